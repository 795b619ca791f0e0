package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.ABLE;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static no.stafettpinnen.coordination.FamilyStage.appoints;
import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import no.stafettpinnen.letter.DecisionLetter;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S10: a youth of seventeen in Stjørdal, whose parents want a barnekoordinator that the youth does not want, or refuse one. */
@StafettTest
class S10SeventeenYearsTest {

  private static final String HALSEN = "school:halsen";

  @Autowired
  private FamilyStage family;
  @Autowired
  private PlanStage plan;
  @Autowired
  private Decisions decisions;
  @Autowired
  private DecisionLetters letters;
  @Autowired
  private ReadLog readLog;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker lars;
  private Caseworker unn;
  private Caseworker hilde;

  @BeforeEach
  void people() {
    lars = family.person("lars");
    unn = family.person("unn");
    hilde = family.person("hilde");
  }

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  @Test
  @Rule({"R141", "R155", "R149", "R150", "R156"})
  void theParentsWantABarnekoordinatorAndTheYouthAloneDecidesOnThePlan() {
    UUID caseId = needIsAssessed("Vil ikke ha noen som blander seg.");

    assertThat(unn.tries(caseId, "registerCoordinatorConsent", family.consented("youth", "Vil ikke.", HEALTH)).body())
        .as("the youth does not consent").contains("Ungdom på 16 og 17 år verken samtykker eller motsetter seg");
    assertThat(unn.tries(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", HEALTH)).body())
        .contains("Skriv hva ungdommen ønsker.");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "Vil ikke ha noen.", HEALTH));
    assertThat(unn.tries(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", "")).body())
        .contains("Skriv hvordan dere har vektlagt det ungdommen ønsker.");
    unn.does(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", "Vi valgte en ungdommen kjenner."));
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    hilde.does(caseId, "declareHabilitet", ABLE);
    assertThat(unn.tries(caseId, "writeDecision", family.decision("")).body()).contains("Skriv hva ungdommen ønsket");
    unn.does(caseId, "writeDecision", family.decision("Ungdommen ville ikke. Vi har valgt en ungdommen kjenner."));
    assertThat(letter(caseId).viewWeighed()).as("the wish, weighed, in the text of the decision")
        .startsWith("Ungdommen ville ikke. Vi har valgt en ungdommen kjenner.");
    assertThat(family.holder(caseId)).as("and it did not stop it").isEqualTo("hilde");

    assertThat(unn.tries(caseId, "offerPlan", plan.answered("yes", "guardians")).body())
        .contains("Fra 16 år samtykker ungdommen selv til individuell plan.");
    unn.does(caseId, "offerPlan", plan.answered("yes", "youth"));
    assertThat(lars.tries(caseId, "registerPlanConsent", plan.consented("bothGuardians", OFFICE)).body())
        .contains("Fra 16 år samtykker ungdommen selv til individuell plan.");
    lars.does(caseId, "registerPlanConsent", plan.consented("youth", OFFICE));
    assertThat(family.stage.openTasks(caseId)).contains("draftPlan");
  }

  @Test
  @Rule({"R155", "R156"})
  void theParentsRefuseAndNobodyIsAppointed() {
    UUID caseId = needIsAssessed("Det er greit for meg.");
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    unn.does(caseId, "registerCoordinatorConsent", family.refused("Det er greit."));
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(family.stage.openTasks(caseId)).doesNotContain("appointCoordinator", "declareHabilitet", "writeDecision");
    assertThat(jdbc.sql("SELECT answered_on FROM coordinator_answer WHERE case_id = :case AND NOT accepted").param("case", caseId)
        .query(LocalDate.class).list()).as("with its date").containsExactly(family.today().minusDays(1));
    assertThat(lars.get("/api/cases/" + caseId).body()).as("and in the stafettlogg").contains("Mor og far");
    assertThat(family.stage.openTasks(caseId)).as("the youth's own right is another matter").contains("offerPlan");
  }

  @Test
  @Rule({"R149", "R150", "R155"})
  void theYouthSaysNoToThePlanAndIsAskedAgain() {
    UUID caseId = needIsAssessed("Vil ikke ha noen plan.");
    assertThat(unn.tries(caseId, "offerPlan", plan.answered("no", "guardians")).body())
        .contains("Fra 16 år samtykker ungdommen selv til individuell plan.");
    LocalDate said = family.today();
    unn.does(caseId, "offerPlan", plan.answered("no", "youth"));
    assertThat(jdbc.sql("SELECT answered_on FROM plan_offer WHERE case_id = :case AND NOT wanted AND answered_as = 'youth'")
        .param("case", caseId).query(LocalDate.class).single()).isEqualTo(said);
    assertThat(lars.get("/api/cases/" + caseId).body()).as("in the stafettlogg").contains("Orker ikke nå.");
    assertThat(family.stage.openTasks(caseId)).doesNotContain("offerPlan", "draftPlan");
    plan.morning(said.plusDays(179));
    assertThat(family.stage.openTasks(caseId)).doesNotContain("offerPlan");
    plan.morning(said.plusDays(181));
    assertThat(family.stage.openTasks(caseId)).as("offered again").contains("offerPlan");
  }

  /** The parents let the office in for the barnekoordinator; for anything else the youth would have to. */
  private UUID needIsAssessed(String youthSays) {
    UUID caseId = lars.raise("concernToAction", Forms.CONCERN.replace("2023-02-01", family.today().minusYears(17).minusMonths(2).toString()));
    lars.begins(caseId, "coordinationNeed", NeedForms.need("yes", HALSEN, HEALTH));
    assertThat(lars.tries(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", family.today(), OFFICE)).body())
        .contains("Ungdommen er gammel nok til å samtykke selv.");
    lars.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", family.today(), OFFICE)
        .replace("\"purpose\": \"sharing\"", "\"purpose\": \"barnekoordinator\""));
    assertThat(family.holder(caseId)).as("from the application on").isEqualTo(OFFICE);
    unn.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    unn.does(caseId, "assessRights", NeedForms.assessed(VIEW.replace("Vil ha én å spørre.", youthSays), "yes", "yes", "no", "none",
        "Ansvarsgruppe vurderes når planen er klar."));
    return caseId;
  }

  private DecisionLetter letter(UUID caseId) {
    return letters.of(readLog.record(new Read(caseId, "unn", Read.Role.PARTICIPANT, OFFICE, "test", Read.Door.FORM)),
        decisions.of(caseId).get(0).id()).orElseThrow();
  }
}
