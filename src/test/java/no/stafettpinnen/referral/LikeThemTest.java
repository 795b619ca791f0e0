package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.call;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.TeamStage.agreed;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases like the scenarios, which nobody wrote down: other teams, other ages. */
@StafettTest
class LikeThemTest {

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private Referrals referrals;
  @Autowired
  private WorkingDays workingDays;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R120", "R121"})
  void aPupilOfSeventeenConsentsAndMeetsElevtjenesten() {
    String team = "team:elevtjenesteOt-ole-vig";
    Caseworker eli = stage.person("eli");
    UUID caseId = play.raises(eli, 17);
    eli.begins(caseId, REFERRAL, refers(team));
    assertThat(eli.tries(caseId, "registerTeamConsent", play.consentTo(team)).body()).contains("Ungdommen er gammel nok til å samtykke selv.");
    eli.does(caseId, "registerTeamConsent", play.consentTo(team).replace("oneGuardian", "youth"));
    eli.does(caseId, "callMeeting", call(workingDays.plus(play.today(), 4), "09.15"));
    eli.does(caseId, "prepareMeeting", PREPARED);
    play.holds("eli", caseId, agreed(play.today().plusWeeks(3), "upperSecondary:ole-vig/eli"));
    eli.does(caseId, "carryOutAgreed", Forms.DONE);
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
  }

  @Test
  @Rule({"R097", "R118"})
  void aChildOfTwoIsDiscussedInTheTeamForTheYoungest() {
    String team = "team:tst";
    Caseworker kari = stage.person("kari");
    UUID caseId = play.readyForTeam(kari, 2, "kindergarten:fosslia");
    assertThat(kari.get("/api/forms/cases/" + caseId + "/" + REFERRAL).json().path("data").path("referral").path("team").asText()).isEqualTo(team);
    play.admits(kari, caseId, team);
    ZonedDateTime at = Instant.parse(play.choosesFirst(kari, caseId)).atZone(OSLO);
    assertThat(at.getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    assertThat((at.getDayOfMonth() - 1) / 7).as("the first or the third of the month").isIn(0, 2);
    kari.does(caseId, "prepareMeeting", PREPARED);
    play.holds("per", caseId, onlyAdvice());
    assertThat(stage.openTasks(caseId)).containsExactly("decideNextStep");
  }

  @Test
  @Rule("R135")
  void pptIsAskedInItsHourAtWhateverLevel() {
    String team = "team:pptKonsultasjon";
    Caseworker nina = stage.person("nina");
    UUID caseId = play.raises(nina, 12);
    play.admits(nina, caseId, team);
    ZonedDateTime at = Instant.parse(play.choosesFirst(nina, caseId)).atZone(OSLO);
    assertThat(at.getDayOfWeek()).isIn(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    assertThat(at.toLocalTime()).isBetween(LocalTime.NOON, LocalTime.of(13, 30));
    nina.does(caseId, "prepareMeeting", PREPARED);
    play.holds("per", caseId, onlyAdvice());
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
  }
}
