package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S16: a child of five in Melhus; PPT and the health centre do not agree on who coordinates, and the municipality settles it. */
@StafettTest
class S16WhoCoordinatesTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String SCHOOL = "school:gimse";
  private static final String PPT = "ppt:melhus";
  private static final String HEALTH = "health:melhus";
  private static final String OFFICE = "office:melhus";
  private static final String PERNILLE = PPT + "/pernille";
  private static final String TURID = HEALTH + "/turid";

  @Autowired
  private Stage stage;
  @Autowired
  private PlanStage plan;
  @Autowired
  private TaskService tasks;
  @Autowired
  private Consents consents;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private WorkingDays workingDays;
  private Caseworker mona;
  private Caseworker pernille;
  private Caseworker turid;
  private Caseworker terje;

  @BeforeEach
  void people() {
    mona = stage.person("mona");
    pernille = stage.person("pernille");
    turid = stage.person("turid");
    terje = stage.person("terje");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R091", "R092", "R141", "R142", "R146"})
  void fromTheReportedNeedUntilTheSettledServiceCoordinates() {
    UUID caseId = needIsAssessed();
    LocalDate raised = today();
    bothAndTheChildAreHeard(caseId);
    theNamedDeciderSettlesItInTime(caseId, raised);
    bothServicesSeeIt(caseId);
    theSettledServiceCoordinates(caseId);
  }

  /** Where the group is at work already, its member from the settled service takes over, with the tasks. */
  @Test
  @Rule({"R092", "R146", "R147"})
  void aGroupThatIsAtWorkGetsItsCoordinatorFromTheSettledService() {
    UUID caseId = needIsAssessed();
    mona.begins(caseId, "registerConsent", Forms.registered("ansvarsgruppe", "bothGuardians", today(), today().plusMonths(6), PPT, HEALTH));
    terje.does(caseId, "setUpGroup", PlanStage.group(PERNILLE, PERNILLE, TURID));
    assertThat(coordinator(caseId)).isEqualTo("pernille");
    bothAndTheChildAreHeard(caseId);
    terje.does(caseId, "settleCoordination", settles(HEALTH));
    assertThat(coordinator(caseId)).as("at once").isEqualTo("turid");
    assertThat(turid.task(caseId, "callGroupMeeting").orElseThrow().path("assignee").asText()).as("with the task").isEqualTo("turid");
    assertThat(pernille.task(caseId, "callGroupMeeting")).isEmpty();
  }

  /** The case is at the school, where mona has the baton; PPT and the health centre take part. */
  private UUID needIsAssessed() {
    UUID caseId = mona.raise("concernToAction", NeedForms.concern("melhus/" + SCHOOL)
        .replace("2023-02-01", today().minusYears(5).minusMonths(3).toString()));
    mona.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", today(), today().plusMonths(6), PPT, HEALTH));
    consents.admit(caseId, PPT, true);
    mona.begins(caseId, "coordinationNeed", NeedForms.need("no", PPT, HEALTH));
    mona.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), OFFICE));
    terje.does(caseId, "answerNeed", NeedForms.answer(today()));
    terje.does(caseId, "assessRights", NeedForms.assessed(VIEW, "no", "no", "yes", "none", "Familien vil begynne med ansvarsgruppe."));
    return caseId;
  }

  private void bothAndTheChildAreHeard(UUID caseId) {
    pernille.begins(caseId, "chooseCoordinatingService", """
        {"disagreement": {"other": "health:melhus", "view": "Helsestasjonen kjenner familien best."}}""");
    assertThat(stage.openTasks(caseId)).contains("giveServiceView").doesNotContain("hearChildOnCoordination", "settleCoordination");
    assertThat(form("turid", caseId, "giveServiceView").at("/disagreement/view").asText()).startsWith("Helsestasjonen kjenner familien best.");
    turid.does(caseId, "giveServiceView", """
        {"serviceView": {"text": "PPT har utredet barnet og bør samordne."}}""");

    assertThat(stage.openTasks(caseId)).contains("hearChildOnCoordination").doesNotContain("settleCoordination");
    assertThat(mona.tries(caseId, "hearChildOnCoordination", """
        {"coordinationWish": {"contact": "yes"}}""").status()).as("the child's view first").isEqualTo(422);
    mona.does(caseId, "hearChildOnCoordination", """
        {"childView": {"heard": "yes", "how": "Tegning", "text": "Vil snakke med Turid.", "bestInterests": "Én trygg voksen."},
         "coordinationWish": {"service": "health:melhus", "contact": "yes"}}""");
  }

  private void theNamedDeciderSettlesItInTime(UUID caseId, LocalDate raised) {
    Task decision = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("settleCoordination").singleResult();
    assertThat(decision.getAssignee()).as("the named decider").isEqualTo("terje");
    assertThat(decision.getDueDate()).isEqualTo(Date.from(workingDays.plus(raised, 10).atTime(16, 0).atZone(OSLO).toInstant()));
    assertThat(stage.person("elise").task(caseId, "settleCoordination")).as("no leader").isEmpty();
    JsonNode shown = form("terje", caseId, "settleCoordination");
    assertThat(shown.at("/settlement/parties").asText()).contains("PPT i Melhus og Helsestasjonen i Melhus er ikke enige",
        "Leder for Helse- og velferdskontoret", "Terje Ølstad");
    assertThat(shown.at("/settlement/childView").asText()).contains("Vil snakke med Turid", "Helsestasjonen i Melhus");
    assertThat(shown.at("/settlement/proposal").asText()).contains("Barnet har sagt hvem det helst vil");
    assertThat(shown.at("/disagreement/view").asText()).startsWith("Helsestasjonen kjenner familien best.");
    assertThat(shown.at("/serviceView/text").asText()).startsWith("PPT har utredet barnet");
    terje.does(caseId, "settleCoordination", settles(HEALTH));
  }

  private void bothServicesSeeIt(UUID caseId) {
    for (String person : new String[] {"pernille", "turid", "mona"}) {
      assertThat(stage.messages(person, caseId)).as(person)
          .anyMatch(message -> message.startsWith("Kommunen har avgjort hvem som samordner i sak"));
    }
    for (String person : new String[] {"pernille", "turid"}) {
      assertThat(stage.person(person).get("/api/cases/" + caseId).body()).as("%s sees it", person)
          .contains("Barnet vil ha hjelp der, og familien kjenner dem.");
    }
  }

  /** What is settled is proposed where the coordinator is chosen, and another is refused. */
  private void theSettledServiceCoordinates(UUID caseId) {
    assertThat(form("terje", caseId, "setUpGroup").at("/group/coordinator").asText()).isEqualTo(TURID);
    Caseworker.Answer refused = terje.tries(caseId, "setUpGroup", PlanStage.group(PERNILLE, PERNILLE, TURID));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Kommunen har avgjort at Helsestasjonen i Melhus samordner. Velg en koordinator derfra.");
    terje.does(caseId, "setUpGroup", PlanStage.group(TURID, PERNILLE, TURID));
    assertThat(coordinator(caseId)).isEqualTo("turid");
    turid.does(caseId, "callGroupMeeting", plan.called(today().plusDays(7), HEALTH));
    assertThat(stage.messages("pernille", caseId)).anyMatch(text -> text.startsWith("Du er innkalt til møte i ansvarsgruppa"));
  }

  private static String settles(String service) {
    return """
        {"settlement": {"service": "%s", "why": "Barnet vil ha hjelp der, og familien kjenner dem."}}""".formatted(service);
  }

  private String coordinator(UUID caseId) {
    return functions.find(caseId, Kind.GROUP_COORDINATOR).map(Function::holder).orElse("");
  }

  private JsonNode form(String person, UUID caseId, String key) {
    return plan.shown(stage.person(person), caseId, key);
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
