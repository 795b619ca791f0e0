package no.stafettpinnen.journey;

import static no.stafettpinnen.support.Forms.ACCEPTED;
import static no.stafettpinnen.support.Forms.CONCERN;
import static no.stafettpinnen.support.Forms.DESCRIBED;
import static no.stafettpinnen.support.Forms.DONE;
import static no.stafettpinnen.support.Forms.FINAL;
import static no.stafettpinnen.support.Forms.HEARD_CHILD;
import static no.stafettpinnen.support.Forms.HEARD_NO_SUSPICION;
import static no.stafettpinnen.support.Forms.discussed;
import static no.stafettpinnen.support.Forms.evaluated;
import static no.stafettpinnen.support.Forms.homeInformed;
import static no.stafettpinnen.support.Forms.invited;
import static no.stafettpinnen.support.Forms.jump;
import static no.stafettpinnen.support.Forms.levelZero;
import static no.stafettpinnen.support.Forms.next;
import static no.stafettpinnen.support.Forms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.ProcessCoverage;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The journeys through {@code concernToAction}, {@code clarification} and {@code effortCycle}, played by the people in them. */
@StafettTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {

  /** By IndividualPlanTest. */
  private static final String[] AFTER_PLAN = {"planOver", "planIsOver", "suspicionInPlan", "planLeft"};

  private static final String PROCESS = "concernToAction";
  private static final String KARI = "kindergarten:fosslia/kari";
  private static final String ANNE = "kindergarten:fosslia/anne";

  @Autowired
  private Stage stage;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private Consents consents;
  @Autowired
  private HistoryService history;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ProcessCoverage coverage;

  @BeforeAll
  void startCounting() {
    coverage.reset();
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @AfterAll
  void everyNodeAndFlowIsReached() {
    coverage.assertCovered(repository, "concernToAction", 0.95, AFTER_PLAN);
    coverage.assertCovered(repository, "followGuide", 0.95);
    coverage.assertCovered(repository, "raiseSuspicion", 0.95);
    coverage.assertCovered(repository, "clarification", 0.95);
    coverage.assertCovered(repository, "effortCycle", 0.95);
  }

  @Test
  @Rule({"R081", "R082", "R083", "R089", "R090", "R098", "R099", "R100", "R103", "R105"})
  void s01LanguageInTheKindergarten() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    assertHolder(caseId, "kari");
    clarifies(kari, caseId, "ownService");
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);

    LocalDate evaluation = today().plusWeeks(6);
    kari.does(caseId, "planMeasures", plan(evaluation, KARI, ANNE));
    assertThat(messagesTo(kari, caseId)).isEmpty();
    stage.wait(Duration.ofDays(36));
    assertThat(today()).isBefore(evaluation);
    assertThat(messagesTo(kari, caseId)).filteredOn(text -> text.contains("evalueres")).hasSize(1);
    assertThat(messagesTo(stage.person("anne"), caseId)).filteredOn(text -> text.contains("evalueres")).hasSize(1);

    kari.does(caseId, "carryOutMeasure", DONE);
    stage.person("anne").does(caseId, "carryOutMeasure", DONE);
    kari.does(caseId, "hearChildBeforeEvaluation", HEARD_CHILD);
    kari.does(caseId, "evaluateEffort", evaluated("reached"));
    assertHolder(caseId, "kari");
    kari.does(caseId, "decideNextStep", next("close"));
    kari.does(caseId, "finalEvaluation", FINAL);

    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
    assertThat(baton.turns(caseId)).extracting(BatonLedger.Turn::holder).containsExactly("kari", null);
  }

  @Test
  @Rule({"R011", "R012", "R013", "R083", "R090", "R098", "R103", "R105"})
  void upAndDownThroughAllLevels() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    Caseworker per = stage.person("per");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "ownService");

    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("partly"));
    kari.does(caseId, "decideNextStep", next("repeat"));
    kari.does(caseId, "agreeNewEvaluationDate", """
        {"continuation": {"evaluationDate": "%s", "agreement": "Vi fortsetter."}}""".formatted(today().plusWeeks(3)));
    carriesOutAndEvaluates(kari, caseId, evaluated("none", "yes"));
    kari.does(caseId, "decideNextStep", next("adjust"));
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("none", "no"));
    kari.does(caseId, "decideNextStep", next("toLevel2"));

    kari.does(caseId, "inviteService", invited("health:stjordal", today()));
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("invited is not yet in").isEqualTo(404);
    hilde.does(caseId, "answerInvitation", """
        {"flow": {"invitationAccepted": "no"}, "invitation": {"reasonDeclined": "Vi har ikke kapasitet."}}""");
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("said no").isEqualTo(404);
    kari.does(caseId, "inviteService", invited("health:stjordal", today()));
    hilde.does(caseId, "answerInvitation", ACCEPTED);
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("takes part").isEqualTo(200);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(8), KARI, "health:stjordal/hilde"));
    hilde.does(caseId, "carryOutMeasure", DONE);
    carriesOutAndEvaluates(kari, caseId, evaluated("none", "no"));
    kari.does(caseId, "decideNextStep", next("toLevel3"));

    kari.does(caseId, "inviteService", invited("ppt:vaernes", today()));
    per.does(caseId, "answerInvitation", ACCEPTED);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(12), "ppt:vaernes/per"));
    per.does(caseId, "carryOutMeasure", DONE);
    hearsAndEvaluates(kari, caseId, evaluated("reached"));
    kari.does(caseId, "decideNextStep", next("toLevel2"));
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(2);

    kari.does(caseId, "planMeasures", plan(today().plusWeeks(8), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("reached"));
    kari.does(caseId, "decideNextStep", next("toLevel1"));
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("back in the own service").isEqualTo(404);

    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("reached"));
    kari.does(caseId, "decideNextStep", next("close"));
    kari.does(caseId, "finalEvaluation", FINAL);
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(baton.turns(caseId)).extracting(BatonLedger.Turn::holder).containsExactly("kari", null);
  }

  @Test
  @Rule({"R011", "R012", "R013"})
  void aJumpNeedsAReason() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    untilDecision(kari, caseId);
    Caseworker.Answer refused = kari.tries(caseId, "decideLevelZero", """
        {"flow": {"assessment": "otherServices"}, "decision": {"reason": "Vi er enige."}}""");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/path").asText()).isEqualTo("decision.jumpReason");
    assertThat(stage.openTasks(caseId)).containsExactly("decideLevelZero");

    kari.does(caseId, "decideLevelZero", levelZero("ownService"));
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("none", "no"));
    assertThat(kari.tries(caseId, "decideNextStep", next("toLevel3")).status()).isEqualTo(422);
    kari.does(caseId, "decideNextStep", jump("toLevel3"));
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(3);
    assertThat(stage.openTasks(caseId)).containsExactly("inviteService");
  }

  @Test
  @Rule({"R011", "R083", "R114"})
  void aServiceWithoutConsentLeavesTheEffortAndTheLevelFollows() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "otherServices");
    kari.does(caseId, "inviteService", invited("health:stjordal", today()));
    stage.person("hilde").does(caseId, "answerInvitation", ACCEPTED);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(8), KARI));
    carriesOutAndEvaluates(kari, caseId, evaluated("none", "no"));
    kari.does(caseId, "decideNextStep", next("toLevel3"));
    kari.does(caseId, "inviteService", invited("ppt:vaernes", today()));
    stage.person("per").does(caseId, "answerInvitation", ACCEPTED);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(12), "ppt:vaernes/per", KARI));

    withdraws(kari, caseId, "ppt:vaernes");
    assertThat(caseFile.find(caseId).orElseThrow().level()).as("one other service is left").isEqualTo(2);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(stage.person("per").get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).body()).contains("avsluttet").doesNotContain("De orker ikke mer");
    withdraws(kari, caseId, "health:stjordal");
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(404);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    assertThat(stage.openTasks(caseId)).containsExactly("carryOutMeasure");
  }

  @Test
  @Rule("R107")
  void fromAnotherMunicipalityItGoesOnAtTheSameLevel() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "ownService");
    kari.begins(caseId, "moveCase", Forms.moves("selbu/school:selbu", "bothGuardians", today()));
    stage.person("nina").does(caseId, "receiveCase", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertHolder(caseId, "nina");
  }

  @Test
  void levelTwoGoesOnWithoutAServiceThatCanCome() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "otherServices");
    kari.does(caseId, "inviteService", """
        {"flow": {"inviting": "no"}, "invitation": {"reasonNone": "Ingen har plass før jul."}}""");
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
  }

  @Test
  @Rule("R083")
  void noReasonForConcernCloses() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "noReason");
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
  }

  @Test
  @Rule({"R093", "R094", "R101"})
  void suspicionLeavesTheGuideAtOnce() {
    for (String person : List.of("kari", "mona", "dag")) {
      Caseworker reporter = stage.person(person);
      for (String form : List.of(CONCERN.replace("\"none\"", "\"violence\""), CONCERN.replace("\"none\"", "\"unsure\""),
          CONCERN.replace("\"danger\": \"no\"", "\"danger\": \"yes\""))) {
        UUID caseId = reporter.raise(PROCESS, form);
        assertThat(stage.openTasks(caseId)).isNotEmpty().isSubsetOf("callForHelp", "writeReport", "reportToPolice");
        stage.openTasks(caseId).forEach(task -> assertThat(dueDay(reporter, caseId, task)).isBetween(today(), stage.dayOfLeastTime()));
      }
    }
  }

  @Test
  @Rule({"R093", "R101"})
  void whatTheChildTellsGoesToBarnevernBeforeTheHomeIsInformed() {
    Caseworker dag = stage.person("dag");
    UUID caseId = dag.raise(PROCESS, CONCERN);
    dag.does(caseId, "describeConcern", DESCRIBED);
    dag.does(caseId, "discussConcern", discussed(today()));
    dag.does(caseId, "hearChild", HEARD_NO_SUSPICION.replace("\"none\"", "\"violence\""));
    assertThat(stage.openTasks(caseId)).containsExactlyInAnyOrder("writeReport", "reportToPolice");
  }

  @Test
  @Rule("R093")
  void careConcernAtAnyLevelGoesToBarnevern() {
    Caseworker kari = stage.person("kari");
    UUID atZero = kari.raise(PROCESS, CONCERN);
    clarifies(kari, atZero, "careConcern");
    assertThat(stage.openTasks(atZero)).containsExactly("writeReport");

    UUID atOne = kari.raise(PROCESS, CONCERN);
    clarifies(kari, atOne, "ownService");
    kari.does(atOne, "planMeasures", plan(today().plusWeeks(6), KARI));
    carriesOutAndEvaluates(kari, atOne, evaluated("reached").replace("\"careConcern\": \"no\"", "\"careConcern\": \"yes\""));
    String decide = kari.task(atOne, "decideNextStep").orElseThrow().path("id").asText();
    assertThat(kari.get("/api/forms/tasks/" + decide).json().at("/data/flow/proposedStep").asText()).isEqualTo("fastTrack");
    kari.does(atOne, "decideNextStep", next("fastTrack"));
    assertThat(stage.openTasks(atOne)).containsExactly("writeReport");
  }

  @Test
  @Rule({"R093", "R105"})
  void afterASuspicionTheGuideGoesOnWhereItIsNeededOrTheCaseCloses() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("toLevel1"));
    kari.does(caseId, "decideHomeContact", """
        {"flow": {"homeContact": "yes"}, "homeContact": {"clarifiedBy": "Mottaket", "date": "%s", "reason": "Avtalt"}}""".formatted(today()));
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("close"));
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
  }

  @Test
  @Rule("R093")
  void aNewSuspicionTakesTheDecisionAfterTheFirstOneBack() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    assertThat(stage.openTasks(caseId)).contains("decideAfterSuspicion");
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("decideAfterSuspicion");
    kari.does(caseId, "sendNewInformation", """
        {"addition": {"grounds": ["a"], "seen": "Gråter mye"}, "flow": {"reportVia": "phone"}}""");
    kari.does(caseId, "confirmReceipt", """
        {"receipt": {"confirmedBy": "Mottaket", "date": "%s"}}""".formatted(today()));
    assertThat(stage.openTasks(caseId)).contains("decideAfterSuspicion", "reviewReport");
  }

  @Test
  @Rule({"R086", "R102"})
  void theFirstActionIsDueTheNextWorkingDayAndInFrostaTheSame() {
    Caseworker kari = stage.person("kari");
    UUID stjordal = kari.raise(PROCESS, CONCERN);
    LocalDate next = today().plusDays(1);
    assertThat(dueDay(kari, stjordal, "describeConcern")).isAfterOrEqualTo(next).isBefore(next.plusDays(10));

    Caseworker frida = stage.person("frida");
    UUID frosta = frida.raise(PROCESS, CONCERN.replace("\"concern\"", "\"start\": {\"unit\": \"frosta/school:frosta\"}, \"concern\""));
    assertThat(dueDay(frida, frosta, "describeConcern")).isBeforeOrEqualTo(dueDay(kari, stjordal, "describeConcern"));
  }

  @Test
  void noVariableOutsideTheTypedList() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise(PROCESS, CONCERN);
    clarifies(kari, caseId, "ownService");
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI, ANNE));
    List<String> multiInstance = List.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");
    assertThat(history.createHistoricVariableInstanceQuery().list()).isNotEmpty().allSatisfy(variable -> {
      if (!multiInstance.contains(variable.getName())) {
        FlowVariable listed = FlowVariable.find(variable.getName()).orElseThrow(() ->
            new AssertionError(variable.getName() + " is not in the list of flow variables"));
        assertThat(variable.getValue()).satisfiesAnyOf(value -> assertThat(value).isNull(),
            value -> assertThat(value).isInstanceOf(listed.type()));
      }
    });
  }

  private void withdraws(Caseworker person, UUID caseId, String service) {
    UUID consent = consents.standing(caseId).stream().filter(one -> one.services().contains(service)).findFirst().orElseThrow().id();
    person.begins(caseId, "withdrawConsent", Forms.withdrawn(consent, today()));
  }

  private void clarifies(Caseworker person, UUID caseId, String assessment) {
    untilDecision(person, caseId);
    person.does(caseId, "decideLevelZero", levelZero(assessment));
  }

  private void untilDecision(Caseworker person, UUID caseId) {
    person.does(caseId, "describeConcern", DESCRIBED);
    person.does(caseId, "discussConcern", discussed(today()));
    person.does(caseId, "hearChild", HEARD_NO_SUSPICION);
    person.does(caseId, "informHome", homeInformed(today()));
  }

  private void carriesOutAndEvaluates(Caseworker person, UUID caseId, String evaluation) {
    person.does(caseId, "carryOutMeasure", DONE);
    hearsAndEvaluates(person, caseId, evaluation);
  }

  private void hearsAndEvaluates(Caseworker person, UUID caseId, String evaluation) {
    person.does(caseId, "hearChildBeforeEvaluation", HEARD_CHILD);
    person.does(caseId, "evaluateEffort", evaluation);
  }

  private void assertHolder(UUID caseId, String person) {
    assertThat(baton.holder(caseId)).map(BatonLedger.Holder::person).contains(person);
  }

  private List<String> messagesTo(Caseworker person, UUID caseId) {
    return stage.messages(person.id(), caseId);
  }

  private LocalDate dueDay(Caseworker person, UUID caseId, String key) {
    String due = person.task(caseId, key).orElseThrow().path("due").asText();
    return java.time.OffsetDateTime.parse(due, java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
        .atZoneSameInstant(ZoneId.of("Europe/Oslo")).toLocalDate();
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
