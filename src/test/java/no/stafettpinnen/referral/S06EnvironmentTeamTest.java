package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.again;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S06: the weekly miljøteam and the broader team after it (Frosta, 13 years). */
@StafettTest
class S06EnvironmentTeamTest {

  private static final String MILJOTEAM = "team:miljoteamSkole-frosta";
  private static final String SKOLETEAM = "team:tverrfagligSkoleteam-frosta";
  private static final String UNIT = "frosta/school:frosta";
  private static final String ADVICE = "Fast plass ved døra hver time.";

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private Referrals referrals;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R119", "R120", "R123", "R124", "R126", "R127"})
  void theBroaderTeamGoesOnWhereTheFirstOneEnded() {
    Caseworker frida = stage.person("frida");
    Caseworker per = stage.person("per");
    UUID caseId = play.raises(frida, 13, UNIT);
    play.clarifies(frida, caseId);
    frida.begins(caseId, REFERRAL, refers(MILJOTEAM));
    assertThat(stage.openTasks(caseId)).contains("registerTeamConsent").doesNotContain("chooseSlot", "callMeeting");
    assertThat(frida.tries(caseId, "registerTeamConsent", """
        {"flow": {"consentGiven": "yes"}}""").status()).as("saying so is no consent").isEqualTo(422);
    frida.does(caseId, "registerTeamConsent", """
        {"flow": {"consentGiven": "no"}, "noConsent": {"reason": "De vil tenke på det."}}""");
    assertThat(play.reads("eva", caseId)).isFalse();
    assertThat(play.agenda("eva", caseId)).isEmpty();
    assertThat(referrals.pending(caseId)).isEmpty();

    frida.begins(caseId, REFERRAL, refers(MILJOTEAM));
    frida.does(caseId, "registerTeamConsent", play.consentTo(MILJOTEAM));
    assertThat(play.reads("eva", caseId)).isTrue();
    assertThat(Instant.parse(play.choosesFirst(frida, caseId)).atZone(OSLO).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    frida.does(caseId, "prepareMeeting", """
        {"preparation": {"question": "Hvordan får vi ro i timene?", "tried": "Samtale hver mandag.", "family": "De er enige."}}""");
    play.holds("eva", caseId, onlyAdvice("passOn", "no", "\"passOn\": {\"why\": \"Vi trenger PPT.\"},")
        .replace("Fast plass og korte økter.", ADVICE));

    assertThat(play.missing(frida, caseId)).as("the broader team's own door").contains("nivå 1");
    assertThat(play.reads("per", caseId)).as("in the broader team, which nobody has consented to yet").isFalse();
    play.tries(frida, caseId, "school:frosta");
    play.evaluates(frida, caseId);
    frida.does(caseId, "openDoor", again());
    assertThat(play.reads("per", caseId)).isFalse();
    frida.does(caseId, "registerTeamConsent", play.consentTo(SKOLETEAM));
    assertThat(per.get("/api/cases/" + caseId).body()).contains(ADVICE, "Hvordan får vi ro i timene?", "Vi trenger PPT.");

    play.choosesFirst(frida, caseId);
    JsonNode sheet = play.shown(frida, caseId, "prepareMeeting").path("data");
    assertThat(sheet.path("preparation").path("question").asText()).startsWith("Hvordan får vi ro");
    assertThat(sheet.path("preparation").path("tried").asText()).startsWith("Samtale hver mandag.");
    assertThat(sheet.path("preparation").path("family").asText()).startsWith("De er enige.");
    assertThat(sheet.path("referral").path("known").asText()).contains("Meldt til Miljøteam Frosta skole");
    frida.does(caseId, "prepareMeeting", "{\"preparation\": " + sheet.path("preparation") + "}");
    stage.moveTo(play.bookedFor(caseId).plusSeconds(60));
    stage.runDueJobs();
    assertThat(play.shown(per, caseId, "holdMeeting").path("data").path("preparation").path("tried").asText())
        .as("what the first team read lies before the broader one").startsWith("Samtale hver mandag.");
    per.does(caseId, "holdMeeting", onlyAdvice());
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("decideNextStep");
  }
}
