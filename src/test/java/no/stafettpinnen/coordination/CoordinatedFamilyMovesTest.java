package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.ABLE;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static no.stafettpinnen.coordination.FamilyStage.appoints;
import static no.stafettpinnen.coordination.NeedForms.MEETING;
import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.CaseRuns;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A coordinated family moves from Stjørdal to Frosta (as S15): what the old municipality decided ends, the new one assesses anew, and the
 * family is never without a barnekoordinator.
 */
@StafettTest
class CoordinatedFamilyMovesTest {

  private static final String FROSTA = "frosta/school:frosta";
  private static final String SCHOOL = "school:frosta";
  private static final String UNIT = "office:frosta";

  @Autowired
  private FamilyStage family;
  @Autowired
  private PlanStage plan;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private IndividualPlans plans;
  @Autowired
  private Decisions decisions;
  @Autowired
  private CaseRuns runs;
  private Caseworker lars;
  private Caseworker unn;
  private Caseworker hilde;
  private Caseworker frida;
  private Caseworker trine;

  @BeforeEach
  void people() {
    lars = family.person("lars");
    unn = family.person("unn");
    hilde = family.person("hilde");
    frida = family.person("frida");
    trine = family.person("trine");
  }

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  @Test
  @Rule({"R107", "R141", "R156", "R114"})
  void theOldDecisionEndsAndTheNewMunicipalityAssessesAnew() {
    UUID caseId = coordinated();
    lars.begins(caseId, "moveCase", Forms.moves(FROSTA, "bothGuardians", family.today()));
    assertThat(family.holder(caseId)).as("until somebody there has said yes").isEqualTo("hilde");
    frida.does(caseId, "receiveCase", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");

    assertThat(family.holder(caseId)).as("not without for an instant").isEqualTo(SCHOOL);
    assertThat(hilde.tasks(caseId)).isEmpty();
    assertThat(unn.tasks(caseId)).isEmpty();
    assertThat(functions.find(caseId, Kind.GROUP_COORDINATOR)).isEmpty();
    for (String process : new String[] {"barnekoordinator", "ansvarsgruppe", "promisedFollowUp", "individuellPlan"}) {
      assertThat(runs.isRunning(caseId, process)).as(process).isFalse();
    }

    assertThat(trine.get("/api/cases/" + caseId).status()).as("no consent for the new unit yet").isEqualTo(404);
    frida.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", family.today(), UNIT));
    assertThat(family.holder(caseId)).as("from the application on").isEqualTo(UNIT);
    trine.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    trine.does(caseId, "holdUnitMeeting", MEETING);
    assertThat(family.shown("trine", caseId, "assessRights").at("/need/what").asText()).startsWith("Avlastning og noen som samler trådene.");
    trine.does(caseId, "assessRights", NeedForms.assessed(VIEW, "yes", "yes", "yes", "none", null));
    trine.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", UNIT, "health:frosta"));
    trine.does(caseId, "appointCoordinator", appoints("health:frosta/eva", ""));
    family.person("eva").does(caseId, "declareHabilitet", ABLE);
    assertThat(family.turns(caseId)).containsExactly(SCHOOL, UNIT, "eva");
  }

  @Test
  @Rule({"R107", "R156", "R140"})
  void whereTheyDoNotWantItInTheNewMunicipalityNobodyHasIt() {
    UUID caseId = coordinated();
    lars.begins(caseId, "moveCase", Forms.moves(FROSTA, "bothGuardians", family.today()));
    frida.does(caseId, "receiveCase", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");
    frida.does(caseId, "registerNeedConsent", NeedForms.consentRefused());
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(runs.isRunning(caseId, "coordinationNeed")).isFalse();
    assertThat(frida.actions(caseId)).as("and can be asked for again").contains("coordinationNeed");
  }

  @Test
  @Rule({"R107", "R149"})
  void aPlanInForceEndsAndIsOfferedAnew() {
    UUID caseId = plan.raised(lars, "Flytter Plansen " + UUID.randomUUID(), 9, "stjordal", "school:halsen", "bothGuardians");
    lars.begins(caseId, "coordinationNeed", NeedForms.need("no", "school:halsen"));
    unn.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    unn.does(caseId, "assessRights", NeedForms.assessed(VIEW, "no", "yes", "no", "none", "Familien vil bare ha plan."));
    unn.does(caseId, "offerPlan", plan.answered("yes", "guardians"));
    lars.does(caseId, "registerPlanConsent", plan.consented("bothGuardians", OFFICE));
    lars.does(caseId, "draftPlan", plan.draft("school:halsen/lars", plan.goal("Være på skolen", "school:halsen/lars", 20)));
    unn.does(caseId, "approvePlan", plan.approved("yes"));
    assertThat(plans.standing(caseId)).isPresent();

    lars.begins(caseId, "moveCase", Forms.moves(FROSTA, "bothGuardians", family.today()));
    frida.does(caseId, "receiveCase", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");
    assertThat(plans.standing(caseId)).isEmpty();
    assertThat(family.stage.openTasks(caseId)).containsExactlyInAnyOrder("planMeasures", "registerNeedConsent");
    assertThat(frida.get("/api/cases/" + caseId).body()).as("what was written is there to go on from").contains("Å bli rørlegger.");
  }

  @Test
  @Rule({"R107", "R156"})
  void withoutConsentEverythingEndsWithTheCase() {
    UUID caseId = coordinated();
    lars.begins(caseId, "moveCase", """
        {"flow": {"moveConsent": "no"}, "move": {"reasonNone": "De ønsker en ny start."}}""");
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(family.stage.leftInEngine(caseId)).isZero();
  }

  @Test
  @Rule("R107")
  void aComplaintIsAnsweredWhereTheDecisionWasMade() {
    UUID caseId = coordinated();
    unn.begins(caseId, "complaint", """
        {"complaint": {"decision": "%s", "by": "Mor", "receivedOn": "%s", "text": "Vi vil ha en annen."}}""".formatted(
        decisions.of(caseId).get(0).id(), family.today()));
    Answer refused = lars.triesToBegin(caseId, "moveCase", Forms.moves(FROSTA, "bothGuardians", family.today()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Saken kan ikke flyttes før klagen er behandlet.");
  }

  /** hilde is barnekoordinator, a group is to be set up, and the school has promised something. */
  private UUID coordinated() {
    UUID caseId = lars.raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", "Flytter " + UUID.randomUUID())
        .replace("2023-02-01", family.today().minusYears(8).toString()));
    lars.begins(caseId, "coordinationNeed", NeedForms.need("yes", "school:halsen", HEALTH));
    lars.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", family.today(), OFFICE));
    unn.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    unn.does(caseId, "assessRights", NeedForms.assessed(VIEW, "yes", "no", "yes", "none", "Familien vil ikke ha plan nå."));
    unn.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", OFFICE, HEALTH));
    unn.does(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", ""));
    hilde.does(caseId, "declareHabilitet", ABLE);
    unn.does(caseId, "writeDecision", family.decision(""));
    hilde.does(caseId, "agreePromises", FamilyStage.promises("school:halsen", family.today().plusDays(20)));
    return caseId;
  }
}
