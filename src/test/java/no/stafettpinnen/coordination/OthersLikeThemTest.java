package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.ABLE;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static no.stafettpinnen.coordination.FamilyStage.appoints;
import static no.stafettpinnen.coordination.NeedForms.MEETING;
import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import no.stafettpinnen.municipality.ServicesLost;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Families like those of S09, S10, S11 and S16, which nobody wrote down: other municipalities, other ages, other parents. */
@StafettTest
class OthersLikeThemTest {

  @Autowired
  private FamilyStage family;
  @Autowired
  private PlanStage plan;
  @Autowired
  private IndividualPlans plans;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ApplicationEventPublisher events;

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  /** As S09 on Dønna: the head of the nursing home calls the unit in and appoints. */
  @Test
  @Rule({"R144", "R148", "R153", "R156"})
  void onDonnaTheHeadOfTheNursingHomeAppoints() {
    Caseworker ragnhild = family.person("ragnhild");
    UUID caseId = assessed("donna", "school:donna", "dag", "office:donna", "ragnhild", 8, true);
    assertThat(family.holder(caseId)).isEqualTo("office:donna");
    ragnhild.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", "office:donna"));
    ragnhild.does(caseId, "appointCoordinator", appoints("school:donna/kjell", ""));
    family.person("kjell").does(caseId, "declareHabilitet", ABLE);
    assertThat(family.turns(caseId)).containsExactly("office:donna", "kjell");
    assertThat(family.person("kjell").task(caseId, "setUpGroup")).as("the school sets up the group").isPresent();
  }

  /** As S09 on Frosta: the environment therapist for the youngest is proposed first; an interpreter and the bridge builder are thought of. */
  @Test
  @Rule({"R158", "R162", "R143"})
  void onFrostaAFamilyThatHasJustSettledHasTheTherapistForTheYoungest() {
    Caseworker frida = family.person("frida");
    Caseworker trine = family.person("trine");
    UUID caseId = frida.raise("concernToAction", NeedForms.concern("frosta/kindergarten:frosta")
        .replace("2023-02-01", family.today().minusYears(4).toString()));
    String need = NeedForms.need("yes", "kindergarten:frosta", "health:frosta");
    assertThat(frida.triesToBegin(caseId, "coordinationNeed", need.replace("\"wish\"", "\"interpreter\": true, \"wish\"")).body())
        .as("which language").contains("need.language");
    frida.begins(caseId, "coordinationNeed", need.replace("\"wish\"", "\"interpreter\": true, \"language\": \"tigrinja\", \"newlySettled\": true, \"wish\""));
    frida.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", family.today(), "office:frosta"));
    JsonNode asked = family.shown("trine", caseId, "answerNeed");
    assertThat(asked.at("/need/interpretation").asText()).startsWith("Ja: tigrinja");
    trine.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    trine.does(caseId, "holdUnitMeeting", MEETING);
    assertThat(family.shown("trine", caseId, "assessRights").at("/rights/proposal").asText())
        .contains("Tenk også på **Integreringstjenesten på Frosta**").doesNotContain("Ungdomslosen");
    trine.does(caseId, "assessRights", NeedForms.assessed(VIEW, "yes", "yes", "yes", "none", null));
    trine.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", "office:frosta", "health:frosta"));
    JsonNode form = family.shown("trine", caseId, "appointCoordinator");
    assertThat(form.at("/appointment/proposal").asText()).contains("**Forslag: Helsestasjonen på Frosta.**", "Miljøterapeut 0–6");
    assertThat(family.values(form.path("appointees")).get(0)).startsWith("health:frosta/");
    trine.does(caseId, "appointCoordinator", appoints("health:frosta/marthe", ""));
    family.person("marthe").does(caseId, "declareHabilitet", ABLE);
    assertThat(family.holder(caseId)).isEqualTo("marthe");
  }

  /** As S11 on Frosta, with the youth's guide in the group. */
  @Test
  @Rule({"R161", "R146", "R147"})
  void onFrostaTheYouthsGuideCoordinatesTheGroup() {
    Caseworker trine = family.person("trine");
    UUID caseId = assessed("frosta", "school:frosta", "frida", "office:frosta", "trine", 15, false);
    family.person("frida").begins(caseId, "registerConsent", Forms.registered("ansvarsgruppe", "bothGuardians",
        family.today(), family.today().plusYears(1), "youthGuide:frosta"));
    trine.does(caseId, "setUpGroup", PlanStage.group("youthGuide:frosta/jostein", "youthGuide:frosta/jostein", "school:frosta/frida"));
    Caseworker jostein = family.person("jostein");
    jostein.does(caseId, "callGroupMeeting", plan.called(family.today().plusDays(7), "video"));
    assertThat(jostein.get("/api/cases/" + caseId).status()).isEqualTo(200);
  }

  /** As S11 in Melhus: a youth of sixteen answers alone, also where the parents disagree. */
  @Test
  @Rule({"R149", "R150", "R142"})
  void inMelhusAYouthOfSixteenAnswersAloneOnThePlan() {
    Caseworker terje = family.person("terje");
    Caseworker mona = family.person("mona");
    UUID caseId = assessed("melhus", "school:gimse", "mona", "office:melhus", "terje", 16, false);
    assertThat(terje.tries(caseId, "offerPlan", plan.answered("no", "guardians")).status()).isEqualTo(422);
    terje.does(caseId, "offerPlan", plan.answered("yes", "youth"));
    mona.does(caseId, "registerPlanConsent", plan.consented("youth", "office:melhus"));
    mona.does(caseId, "draftPlan", plan.draft("school:gimse/mona", plan.goal("Fagbrev", "school:gimse/mona", 20)));
    terje.does(caseId, "approvePlan", plan.approved("yes"));
    assertThat(plans.standing(caseId).orElseThrow().liveVersion()).isOne();
  }

  /** Twins have a plan each; the same child in two cases has one. */
  @Test
  @Rule("R149")
  void twinsHaveAPlanEach() {
    String name = "Tvilling " + UUID.randomUUID();
    UUID ada = plan.raised(family.person("lars"), "Ada " + name, 9, "stjordal", "school:halsen", "bothGuardians");
    UUID una = plan.raised(family.person("lars"), "Una " + name, 9, "stjordal", "school:halsen", "bothGuardians");
    UUID adaAgain = plan.raised(family.person("lars"), "Ada " + name, 9, "stjordal", "school:halsen", "bothGuardians");
    for (UUID caseId : new UUID[] {ada, una, adaAgain}) {
      plan.begins(caseId, "individuellPlan", "planRightFound", "stjordal", "school:halsen");
    }
    for (UUID caseId : new UUID[] {ada, una}) {
      family.person("unn").does(caseId, "offerPlan", plan.answered("yes", "guardians"));
      family.person("lars").does(caseId, "registerPlanConsent", plan.consented("bothGuardians", OFFICE));
      family.person("lars").does(caseId, "draftPlan", plan.draft("school:halsen/lars", plan.goal("Leker", "school:halsen/lars", 10)));
    }
    assertThat(plans.standing(ada)).isPresent();
    assertThat(plans.standing(una)).isPresent();
    assertThat(family.person("unn").tries(adaAgain, "offerPlan", plan.answered("yes", "guardians")).body())
        .contains("Barnet har en individuell plan allerede, og kan bare ha én.");
  }

  /** As S09, and the appointee leaves the municipality for good, with the year's promises open. */
  @Test
  @Rule({"R154", "R156"})
  void theBarnekoordinatorLeavesTheMunicipality() {
    UUID caseId = family.decided();
    family.person("hilde").does(caseId, "agreePromises", FamilyStage.promises(FamilyStage.FAMILY, family.today().plusDays(20)));
    identity.deleteMembership("hilde", HEALTH);
    try {
      events.publishEvent(new ServicesLost("hilde"));
      family.stage.runDueJobs();
      assertThat(family.holder(caseId)).isEqualTo(OFFICE);
      assertThat(family.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(404);
    } finally {
      identity.createMembership("hilde", HEALTH);
    }
    family.person("siv").does(caseId, "answerPromise", "{\"promiseAnswer\": {\"done\": \"no\", \"text\": \"Ikke ennå.\"}}");
    assertThat(family.stage.messages("unn", caseId)).as("the answer comes to whoever has the function now")
        .anyMatch(text -> text.startsWith("Familietjenesten i Stjørdal har svart på det dere avtalte"));
    family.person("unn").does(caseId, "appointCoordinator", appoints(HEALTH + "/tove", ""));
    family.person("tove").does(caseId, "declareHabilitet", ABLE);
    assertThat(family.turns(caseId)).containsExactly(OFFICE, "hilde", OFFICE, "tove");
  }

  /** Parents who live apart: both have foreldreansvar, so one is not enough; where one has it alone, that one is. */
  @Test
  @Rule({"R155", "R114"})
  void parentsWhoLiveApart() {
    UUID caseId = family.granted("siv", family.today().minusYears(6), "bothGuardians");
    Caseworker unn = family.person("unn");
    assertThat(unn.tries(caseId, "registerCoordinatorConsent", family.consented("oneGuardian", "", HEALTH)).body())
        .contains("Begge foreldrene må samtykke når begge har foreldreansvar.");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("oneGuardian", "", HEALTH).replace("\"care\": \"both\"", "\"care\": \"one\""));
    assertThat(family.stage.openTasks(caseId)).contains("appointCoordinator");
  }

  /** The right to all, or to no barnekoordinator, is found. */
  private UUID assessed(String municipality, String service, String reporter, String unit, String officer, int age, boolean coordinator) {
    Caseworker who = family.person(reporter);
    Caseworker office = family.person(officer);
    UUID caseId = who.raise("concernToAction", NeedForms.concern(municipality + "/" + service).replace("Ola Testbarn", "Barn " + UUID.randomUUID())
        .replace("2023-02-01", family.today().minusYears(age).minusMonths(2).toString()));
    who.begins(caseId, "coordinationNeed", NeedForms.need(coordinator ? "yes" : "no", service));
    who.does(caseId, "registerNeedConsent", NeedForms.consents(age >= 16 ? "youth" : "bothGuardians", family.today(), unit));
    office.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    if (office.task(caseId, "holdUnitMeeting").isPresent()) {
      office.does(caseId, "holdUnitMeeting", MEETING);
    }
    office.does(caseId, "assessRights", NeedForms.assessed(VIEW, coordinator ? "yes" : "no", "yes", "yes", "none",
        coordinator ? null : "Familien vil ikke ha barnekoordinator."));
    return caseId;
  }
}
