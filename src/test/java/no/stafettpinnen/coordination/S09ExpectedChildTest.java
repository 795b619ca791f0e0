package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.ABLE;
import static no.stafettpinnen.coordination.FamilyStage.FAMILY;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static no.stafettpinnen.coordination.FamilyStage.appoints;
import static no.stafettpinnen.coordination.FamilyStage.instead;
import static no.stafettpinnen.coordination.FamilyStage.promises;
import static no.stafettpinnen.coordination.FamilyStage.related;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S09: a family in Stjørdal expects a child with a serious illness; the nurse who is asked first is the mother's sister. */
@StafettTest
class S09ExpectedChildTest {

  @Autowired
  private FamilyStage family;
  @Autowired
  private PlanStage plan;
  private Caseworker siv;
  private Caseworker unn;
  private Caseworker hilde;
  private Caseworker tove;

  @BeforeEach
  void people() {
    siv = family.person("siv");
    unn = family.person("unn");
    hilde = family.person("hilde");
    tove = family.person("tove");
  }

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  @Test
  @Rule({"R141", "R152", "R154", "R155", "R156", "R157"})
  void fromTheReportedNeedUntilTheBarnekoordinatorIsNeededNoMore() {
    UUID caseId = needIsAssessed();
    refusesAllButTheExpectingParent(caseId);
    theSisterIsAskedAndCant(caseId);
    theLeaderFindsAnother(caseId);
    theDecisionIsSentAndTheServicesPromise(caseId);
    groupMeetsBeforeTheChildIsBorn(caseId);

    family.stage.wait(Duration.between(family.stage.now(),
        family.today().plusDays(365).atTime(16, 5).atZone(ZoneId.of("Europe/Oslo")).toInstant()));
    assertThat(family.shown("tove", caseId, "reviewCoordination").at("/unanswered/list").asText()).contains("Alle tjenestene har svart");
    tove.does(caseId, "reviewCoordination", family.reviewed("no", ""));
    assertThat(family.holder(caseId)).as("nobody any more").isEmpty();
  }

  private UUID needIsAssessed() {
    UUID caseId = siv.raise("familyNeed", NeedForms.family(family.today().plusMonths(3), "Flere tjenester må til fra første dag."));
    assertThat(family.holder(caseId)).as("the office does not know of it yet").isEmpty();
    siv.does(caseId, "registerNeedConsent", NeedForms.consents("expectingParent", family.today(), OFFICE));
    assertThat(family.holder(caseId)).as("from the application on").isEqualTo(OFFICE);
    unn.does(caseId, "answerNeed", NeedForms.answer(family.today()));
    assertThat(family.stage.messages("siv", caseId)).anyMatch(text -> text.startsWith("Kontoret har gitt foreløpig svar i sak"));
    assertThat(family.shown("unn", caseId, "assessRights").at("/rights/proposal").asText())
        .contains("Barnekoordinator: **ja**", "Familien venter et barn", "Individuell plan: **nei**");
    unn.does(caseId, "assessRights", NeedForms.assessed(NeedForms.NOT_BORN, "yes", "no", "yes", "none", null));
    assertThat(family.stage.openTasks(caseId)).contains("registerCoordinatorConsent", "setUpGroup").doesNotContain("offerPlan");
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    return caseId;
  }

  private void refusesAllButTheExpectingParent(UUID caseId) {
    assertThat(unn.tries(caseId, "registerCoordinatorConsent", family.consented("youth", "", HEALTH)).body())
        .contains("Den som venter barnet, må samtykke.");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("expectingParent", "", OFFICE, HEALTH));
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
  }

  private void theSisterIsAskedAndCant(UUID caseId) {
    JsonNode form = family.shown("unn", caseId, "appointCoordinator");
    assertThat(form.at("/appointment/proposal").asText()).contains("Helsestasjonen i Stjørdal");
    assertThat(family.values(form.path("appointees"))).startsWith(HEALTH + "/tove").contains(HEALTH + "/hilde", FAMILY + "/siv")
        .doesNotContain("school:halsen/lars");
    unn.does(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", ""));
    assertThat(family.holder(caseId)).as("nobody is appointed by being asked").isEqualTo(OFFICE);

    assertThat(hilde.task(caseId, "declareHabilitet").orElseThrow().path("assignee").asText()).isEqualTo("hilde");
    assertThat(hilde.tries(caseId, "declareHabilitet", "{\"habilitet\": {\"relation\": \"unwilling\"}}").status())
        .as("no is no answer").isEqualTo(422);
    hilde.does(caseId, "declareHabilitet", related("family"));
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("takes no part").isEqualTo(404);
  }

  private void theLeaderFindsAnother(UUID caseId) {
    assertThat(family.stage.openTasks(caseId)).contains("findAnother").doesNotContain("declareHabilitet");
    assertThat(family.values(family.shown("tove", caseId, "findAnother").path("colleaguesOfAppointee")))
        .contains(HEALTH + "/tove", "nobody").doesNotContain(HEALTH + "/hilde").noneMatch(option -> option.startsWith(FAMILY));
    tove.does(caseId, "findAnother", instead(HEALTH + "/tove"));
    tove.does(caseId, "declareHabilitet", ABLE);
    assertThat(family.stage.messages("tove", caseId)).anyMatch(text -> text.startsWith("Du er barnekoordinator i sak"));
    assertThat(family.turns(caseId)).as("nobody else ever had it, and it was never empty").containsExactly(OFFICE, "tove");
  }

  private void theDecisionIsSentAndTheServicesPromise(UUID caseId) {
    unn.does(caseId, "writeDecision", family.decision(""));
    assertThat(siv.get("/api/cases/" + caseId).json().at("/coordination/letters")).as("the letter to the family")
        .anyMatch(letter -> letter.path("title").asText().equals("Vedtak om barnekoordinator"));
    assertThat(tove.task(caseId, "agreePromises").orElseThrow().path("assignee").asText()).isEqualTo("tove");
    tove.does(caseId, "agreePromises", promises(FAMILY, family.today().plusDays(30)));
    siv.does(caseId, "answerPromise", "{\"promiseAnswer\": {\"done\": \"yes\", \"text\": \"Vi ringer hver uke.\"}}");
    assertThat(family.stage.messages("tove", caseId)).anyMatch(text -> text.startsWith("Familietjenesten i Stjørdal har svart"));
  }

  private void groupMeetsBeforeTheChildIsBorn(UUID caseId) {
    unn.does(caseId, "setUpGroup", PlanStage.group(FAMILY + "/siv", FAMILY + "/siv", HEALTH + "/tove"));
    siv.does(caseId, "callGroupMeeting", plan.called(family.today().plusDays(7), "video"));
    siv.does(caseId, "holdGroupMeeting", plan.met("no", FAMILY + "/siv", NeedForms.NOT_BORN));
    siv.does(caseId, "carryOutAgreed", Forms.DONE);
    assertThat(family.stage.openTasks(caseId)).doesNotContain("callGroupMeeting", "holdGroupMeeting", "carryOutAgreed");
  }
}
