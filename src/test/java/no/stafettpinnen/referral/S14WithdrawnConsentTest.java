package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.call;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S14: the guardians withdraw the consent the day before the team meets (Meråker, 6 years, level 2). */
@StafettTest
class S14WithdrawnConsentTest {

  private static final String TEAM = "team:tverrfagligTeam-meraker";
  private static final String PPT_HOURS = "team:pptKonsultasjon";

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private Referrals referrals;
  @Autowired
  private Slots slots;
  @Autowired
  private Consents consents;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private WorkingDays workingDays;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R011", "R104", "R114", "R120", "R127"})
  void theMeetingIsOffAndTheSchoolGoesOnAlone() {
    Caseworker vera = stage.person("vera");
    UUID caseId = play.atLevelTwo(vera, 6, "school:meraker", "liv", "health:meraker");
    vera.begins(caseId, REFERRAL, refers(TEAM));
    vera.does(caseId, "registerTeamConsent", play.consentTo(TEAM));
    LocalDate day = workingDays.plus(play.today(), 10);
    stage.person("berit").does(caseId, "callMeeting", call(day, "13.00"));
    vera.does(caseId, "prepareMeeting", PREPARED);
    assertThat(List.of("berit", "per", "liv")).allMatch(member -> play.agenda(member, caseId).size() == 1);
    assertThat(List.of("per", "liv")).allMatch(member -> play.reads(member, caseId));
    String livsTask = stage.person("liv").task(caseId, "carryOutMeasure").orElseThrow().path("id").asText();

    stage.moveTo(day.minusDays(1).atTime(14, 0).atZone(OSLO).toInstant());
    withdrawsAll(vera, caseId);

    assertThat(List.of("per", "liv")).as("at once").noneMatch(member -> play.reads(member, caseId));
    assertThat(stage.person("liv").get("/api/forms/tasks/" + livsTask).status()).isEqualTo(404);
    assertThat(List.of("berit", "per", "liv")).allMatch(member -> play.agenda(member, caseId).isEmpty());
    assertThat(referrals.pending(caseId)).isEmpty();
    for (String invited : List.of("berit", "per", "liv")) {
      assertThat(stage.messages(invited, caseId)).as(invited).filteredOn(text -> text.contains("avlyst")).hasSize(1);
      assertThat(stage.messages(invited, caseId)).as(invited).noneMatch(text -> text.contains("amtykke") || text.contains("trukket"));
    }
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(vera.get("/api/cases/" + caseId).json().path("consents")).hasSize(2).allMatch(one -> one.path("status").asText().equals("Trukket"));

    vera.does(caseId, "planMeasures", Forms.plan(play.today().plusWeeks(6), "school:meraker/vera"));
    vera.does(caseId, "carryOutMeasure", Forms.DONE);
    vera.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    vera.does(caseId, "evaluateEffort", Forms.evaluated("reached"));
    vera.does(caseId, "decideNextStep", Forms.next("close"));
    vera.does(caseId, "finalEvaluation", Forms.FINAL);
    assertThat(stage.leftInEngine(caseId)).isZero();
  }

  @Test
  @Rule({"R114", "R116", "R135"})
  void aTimeInTheTeamsRhythmIsThereForTheNextOne() {
    Caseworker vera = stage.person("vera");
    UUID caseId = play.atLevelTwo(vera, 6, "school:meraker", "liv", "health:meraker");
    vera.begins(caseId, REFERRAL, refers(PPT_HOURS));
    vera.does(caseId, "registerTeamConsent", play.consentTo(PPT_HOURS));
    Instant at = Instant.parse(play.choosesFirst(vera, caseId));
    assertThat(slots.free(PPT_HOURS, 1)).doesNotContain(at);
    withdrawsAll(vera, caseId);
    assertThat(slots.free(PPT_HOURS, 1)).containsExactly(at);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
  }

  /** One form for whatever they had said yes to. */
  private void withdrawsAll(Caseworker person, UUID caseId) {
    assertThat(consents.standing(caseId)).hasSize(2);
    person.begins(caseId, "withdrawConsent", """
        {"withdrawal": {"consent": "all", "by": "guardian", "date": "%s", "why": "De orker ikke mer."}}""".formatted(play.today()));
    assertThat(consents.standing(caseId)).isEmpty();
  }
}
