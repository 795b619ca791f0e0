package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An individuell plan from the offer to its end, played by the people in it. */
@StafettTest
class IndividualPlanTest {

  private static final String PLAN = "individuellPlan";
  private static final String BEGINS = "planRightFound";
  private static final String OFFICE = "office:frosta";
  private static final String SCHOOL = "school:frosta";
  private static final String HEALTH = "health:frosta";
  private static final String FRIDA = SCHOOL + "/frida";
  private static final String EVA = HEALTH + "/eva";

  @Autowired
  private Stage stage;
  @Autowired
  private Consents consents;
  @Autowired
  private CaseMessages messages;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private CaseRuns runs;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private IndividualPlans plans;
  @Autowired
  private PlanReader reader;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private ServiceRegistration registration;
  @Autowired
  private IdentityService identity;
  @Autowired
  private JdbcClient jdbc;
  private PlanStage on;
  private boolean officeIsNew;
  private Caseworker frida;
  private Caseworker eva;
  private Caseworker per;

  @BeforeEach
  void begin() {
    on = new PlanStage(stage, consents, messages, retry);
    officeIsNew = directory.service(OFFICE).isEmpty();
    if (officeIsNew) {
      registration.service(OFFICE, "Koordinerende enhet på Frosta", List.of("frosta"));
    }
    identity.createMembership("per", OFFICE);
    frida = stage.person("frida");
    eva = stage.person("eva");
    per = stage.person("per");
  }

  @AfterEach
  void end() {
    identity.deleteMembership("per", OFFICE);
    if (officeIsNew) {
      identity.deleteGroup(OFFICE);
      identity.deleteGroup("leader:" + OFFICE);
    }
    stage.resetClock();
  }

  @Test
  @Rule({"R149", "R150"})
  void guardiansAnswerForAYoungerChildWhoIsHeard() {
    UUID caseId = on.raised(frida, "Mia Plansen", 9, "frosta", SCHOOL, "bothGuardians");
    on.begins(caseId, PLAN, BEGINS, "frosta", SCHOOL);
    assertRefused(per.tries(caseId, "offerPlan", on.answered("yes", "youth")), "Begge foreldrene");
    assertThat(per.tries(caseId, "offerPlan", on.answered("yes", "guardians").replaceFirst("\"childView\": \\{[^}]*}, ", "")).status()).isEqualTo(422);
    per.does(caseId, "offerPlan", on.answered("yes", "guardians"));
    frida.does(caseId, "registerPlanConsent", """
        {"flow": {"consentGiven": "no"}, "noConsent": {"reason": "De vil vente."}}""");
    assertThat(stage.openTasks(caseId)).as("asked again later").doesNotContain("draftPlan", "registerPlanConsent", "offerPlan");
  }

  @Test
  @Rule("R149")
  void aChildHasOnePlanInWhateverCase() {
    UUID first = drafted("Tuva Plansen");
    UUID second = on.raised(frida, "Tuva Plansen", 16, "frosta", SCHOOL, "youth");
    on.begins(second, PLAN, BEGINS, "frosta", SCHOOL);
    assertRefused(per.tries(second, "offerPlan", on.answered("yes", "youth")), "Barnet har en individuell plan allerede, og kan bare ha én.");
    assertThat(plans.standing(second)).isEmpty();
    assertThatThrownBy(() -> jdbc.sql("""
        INSERT INTO individual_plan (id, case_id, child_reference, standing, begun_at, version, revision_on)
        SELECT :id, :second, child_reference, TRUE, begun_at, 0, revision_on FROM individual_plan WHERE case_id = :first""")
        .param("id", UUID.randomUUID()).param("second", second).param("first", first).update()).as("by the database")
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> jdbc.sql("""
        UPDATE plan_goal SET approved = TRUE, due = NULL WHERE plan IN (SELECT id FROM individual_plan WHERE case_id = :case)""")
        .param("case", first).update()).as("no goal without a date is approved").message().containsIgnoringCase("plan_goal_approved");

    on.withdrawsPurpose(frida, first, PLAN);
    assertThat(outcomes(first)).as("a draft ends with its consent").containsExactly("WITHDRAWN");
    assertThat(stage.openTasks(first)).doesNotContain("draftPlan", "approvePlan").contains("carryOutMeasure");
    per.does(second, "offerPlan", on.answered("yes", "youth"));
  }

  @Test
  @Rule("R149")
  void aPlanThatGoesOnUnchangedIsRevisedAgainAndEndsWhenItIsNotNeeded() {
    UUID caseId = live("Jon Plansen");
    assertThat(frida.get("/api/cases/" + caseId).status()).isEqualTo(200);
    on.morning(on.today().plusMonths(6));
    LocalDate revised = on.today();
    frida.does(caseId, "revisePlan", on.revised("unchanged"));
    assertThat(stage.openTasks(caseId)).as("nothing is promised twice").containsExactly("answerPromise");
    on.morning(revised.plusMonths(3));
    frida.does(caseId, "revisePlan", on.revised("no"));
    assertThat(outcomes(caseId)).containsExactly("DONE");
    assertThat(stage.openTasks(caseId)).contains("planMeasures");
    assertThat(jdbc.sql("SELECT outcome FROM plan_revision WHERE case_id = :case ORDER BY recorded_at").param("case", caseId)
        .query(String.class).list()).containsExactly("unchanged", "no");
  }

  @Test
  @Rule({"R093", "R149"})
  void aSuspicionStopsThePlanAtOnceAndItIsOfferedAnewAfterwards() {
    UUID caseId = live("Ida Plansen");
    frida.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(outcomes(caseId)).containsExactly("SUSPICION");
    assertThat(stage.openTasks(caseId)).contains("writeReport").doesNotContain("answerPromise", "revisePlan", "planMeasures");
    frida.does(caseId, "writeReport", Forms.discussedNotReported(on.today()));
    assertThat(stage.openTasks(caseId)).as("nothing goes to the home yet").contains("decideAfterSuspicion").doesNotContain("offerPlan");
    frida.does(caseId, "decideHomeContact", Forms.homeContact("yes", on.today()));
    on.morning(on.today().plusDays(8));
    assertThat(stage.openTasks(caseId)).contains("offerPlan");
  }

  @Test
  @Rule({"R114", "R149"})
  void whoeverHoldsTheBatonApprovesWhereTheUnitIsOut() {
    UUID caseId = drafted("Nora Plansen");
    assertThat(per.task(caseId, "approvePlan")).isPresent();
    on.withdraws(frida, caseId, OFFICE);
    assertThat(per.tasks(caseId)).isEmpty();
    assertThat(outcomes(caseId)).as("the plan's consent named the office too").containsExactly("WITHDRAWN");

    UUID other = offered("Liv Plansen");
    on.withdraws(frida, other, OFFICE);
    assertThat(per.tasks(other)).isEmpty();
    assertThat(frida.task(other, "offerPlan")).isPresent();
  }

  @Test
  @Rule("R149")
  void thePlanIsReadAsItIsPrinted() {
    UUID caseId = live("Max Plansen");
    PlanData plan = reader.of(caseId, "Max Plansen").orElseThrow();
    assertThat(plan.resources()).hasSize(2);
    assertThat(plan.goals()).singleElement().satisfies(goal -> assertThat(goal.sign()).startsWith("Fravær under ti prosent"));
    assertThat(plan.participants()).hasSize(2);
    assertThat(plan.coordinator().name()).isEqualTo("Frida Logtun");
    assertThat(plan.contributions()).hasSize(2);
    assertThat(plan.revisions()).hasSize(1);
    assertThat(plan.consents()).singleElement().satisfies(consent -> assertThat(consent.signedAs()).isEqualTo("youth"));
    assertThat(plan.cooperation()).hasSize(1);
    assertThat(plan.approvals()).hasSize(2);
    assertThat(Set.of(plan.matters(), plan.coordination(), plan.carryingOut(), plan.access(), plan.homePart())).noneMatch(String::isBlank);
  }

  private UUID offered(String name) {
    UUID caseId = on.raised(frida, name, 16, "frosta", SCHOOL, "youth");
    on.begins(caseId, PLAN, BEGINS, "frosta", SCHOOL);
    return caseId;
  }

  private UUID drafted(String name) {
    UUID caseId = offered(name);
    per.does(caseId, "offerPlan", on.answered("yes", "youth"));
    frida.does(caseId, "registerPlanConsent", on.consented("youth", OFFICE, HEALTH));
    frida.does(caseId, "draftPlan", on.draft(FRIDA, on.goal("Være på skolen", EVA, 20)));
    return caseId;
  }

  private UUID live(String name) {
    UUID caseId = drafted(name);
    per.does(caseId, "approvePlan", on.approved("yes"));
    return caseId;
  }

  private List<String> outcomes(UUID caseId) {
    return jdbc.sql("SELECT outcome FROM individual_plan WHERE case_id = :case ORDER BY begun_at").param("case", caseId).query(String.class).list();
  }

  private static void assertRefused(Answer answer, String sentence) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.body()).contains(sentence);
  }
}
