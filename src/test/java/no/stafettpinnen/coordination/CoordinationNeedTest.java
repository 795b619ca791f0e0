package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.NeedForms.MEETING;
import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static no.stafettpinnen.coordination.NeedForms.assessed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A need that is reported in a case, until koordinerende enhet has found what the family has a right to (R141, S09). */
@StafettTest
class CoordinationNeedTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String OFFICE = "office:stjordal";

  @Autowired
  private Stage stage;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private Consents consents;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @ParameterizedTest
  @CsvSource({
      "stjordal, lars, school:halsen, unn, office:stjordal, none, Leder for Helse- og velferdskontoret",
      "melhus, mona, school:gimse, terje, office:melhus, none, Leder for Helse- og velferdskontoret",
      "frosta, frida, school:frosta, trine, office:frosta, always, Leder for koordinerende enhet",
      "donna, dag, school:donna, ragnhild, office:donna, always, Leder ved sykehjemmet",
      "meraker, berit, school:meraker, morten, office:meraker, asNeeded, Leder for forvaltningskontoret",
      "selbu, nina, school:selbu, aslaug, office:selbu-tydal, asNeeded, Leder for forvaltningskontoret",
      "tydal, per, ppt:vaernes, aslaug, office:selbu-tydal, asNeeded, Leder for forvaltningskontoret"})
  @Rule({"R140", "R141", "R142", "R143", "R144", "R145", "R156"})
  void eachMunicipalityHasItsWay(String municipality, String reporter, String service, String officer, String office, String meeting,
                                 String convener) {
    Caseworker who = stage.person(reporter);
    Caseworker unit = stage.person(officer);
    UUID caseId = who.raise("concernToAction", NeedForms.concern(municipality + "/" + service));
    LocalDate reported = today();
    who.begins(caseId, "coordinationNeed", NeedForms.need("yes", service, office));
    assertThat(unit.get("/api/cases/" + caseId).status()).as("no consent yet").isEqualTo(404);
    assertThat(holder(caseId)).isEmpty();

    stage.wait(Duration.ofDays(3));
    who.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), office));
    assertThat(unit.get("/api/cases/" + caseId).status()).isEqualTo(200);
    assertThat(holder(caseId)).as("it stands in from the application").contains(office);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey("answerNeed").singleResult().getDueDate())
        .as("a month from the report").isEqualTo(Date.from(reported.plusMonths(1).atTime(16, 0).atZone(OSLO).toInstant()));

    unit.does(caseId, "answerNeed", "asNeeded".equals(meeting) ? NeedForms.answer(today(), "yes") : NeedForms.answer(today()));
    assertThat(stage.messages(reporter, caseId)).anyMatch(message -> message.startsWith("Kontoret har gitt foreløpig svar i sak"));
    if ("none".equals(meeting)) {
      assertThat(stage.openTasks(caseId)).doesNotContain("holdUnitMeeting");
    } else {
      String task = unit.task(caseId, "holdUnitMeeting").orElseThrow().path("id").asText();
      unit.claim(task);
      assertThat(unit.get("/api/forms/tasks/" + task).json().at("/data/need/practice").asText()).startsWith(convener + " kaller inn.");
      unit.does(caseId, "holdUnitMeeting", MEETING);
    }
    unit.does(caseId, "assessRights", assessed(VIEW, "yes", "yes", "yes", "none", null));
    assertThat(running(caseId)).contains("barnekoordinator", "individuellPlan", "ansvarsgruppe").doesNotContain("coordinationNeed");
    assertThat(holder(caseId)).as("until somebody is appointed").contains(office);
    assertThat(jdbc.sql("SELECT right_code FROM right_assessment WHERE case_id = :case AND granted ORDER BY right_code").param("case", caseId)
        .query(String.class).list()).containsExactly("ansvarsgruppe", "barnekoordinator", "individuellPlan");
  }

  @Test
  @Rule({"R143", "R144"})
  void whereItDependsTheUnitChoosesNotToMeet() {
    UUID caseId = stage.person("nina").raise("concernToAction", NeedForms.concern("selbu/school:selbu"));
    stage.person("nina").begins(caseId, "coordinationNeed", NeedForms.need("no", "school:selbu"));
    stage.person("nina").does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), "office:selbu-tydal"));
    stage.person("aslaug").does(caseId, "answerNeed", NeedForms.answer(today(), "no"));
    assertThat(stage.openTasks(caseId)).contains("assessRights").doesNotContain("holdUnitMeeting");
  }

  @Test
  @Rule({"R140", "R114"})
  void withoutConsentTheUnitKnowsNothing() {
    UUID caseId = reported("yes");
    lars().does(caseId, "registerNeedConsent", NeedForms.consentRefused());
    assertThat(running(caseId)).doesNotContain("coordinationNeed");
    assertThat(unn().get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(holder(caseId)).isEmpty();
  }

  @Test
  @Rule("R141")
  void oneNeedAtATime() {
    UUID caseId = reported("no");
    assertThat(lars().actions(caseId)).doesNotContain("coordinationNeed");
    assertThat(lars().triesToBegin(caseId, "coordinationNeed", NeedForms.need("no", "school:halsen")).status()).isEqualTo(409);
  }

  @Test
  @Rule({"R151", "R152"})
  void whoDiffersFromTheTableSaysWhy() {
    UUID caseId = assessable("yes");
    Caseworker.Answer refused = unn().tries(caseId, "assessRights", assessed(VIEW, "no", "yes", "yes", "none", null));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Skriv hvorfor dere kommer til noe annet enn tabellen");
    assertThat(holder(caseId)).contains(OFFICE);

    unn().does(caseId, "assessRights", assessed(VIEW, "no", "yes", "no", "none", "Familien har allerede en fast kontakt."));
    assertThat(running(caseId)).contains("individuellPlan").doesNotContain("barnekoordinator", "ansvarsgruppe");
    assertThat(holder(caseId)).as("the right was not found").isEmpty();
  }

  @Test
  @Rule({"R091", "R105"})
  void theChildsViewComesFirst() {
    UUID caseId = assessable("no");
    Caseworker.Answer refused = unn().tries(caseId, "assessRights", assessed("\"childView\": {}", "yes", "yes", "yes", "none", null));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("childView.heard");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM right_assessment WHERE case_id = :case").param("case", caseId).query(Integer.class).single())
        .isZero();
  }

  @Test
  @Rule("R151")
  void theFormShowsWhatTheTableAnswers() {
    UUID caseId = assessable("no");
    String task = unn().task(caseId, "assessRights").orElseThrow().path("id").asText();
    unn().claim(task);
    assertThat(unn().get("/api/forms/tasks/" + task).json().at("/data/rights/proposal").asText())
        .contains("Barnekoordinator: **ja**", "Det kreves ingen diagnose", "Koordinator: **nei**", "Individuell plan: **ja**",
            "Ansvarsgruppe: **ja**");
  }

  @Test
  @Rule({"R140", "R114", "R156"})
  void itStopsWithTheConsentOfTheUnit() {
    UUID caseId = assessable("yes");
    consents.standing(caseId).stream().filter(one -> one.services().contains(OFFICE)).toList()
        .forEach(one -> lars().begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
    assertThat(stage.openTasks(caseId)).doesNotContain("assessRights");
    assertThat(holder(caseId)).isEmpty();
    assertThat(unn().get("/api/cases/" + caseId).status()).isEqualTo(404);
  }

  @Test
  @Rule({"R141", "R093"})
  void itRestsDuringASuspicionAndIsTakenUpAfterwards() {
    UUID caseId = assessable("yes");
    lars().begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("assessRights");
    assertThat(holder(caseId)).as("from the application on").contains(OFFICE);
    lars().does(caseId, "writeReport", Forms.discussedNotReported(today()));
    assertThat(stage.openTasks(caseId)).contains("answerNeed");
    assertThat(holder(caseId)).contains(OFFICE);
  }

  @Test
  @Rule({"R141", "R114"})
  void withoutConsentDuringASuspicionItIsNotTakenUp() {
    UUID caseId = assessable("yes");
    lars().begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    consents.standing(caseId).stream().filter(one -> one.services().contains(OFFICE)).toList()
        .forEach(one -> lars().begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
    assertThat(holder(caseId)).isEmpty();
    lars().does(caseId, "writeReport", Forms.discussedNotReported(today()));
    assertThat(running(caseId)).doesNotContain("coordinationNeed");
  }

  /** Neither at level 0 nor later. */
  @Test
  @Rule({"R141", "R156"})
  void theCaseIsNotClosedBeforeTheNeedIsAssessed() {
    UUID caseId = assessable("yes");
    lars().does(caseId, "describeConcern", Forms.DESCRIBED);
    lars().does(caseId, "discussConcern", Forms.discussed(today()));
    lars().does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    lars().does(caseId, "informHome", Forms.homeInformed(today()));
    Caseworker.Answer refused = lars().tries(caseId, "decideLevelZero", Forms.levelZero("noReason"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Koordinerende enhet vurderer et behov som er meldt i den.");
    assertThat(stage.openTasks(caseId)).contains("decideLevelZero", "assessRights");
    assertThat(holder(caseId)).contains(OFFICE);
  }

  @Test
  @Rule({"R150", "R152"})
  void whatRunsAlreadyIsNotBegunTwice() {
    UUID caseId = assessable("yes");
    unn().does(caseId, "assessRights", assessed(VIEW, "yes", "yes", "yes", "none", null));
    lars().begins(caseId, "coordinationNeed", NeedForms.need("yes", "school:halsen"));
    unn().does(caseId, "answerNeed", NeedForms.answer(today()));
    unn().does(caseId, "assessRights", assessed(VIEW, "no", "yes", "yes", "none", "Familien har en oppnevnt fra før."));
    assertThat(running(caseId).stream().filter(List.of("barnekoordinator", "individuellPlan", "ansvarsgruppe")::contains))
        .containsExactlyInAnyOrder("barnekoordinator", "individuellPlan", "ansvarsgruppe");
    assertThat(holder(caseId)).as("what is under way is ended there").contains(OFFICE);
  }

  @ParameterizedTest
  @CsvSource({"adulthood", "privateRespite", "familyCase"})
  @Rule("R136")
  void onFrostaMentalHealthAndTheHealthCentreAlwaysCoordinate(String situation) {
    UUID caseId = stage.person("frida").raise("concernToAction", NeedForms.concern("frosta/school:frosta"));
    Caseworker frida = stage.person("frida");
    Caseworker trine = stage.person("trine");
    frida.begins(caseId, "coordinationNeed", NeedForms.need("no", "school:frosta"));
    frida.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), "office:frosta"));
    trine.does(caseId, "answerNeed", NeedForms.answer(today()));
    trine.does(caseId, "holdUnitMeeting", MEETING);
    trine.does(caseId, "assessRights", assessed(VIEW, "no", "no", "no", situation, "Vurdert i møtet."));
    assertThat(stage.person("ola").tasks(caseId)).as("no consent yet").isEmpty();

    frida.does(caseId, "registerPairConsent",
        NeedForms.consents("bothGuardians", today(), "mentalHealth:frosta", "health:frosta"));
    String agreed = """
        {"together": {"own": "Samtaler hver uke.", "how": "Vi ringes fredag.", "next": "%s"}}""".formatted(today().plusDays(7));
    stage.person("ola").does(caseId, "agreeTogether", agreed);
    assertThat(running(caseId)).as("the other has not answered").contains("coordinateTogether");
    stage.person("eva").does(caseId, "agreeTogether", agreed);
    assertThat(running(caseId)).doesNotContain("coordinateTogether");
  }

  @Test
  @Rule({"R136", "R114"})
  void theyStopWhenOneOfThemIsOut() {
    UUID caseId = stage.person("frida").raise("concernToAction", NeedForms.concern("frosta/school:frosta"));
    Caseworker frida = stage.person("frida");
    Caseworker trine = stage.person("trine");
    frida.begins(caseId, "coordinationNeed", NeedForms.need("no", "school:frosta"));
    frida.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), "office:frosta"));
    trine.does(caseId, "answerNeed", NeedForms.answer(today()));
    trine.does(caseId, "holdUnitMeeting", MEETING);
    trine.does(caseId, "assessRights", assessed(VIEW, "no", "no", "no", "familyCase", "Vurdert i møtet."));
    frida.does(caseId, "registerPairConsent",
        NeedForms.consents("bothGuardians", today(), "mentalHealth:frosta", "health:frosta"));
    consents.standing(caseId).stream().filter(one -> one.services().contains("health:frosta")).toList()
        .forEach(one -> frida.begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
    assertThat(stage.openTasks(caseId)).doesNotContain("agreeTogether");
  }

  @Test
  @Rule("R136")
  void otherCasesAndMunicipalitiesCoordinateAsTheyAgree() {
    UUID caseId = assessable("no");
    unn().does(caseId, "assessRights", assessed(VIEW, "no", "no", "no", "familyCase", "Ingen rett."));
    assertThat(running(caseId)).doesNotContain("coordinateTogether");
  }

  private UUID reported(String coordinatorAsked) {
    UUID caseId = lars().raise("concernToAction", Forms.CONCERN);
    lars().begins(caseId, "coordinationNeed", NeedForms.need(coordinatorAsked, "school:halsen", "health:stjordal"));
    return caseId;
  }

  /** The unit has answered for the time being, and is to find the rights. */
  private UUID assessable(String coordinatorAsked) {
    UUID caseId = reported(coordinatorAsked);
    lars().does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), OFFICE));
    unn().does(caseId, "answerNeed", NeedForms.answer(today()));
    return caseId;
  }

  private Optional<String> holder(UUID caseId) {
    return functions.find(caseId, Kind.BARNEKOORDINATOR).map(Function::holder);
  }

  private List<String> running(UUID caseId) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
        .map(instance -> instance.getProcessDefinitionId().split(":")[0]).toList();
  }

  private Caseworker lars() {
    return stage.person("lars");
  }

  private Caseworker unn() {
    return stage.person("unn");
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
