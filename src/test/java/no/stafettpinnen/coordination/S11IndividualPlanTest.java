package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.NeedForms.MEETING;
import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S11: a youth of sixteen on Frosta wants an individuell plan, has it revised after half a year, and withdraws. */
@StafettTest
class S11IndividualPlanTest {

  private static final String PLAN = "individuellPlan";
  private static final String OFFICE = "office:frosta";
  private static final String SCHOOL = "school:frosta";
  private static final String HEALTH = "health:frosta";
  private static final String FRIDA = SCHOOL + "/frida";
  private static final String EVA = HEALTH + "/eva";
  private static final String YOUTH_DECIDES = "Fra 16 år samtykker ungdommen selv til individuell plan.";

  @Autowired
  private Stage stage;
  @Autowired
  private PlanStage on;
  @Autowired
  private CaseRuns runs;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private IndividualPlans plans;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker frida;
  private Caseworker eva;
  private Caseworker trine;

  @BeforeEach
  void people() {
    frida = stage.person("frida");
    eva = stage.person("eva");
    trine = stage.person("trine");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R141", "R143", "R149", "R150", "R114", "R105"})
  void fromTheReportedNeedToTheWithdrawal() {
    UUID caseId = needIsAssessed();
    youthWantsAPlan(caseId);
    goalThatCantBeMeasuredIsNotApproved(caseId);
    planIsApprovedAndTheStafettloggClosesIntoIt(caseId);
    secondPlanIsRefused();
    planIsRevisedAfterHalfAYear(caseId);
    withdrawalEndsSharingTheSameMinute(caseId);
  }

  private UUID needIsAssessed() {
    UUID caseId = raised();
    frida.begins(caseId, "coordinationNeed", NeedForms.need("no", SCHOOL, HEALTH));
    frida.does(caseId, "registerNeedConsent", NeedForms.consents("youth", on.today(), OFFICE));
    trine.does(caseId, "answerNeed", NeedForms.answer(on.today()));
    trine.does(caseId, "holdUnitMeeting", MEETING);
    trine.does(caseId, "assessRights", NeedForms.assessed(VIEW, "no", "yes", "no", "none", "Møtene om planen holder.")
        .replace("\"serious\": \"yes\"", "\"serious\": \"no\"").replace("\"koordinator\": \"no\"", "\"koordinator\": \"yes\""));
    assertThat(stage.openTasks(caseId)).contains("carryOutMeasure", "offerPlan");
    return caseId;
  }

  private UUID raised() {
    UUID caseId = frida.raise(PlanStage.GUIDE, NeedForms.concern("frosta/" + SCHOOL).replace("Ola Testbarn", "Sara Elvesen")
        .replace("2023-02-01", on.today().minusYears(16).minusMonths(2).toString()));
    Forms.clarifies(frida, caseId, "ownService", on.today());
    frida.does(caseId, "planMeasures", Forms.plan(on.today().plusWeeks(6), FRIDA));
    return caseId;
  }

  private void youthWantsAPlan(UUID caseId) {
    assertRefused(trine.tries(caseId, "offerPlan", on.answered("yes", "guardians")), YOUTH_DECIDES);
    trine.does(caseId, "offerPlan", on.answered("yes", "youth"));
    assertRefused(frida.tries(caseId, "registerPlanConsent", on.consented("bothGuardians", OFFICE, HEALTH)), YOUTH_DECIDES);
    frida.does(caseId, "registerPlanConsent", on.consented("youth", OFFICE, HEALTH));
    assertThat(eva.get("/api/cases/" + caseId).status()).as("a consent alone lets nobody in").isEqualTo(404);
  }

  private void goalThatCantBeMeasuredIsNotApproved(UUID caseId) {
    JsonNode empty = on.shown(frida, caseId, "draftPlan");
    assertThat(empty.path("planGoals")).as("the measures of the stafettlogg").hasSize(1);
    assertThat(empty.at("/planGoals/0/action").asText()).startsWith("Språklek hver dag");
    String unmeasured = "{\"goal\": \"Få det bedre\", \"action\": \"Samtaler\", \"responsible\": \"" + EVA + "\"}";
    frida.does(caseId, "draftPlan", on.draft(FRIDA, on.goal("Være på skolen", FRIDA, 20), unmeasured));
    assertRefused(trine.tries(caseId, "approvePlan", on.approved("yes")), "Planen kan ikke godkjennes: mål 2 mangler hvordan det måles og dato.");
    assertThat(plans.standing(caseId).orElseThrow().liveVersion()).isNull();
    assertThat(on.shown(trine, caseId, "approvePlan").at("/plan/whole").asText()).as("all nine parts")
        .contains("1. Mål", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ", "9. Samarbeid", "mangler");
    trine.does(caseId, "approvePlan", on.notApproved());

    JsonNode again = on.shown(frida, caseId, "draftPlan");
    assertThat(again.at("/plan/toChange").asText()).contains("Mål 2 må kunne måles");
    assertThat(again.path("planGoals")).hasSize(2);
    assertThat(again.at("/plan/matters").asText()).startsWith("Å bli rørlegger");
  }

  private void planIsApprovedAndTheStafettloggClosesIntoIt(UUID caseId) {
    frida.does(caseId, "draftPlan", on.draft(FRIDA, on.goal("Være på skolen", FRIDA, 20), on.goal("Sove om natta", EVA, 10)));
    assertRefused(trine.tries(caseId, "approvePlan", on.approved("no")), "ikke er enige");
    trine.does(caseId, "approvePlan", on.approved("yes"));
    assertThat(runs.isRunning(caseId, PlanStage.GUIDE)).as("the stafettlogg is closed into the plan").isFalse();
    assertThat(stage.openTasks(caseId)).containsExactly("answerPromise", "answerPromise");
    assertThat(origins(caseId)).as("its measures move along").containsExactly("PLAN");
    assertThat(baton.holder(caseId)).map(BatonLedger.Holder::person).as("the case is open").contains("frida");
    assertThat(eva.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(eva.task(caseId, "answerPromise")).as("her service is in the plan").isPresent();
    assertThat(jdbc.sql("SELECT COUNT(*) FROM plan_goal g JOIN individual_plan p ON p.id = g.plan WHERE p.case_id = :case AND g.version = 2 "
        + "AND g.approved AND g.measurable AND g.responsible IS NOT NULL AND g.due IS NOT NULL").param("case", caseId).query(Integer.class).single())
        .as("every goal is measurable, with responsible and date").isEqualTo(2);
  }

  private void secondPlanIsRefused() {
    UUID other = raised();
    frida.begins(other, "coordinationNeed", NeedForms.need("no", SCHOOL, HEALTH));
    frida.does(other, "registerNeedConsent", NeedForms.consents("youth", on.today(), OFFICE));
    trine.does(other, "answerNeed", NeedForms.answer(on.today()));
    trine.does(other, "holdUnitMeeting", MEETING);
    trine.does(other, "assessRights", NeedForms.assessed(VIEW, "no", "yes", "no", "none", "Har plan i en annen sak."));
    assertRefused(trine.tries(other, "offerPlan", on.answered("yes", "youth")), "Barnet har en individuell plan allerede, og kan bare ha én.");
  }

  private void planIsRevisedAfterHalfAYear(UUID caseId) {
    LocalDate revision = on.today().plusMonths(6);
    on.morning(revision.minusDays(1));
    assertThat(stage.openTasks(caseId)).doesNotContain("revisePlan");
    on.morning(revision);
    frida.does(caseId, "revisePlan", on.revised("changed"));
    frida.does(caseId, "draftPlan", on.draft(FRIDA, on.goal("Lærlingplass", FRIDA, 30)));
    assertThat(plans.standing(caseId).orElseThrow().liveVersion()).as("the old one is in force until the new one is approved").isEqualTo(2);
    on.letIn(frida, caseId, OFFICE, "youth");
    trine.does(caseId, "approvePlan", on.approved("yes"));
    assertThat(plans.standing(caseId).orElseThrow().liveVersion()).isEqualTo(3);
    eva.does(caseId, "answerPromise", "{\"promiseAnswer\": {\"done\": \"yes\", \"text\": \"Samtalene er i gang.\"}}");
    assertThat(eva.get("/api/cases/" + caseId).status()).as("takes part now").isEqualTo(200);
  }

  private void withdrawalEndsSharingTheSameMinute(UUID caseId) {
    on.withdrawsPurpose(frida, caseId, PLAN);
    assertThat(eva.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(eva.tasks(caseId)).isEmpty();
    assertThat(plans.standing(caseId)).isEmpty();
    assertThat(jdbc.sql("SELECT outcome FROM individual_plan WHERE case_id = :case").param("case", caseId).query(String.class).list())
        .containsExactly("WITHDRAWN");
    assertThat(runs.isRunning(caseId, PLAN)).isFalse();
    assertThat(runs.isRunning(caseId, PlanStage.GUIDE)).as("somebody goes on").isTrue();
    assertThat(stage.openTasks(caseId)).contains("planMeasures");
    assertThat(on.shown(frida, caseId, "planMeasures").path("measures")).as("what followed the plan is there again").hasSize(1);
  }

  private List<String> origins(UUID caseId) {
    return jdbc.sql("SELECT origin FROM measure WHERE case_id = :case AND ended_at IS NULL").param("case", caseId).query(String.class).list();
  }

  private static void assertRefused(Answer answer, String sentence) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.body()).contains(sentence);
  }
}
