package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.again;
import static no.stafettpinnen.referral.ReferralStage.call;
import static no.stafettpinnen.referral.ReferralStage.invitesHome;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.TeamStage.agreed;
import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

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

/** S08: the five steps of Dønna's plan, hjelpetjenesten on the way and PPT at the end (8 years). */
@StafettTest
class S08FiveStepsTest {

  private static final String HJELPETJENESTEN = "team:hjelpetjenesten-donna";
  private static final String PPT = "team:pptHenvisning";
  private static final String DAG = "school:donna/dag";
  private static final String NOBODY_INVITED = """
      {"flow": {"inviting": "no"}, "invitation": {"reasonNone": "Hjelpetjenesten er med."}}""";

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
  @Rule({"R100", "R126", "R131", "R134"})
  void theStepsAreTheMilestonesAndPptAsksForThem() {
    Caseworker dag = stage.person("dag");
    Caseworker kjell = stage.person("kjell");
    UUID caseId = play.raises(dag, 8);
    assertThat(milestone(dag, caseId)).startsWith("Steg 1");
    play.clarifies(dag, caseId);
    assertThat(milestone(dag, caseId)).startsWith("Steg 2");
    play.tries(dag, caseId, "school:donna");
    play.evaluates(dag, caseId);

    dag.begins(caseId, REFERRAL, refers(HJELPETJENESTEN));
    dag.does(caseId, "registerTeamConsent", play.consentTo(HJELPETJENESTEN));
    assertThat(dag.task(caseId, "callMeeting")).as("the rektor calls in").isEmpty();
    assertThat(stage.person("marit").task(caseId, "callMeeting")).isEmpty();
    kjell.does(caseId, "callMeeting", call(workingDays.plus(play.today(), 5), "10.00"));
    dag.does(caseId, "inviteHomeToMeeting", invitesHome("foresatt.atte@example.com"));
    dag.does(caseId, "prepareMeeting", PREPARED);
    dag.does(caseId, "decideNextStep", Forms.next("toLevel2"));
    assertThat(milestone(dag, caseId)).startsWith("Steg 3 og 4");
    dag.does(caseId, "inviteService", NOBODY_INVITED);
    play.holds("kjell", caseId, agreed(play.today().plusWeeks(4), DAG));
    dag.does(caseId, "carryOutAgreed", Forms.DONE);

    dag.begins(caseId, REFERRAL, refers(PPT));
    assertThat(play.missing(dag, caseId)).contains("Steg 5").doesNotContain("Steg 1", "Steg 2", "Steg 3");
    play.tries(dag, caseId, "school:donna");
    play.evaluates(dag, caseId);
    dag.does(caseId, "decideNextStep", Forms.next("toLevel3"));
    assertThat(milestone(dag, caseId)).startsWith("Steg 5");
    dag.does(caseId, "openDoor", again());
    dag.does(caseId, "registerTeamConsent", play.consentTo(PPT));
    stage.person("marit").does(caseId, "callMeeting", call(workingDays.plus(play.today(), 5), "12.00"));
    dag.does(caseId, "prepareMeeting", PREPARED);
    play.holds("marit", caseId, onlyAdvice());
    assertThat(referrals.pending(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).as("new measures at the last step").containsExactly("inviteService");
  }

  private static String milestone(Caseworker person, UUID caseId) {
    return person.get("/api/cases/" + caseId).json().path("level").path("milestone").asText();
  }
}
