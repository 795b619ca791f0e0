package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S16, a child of five in Melhus: PPT and the health centre do not agree on who coordinates. */
@StafettTest
class ChooseCoordinatingServiceTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String PPT = "ppt:melhus";
  private static final String HEALTH = "health:melhus";
  private static final String OFFICE = "office:melhus";
  private static final String RAISED = """
      {"disagreement": {"other": "health:melhus", "view": "Helsestasjonen kjenner familien best."}}""";
  private static final String VIEW = """
      {"serviceView": {"text": "PPT har utredet barnet og bør samordne."}}""";
  private static final String HEARD = """
      {"childView": {"heard": "yes", "how": "Tegning", "text": "Vil snakke med Turid.", "bestInterests": "Én trygg voksen."},
       "coordinationWish": {"service": "health:melhus", "contact": "yes"}}""";
  private static final String SETTLED = """
      {"settlement": {"service": "health:melhus", "why": "Barnet vil ha hjelp der, og familien kjenner dem."}}""";

  @Autowired
  private Stage stage;
  @Autowired
  private TaskService tasks;
  @Autowired
  private Consents consents;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R091", "R092", "R148"})
  void theNamedDeciderSettlesItWhenBothAndTheChildAreHeard() {
    UUID caseId = disagreed();
    LocalDate raised = today();
    mona().does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", raised, OFFICE));
    assertThat(stage.openTasks(caseId)).contains("giveServiceView").doesNotContain("hearChildOnCoordination", "settleCoordination");
    JsonNode asked = form("turid", caseId, "giveServiceView");
    assertThat(asked.at("/disagreement/view").asText()).startsWith("Helsestasjonen kjenner familien best.");
    turid().does(caseId, "giveServiceView", VIEW);

    assertThat(stage.openTasks(caseId)).contains("hearChildOnCoordination").doesNotContain("settleCoordination");
    assertThat(mona().tries(caseId, "hearChildOnCoordination", """
        {"coordinationWish": {"contact": "yes"}}""").status()).as("the child's view first").isEqualTo(422);
    mona().does(caseId, "hearChildOnCoordination", HEARD);

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
    stage.person("terje").does(caseId, "settleCoordination", SETTLED);

    for (String person : new String[] {"pernille", "turid", "mona"}) {
      assertThat(stage.messages(person, caseId)).as(person)
          .anyMatch(message -> message.startsWith("Kommunen har avgjort hvem som samordner i sak"));
    }
    for (String person : new String[] {"pernille", "turid"}) {
      assertThat(stage.person(person).get("/api/cases/" + caseId).body()).as("%s sees it", person)
          .contains("Barnet vil ha hjelp der, og familien kjenner dem.");
    }
    assertThat(jdbc.sql("SELECT settled_by || ' ' || settled_service FROM coordination_disagreement WHERE case_id = :case").param("case", caseId)
        .query(String.class).single()).isEqualTo("terje health:melhus");
  }

  @Test
  @Rule({"R091", "R092"})
  void nothingIsSettledUnheard() {
    UUID caseId = disagreed();
    assertThatThrownBy(() -> jdbc.sql("""
            UPDATE coordination_disagreement SET pending = NULL, settled_at = raised_at, settled_by = 'terje', settled_service = 'health:melhus',
              settlement_text = view_text WHERE case_id = :case""").param("case", caseId).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @Rule("R092")
  void aServiceDoesNotDisagreeWithItself() {
    UUID caseId = shared();
    Caseworker.Answer refused = pernille().triesToBegin(caseId, "chooseCoordinatingService", RAISED.replace(HEALTH, PPT));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Velg den andre tjenesten, ikke din egen.");
  }

  @Test
  @Rule({"R092", "R140"})
  void withoutConsentForTheUnitNobodySettlesIt() {
    UUID caseId = disagreed();
    assertThat(stage.person("terje").get("/api/cases/" + caseId).status()).isEqualTo(404);
    mona().does(caseId, "registerNeedConsent", NeedForms.consentRefused());
    assertThat(stage.openTasks(caseId)).doesNotContain("giveServiceView");
    assertThat(pernille().actions(caseId)).as("it can be asked again").contains("chooseCoordinatingService");
  }

  @Test
  @Rule({"R092", "R093"})
  void itStopsWithASuspicion() {
    UUID caseId = asked();
    mona().begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("giveServiceView");
    assertThat(pending(caseId)).isZero();
  }

  @Test
  @Rule("R092")
  void itStopsWithTheCase() {
    UUID caseId = asked();
    Forms.clarifies(mona(), caseId, "noReason", today());
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(pending(caseId)).isZero();
  }

  @Test
  @Rule({"R092", "R114"})
  void itStopsWhenOneOfThemOrTheUnitIsOut() {
    for (String service : new String[] {HEALTH, OFFICE}) {
      UUID caseId = asked();
      consents.standing(caseId).stream().filter(one -> one.services().contains(service)).toList()
          .forEach(one -> mona().begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
      assertThat(stage.openTasks(caseId)).as(service).doesNotContain("giveServiceView");
      assertThat(pending(caseId)).as(service).isZero();
    }
  }

  /** A case of mona's at the school, where consents name PPT, which takes part, and the health centre. */
  private UUID shared() {
    UUID caseId = mona().raise("concernToAction", NeedForms.concern("melhus/school:gimse").replace("2023-02-01", "2021-05-01"));
    for (String service : new String[] {PPT, HEALTH}) {
      mona().begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", today(), today().plusMonths(6), service));
    }
    consents.admit(caseId, PPT, true);
    return caseId;
  }

  private UUID disagreed() {
    UUID caseId = shared();
    pernille().begins(caseId, "chooseCoordinatingService", RAISED);
    return caseId;
  }

  private UUID asked() {
    UUID caseId = disagreed();
    mona().does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), OFFICE));
    return caseId;
  }

  private JsonNode form(String person, UUID caseId, String key) {
    JsonNode task = stage.person(person).task(caseId, key).orElseThrow();
    if (task.path("assignee").isNull()) {
      stage.person(person).claim(task.path("id").asText());
    }
    return stage.person(person).get("/api/forms/tasks/" + task.path("id").asText()).json().path("data");
  }

  private int pending(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM coordination_disagreement WHERE case_id = :case AND pending").param("case", caseId)
        .query(Integer.class).single();
  }

  private Caseworker mona() {
    return stage.person("mona");
  }

  private Caseworker pernille() {
    return stage.person("pernille");
  }

  private Caseworker turid() {
    return stage.person("turid");
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
