package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.ABLE;
import static no.stafettpinnen.coordination.FamilyStage.FAMILY;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static no.stafettpinnen.coordination.FamilyStage.appoints;
import static no.stafettpinnen.coordination.FamilyStage.instead;
import static no.stafettpinnen.coordination.FamilyStage.related;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServicesLost;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a right to an appointed barnekoordinator, who is never missing, played by the people in it (R152–R158). */
@StafettTest
class BarnekoordinatorTest {

  private static final String EXPLAIN = "habilitet.explain";

  @Autowired
  private FamilyStage family;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private Consents consents;
  @Autowired
  private Absences absences;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ApplicationEventPublisher events;
  @Autowired
  private JdbcClient jdbc;
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
  @Rule("R157")
  void thereIsNoDeclineButHabilitet() {
    UUID caseId = asked("hilde");
    assertThat(hilde.tries(caseId, "declareHabilitet", "{\"habilitet\": {\"relation\": \"unwilling\"}}").status()).isEqualTo(422);
    assertThat(hilde.tries(caseId, "declareHabilitet", "{\"habilitet\": {\"relation\": \"special\"}}").body()).contains(EXPLAIN);
    hilde.does(caseId, "declareHabilitet", related("special"));
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    assertThat(family.shown("tove", caseId, "weighHabilitet").at("/habilitet/explain").asText()).startsWith("Jeg er søster til mor.");
    tove.does(caseId, "weighHabilitet", "{\"flow\": {\"habil\": \"yes\"}, \"habilitetDecision\": {\"why\": \"Bare naboer.\"}}");
    assertThat(family.holder(caseId)).as("able after all").isEqualTo("hilde");
  }

  @Test
  @Rule("R157")
  void nobodyWeighsTheirOwnHabilitet() {
    UUID caseId = asked("tove");
    tove.does(caseId, "declareHabilitet", related("special"));
    assertThat(tove.task(caseId, "weighHabilitet")).as("the only leader of the service").isEmpty();
    unn.does(caseId, "weighHabilitet", "{\"flow\": {\"habil\": \"no\"}, \"habilitetDecision\": {\"why\": \"Gamle uvenner.\"}}");
    assertThat(family.stage.openTasks(caseId)).contains("findAnother");
  }

  @Test
  @Rule({"R156", "R157"})
  void whereNobodyInTheServiceCanTheOfficeFindsAnotherService() {
    UUID caseId = asked("hilde");
    hilde.does(caseId, "declareHabilitet", related("family"));
    tove.does(caseId, "findAnother", instead("nobody"));
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    assertThat(family.values(family.shown("unn", caseId, "appointCoordinator").path("appointees"))).doesNotContain(HEALTH + "/hilde");
    unn.does(caseId, "appointCoordinator", appoints(FAMILY + "/siv", ""));
    siv.does(caseId, "declareHabilitet", ABLE);
    assertThat(family.holder(caseId)).isEqualTo("siv");
  }

  @Test
  @Rule({"R155", "R114"})
  void onlyPeopleOfServicesThatTheConsentNames() {
    UUID caseId = family.granted("siv", family.today().minusYears(4), "bothGuardians");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", "ppt:vaernes"));
    assertThat(unn.tries(caseId, "appointCoordinator", appoints(HEALTH + "/hilde", "")).status()).isEqualTo(422);
    assertThat(hilde.tasks(caseId)).isEmpty();
  }

  @Test
  @Rule("R156")
  void theOfficeHasItAgainWhenTheAppointeeLeavesTheService() {
    UUID caseId = family.decided();
    identity.deleteMembership("hilde", HEALTH);
    try {
      events.publishEvent(new ServicesLost("hilde"));
      family.stage.runDueJobs();
    } finally {
      identity.createMembership("hilde", HEALTH);
    }
    assertOfficeHasItAndFindsAnother(caseId);
    assertThat(family.stage.messages("unn", caseId)).anyMatch(text -> text.startsWith("Barnekoordinatoren i sak"));
    unn.does(caseId, "appointCoordinator", appoints(HEALTH + "/tove", ""));
    tove.does(caseId, "declareHabilitet", ABLE);
    assertThat(family.turns(caseId)).containsExactly(OFFICE, "hilde", OFFICE, "tove");
    assertThat(tove.task(caseId, "agreePromises").orElseThrow().path("assignee").asText()).as("goes along").isEqualTo("tove");
  }

  @Test
  @Rule("R146")
  void soHasTheServiceThatSetUpTheGroupWhenItsCoordinatorIsGone() {
    UUID caseId = family.decided();
    functions.open(caseId, Kind.GROUP_COORDINATOR, FAMILY);
    functions.appoint(caseId, Kind.GROUP_COORDINATOR, "hilde", HEALTH);
    withdraw(caseId, HEALTH);
    assertThat(functions.find(caseId, Kind.GROUP_COORDINATOR).orElseThrow().holder()).isEqualTo(FAMILY);
  }

  @Test
  @Rule("R156")
  void theOfficeHasItAgainWhenTheAppointeeIsAwayForLong() {
    UUID caseId = family.decided();
    assertThat(tove.put("/api/absences", Caseworker.parse("{\"person\": \"hilde\", \"from\": \"%s\", \"until\": \"%s\"}".formatted(
        family.today(), family.today().plusWeeks(8)))).status()).isEqualTo(204);
    try {
      family.stage.runDueJobs();
      assertOfficeHasItAndFindsAnother(caseId);
    } finally {
      absences.end("hilde", "tove");
    }
  }

  @Test
  @Rule({"R156", "R114"})
  void theOfficeHasItAgainWhenTheServiceIsOut() {
    UUID caseId = family.decided();
    withdraw(caseId, HEALTH);
    assertOfficeHasItAndFindsAnother(caseId);
    assertThat(hilde.tasks(caseId)).isEmpty();
  }

  @Test
  @Rule({"R156", "R114"})
  void anotherIsFoundWhenTheServiceOfWhoeverIsAskedIsOut() {
    UUID caseId = asked("hilde");
    withdraw(caseId, HEALTH);
    assertThat(family.stage.openTasks(caseId)).contains("appointCoordinator").doesNotContain("declareHabilitet");
    unn.does(caseId, "appointCoordinator", appoints(FAMILY + "/siv", ""));
    siv.does(caseId, "declareHabilitet", ABLE);
    assertThat(family.holder(caseId)).isEqualTo("siv");
    assertThat(family.stage.openTasks(caseId)).contains("writeDecision");
  }

  @Test
  @Rule({"R155", "R114"})
  void itEndsWithTheConsentForTheOffice() {
    UUID caseId = family.decided();
    withdraw(caseId, OFFICE);
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(family.stage.openTasks(caseId)).doesNotContain("agreePromises", "appointCoordinator");
    assertThat(unn.tasks(caseId)).isEmpty();
  }

  @Test
  @Rule({"R093", "R156"})
  void itRestsDuringASuspicionAndTheFollowUpGoesOnAfterwards() {
    UUID caseId = family.decided();
    String appointed = family.holder(caseId);
    siv.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(family.stage.openTasks(caseId)).doesNotContain("agreePromises");
    assertThat(family.holder(caseId)).as("the decision stands").isEqualTo(appointed).isNotEqualTo(OFFICE);
    siv.does(caseId, "writeReport", Forms.discussedNotReported(family.today()));
    assertThat(family.person(appointed).task(caseId, "agreePromises")).isPresent();
    assertThat(family.holder(caseId)).isEqualTo(appointed);
  }

  @Test
  @Rule({"R093", "R101", "R156"})
  void beforeTheDecisionTheOfficeAppointsAnewWhenTheFamilyMayBeContacted() {
    UUID caseId = asked("hilde");
    siv.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    siv.does(caseId, "writeReport", Forms.discussedNotReported(family.today()));
    assertThat(family.stage.openTasks(caseId)).as("nothing goes to the home yet").doesNotContain("registerCoordinatorConsent");
    siv.does(caseId, "decideHomeContact", Forms.homeContact("yes", family.today()));
    family.stage.wait(Duration.ofDays(8));
    assertThat(family.stage.openTasks(caseId)).contains("registerCoordinatorConsent");
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
  }

  @Test
  @Rule({"R093", "R114"})
  void withoutConsentDuringASuspicionItDoesNotGoOn() {
    UUID caseId = family.decided();
    siv.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    withdraw(caseId, OFFICE);
    siv.does(caseId, "writeReport", Forms.discussedNotReported(family.today()));
    assertThat(family.holder(caseId)).isEmpty();
    assertThat(family.stage.openTasks(caseId)).doesNotContain("agreePromises", "registerCoordinatorConsent");
  }

  private UUID asked(String person) {
    UUID caseId = family.granted("siv", family.today().minusYears(4), "bothGuardians");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "", HEALTH));
    unn.does(caseId, "appointCoordinator", appoints(HEALTH + "/" + person, ""));
    return caseId;
  }

  private void assertOfficeHasItAndFindsAnother(UUID caseId) {
    assertThat(family.holder(caseId)).isEqualTo(OFFICE);
    assertThat(family.stage.openTasks(caseId)).contains("appointCoordinator");
    assertThat(unn.task(caseId, "agreePromises")).as("the open tasks go along").isPresent();
  }

  private void withdraw(UUID caseId, String service) {
    consents.standing(caseId).stream().filter(consent -> consent.services().contains(service)).forEach(consent -> {
      Answer answer = siv.triesToBegin(caseId, "withdrawConsent", Forms.withdrawn(consent.id(), family.today()));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    });
    family.stage.runDueJobs();
  }
}
