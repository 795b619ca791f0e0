package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.ReferralStage.OSLO;
import static no.stafettpinnen.referral.ReferralStage.PREPARED;
import static no.stafettpinnen.referral.ReferralStage.REFERRAL;
import static no.stafettpinnen.referral.ReferralStage.refers;
import static no.stafettpinnen.referral.TeamStage.agreed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S02: unrest at school (Stjørdal, 9 years), from the first worry to the closed case. */
@StafettTest
class S02UnrestAtSchoolTest {

  private static final String TEAM = "team:kompetanseteam";
  private static final String LARS = "school:halsen/lars";
  private static final String NURSE = "health:stjordal/hilde";
  /** A Monday; the Wednesday of that week is 17 May. */
  private static final LocalDate BEFORE_THE_HOLIDAY = LocalDate.of(2028, 5, 15);

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private CaseFile caseFile;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R012", "R089", "R097", "R103", "R110", "R112", "R114", "R116", "R131"})
  void fromLevelOneThroughTheTeamToTheNurseAndTheGoal() {
    Caseworker lars = stage.person("lars");
    Caseworker hilde = stage.person("hilde");
    stage.moveTo(at(BEFORE_THE_HOLIDAY.minusWeeks(7)));
    UUID caseId = play.triedAtLevelOne(lars, 9, "school:halsen");
    stage.moveTo(at(BEFORE_THE_HOLIDAY));
    play.evaluates(lars, caseId);

    lars.begins(caseId, REFERRAL, refers(TEAM));
    assertThat(List.of("hilde", "per", "unni")).as("before the consent").noneMatch(member -> play.reads(member, caseId));
    lars.does(caseId, "registerTeamConsent", play.consentTo(TEAM));
    assertThat(List.of("hilde", "per", "unni")).allMatch(member -> play.reads(member, caseId));
    assertThat(List.of("siv", "tove", "unn", "bente")).as("not in the team").noneMatch(other -> play.reads(other, caseId));
    Instant slot = Instant.parse(play.choosesFirst(lars, caseId));
    assertThat(slot.atZone(OSLO).toLocalDateTime()).as("the next Wednesday is 17 May, the one after it is free")
        .isEqualTo(LocalDate.of(2028, 5, 24).atTime(8, 30));
    lars.does(caseId, "prepareMeeting", PREPARED);
    assertThat(play.agenda("unni", caseId)).singleElement().matches(line -> line.path("prepared").asBoolean());

    play.agreesToHealth(lars, caseId);
    assertThat(receivers(lars, caseId)).as("the school only: a team carries nothing out").noneMatch(who -> who.startsWith("team:"))
        .contains("school:halsen/randi").doesNotContain(NURSE);
    play.holds("unni", caseId, agreed(play.today().plusWeeks(2), LARS, NURSE));
    assertThat(holders(caseId)).containsExactly("lars");

    assertThat(receivers(lars, caseId)).contains(NURSE).noneMatch(who -> who.startsWith("team:"));
    lars.begins(caseId, "batonHandover", """
        {"handover": {"receiver": "%s", "reason": "Nå er det mest helse."}}""".formatted(NURSE));
    assertThat(holders(caseId)).as("until somebody says yes").containsExactly("lars");
    assertThat(lars.task(caseId, "decideNextStep")).isPresent();
    hilde.does(caseId, "answerOffer", """
        {"offerAnswer": {"accepts": "yes"}}""");
    assertThat(holders(caseId)).containsExactly("lars", "hilde");
    assertThat(lars.task(caseId, "decideNextStep")).isEmpty();

    lars.does(caseId, "carryOutAgreed", Forms.DONE);
    hilde.does(caseId, "carryOutAgreed", Forms.DONE);
    hilde.does(caseId, "decideNextStep", Forms.next("toLevel2"));
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(2);
    assertThat(stage.openTasks(caseId)).as("the health centre takes part already: nobody is to be invited").containsExactly("planMeasures");
    hilde.does(caseId, "planMeasures", Forms.plan(play.today().plusWeeks(8), LARS, NURSE));
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    hilde.does(caseId, "carryOutMeasure", Forms.DONE);
    hilde.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    hilde.does(caseId, "evaluateEffort", Forms.evaluated("reached"));
    hilde.does(caseId, "decideNextStep", Forms.next("close"));
    hilde.does(caseId, "finalEvaluation", Forms.FINAL);
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
    assertThat(baton.turns(caseId)).extracting(BatonLedger.Turn::holder).containsExactly("lars", "hilde", null);
  }

  private List<String> holders(UUID caseId) {
    return baton.turns(caseId).stream().map(BatonLedger.Turn::holder).toList();
  }

  private static List<String> receivers(Caseworker holder, UUID caseId) {
    return holder.get("/api/forms/cases/" + caseId + "/batonHandover").json().path("data").path("batonReceivers").findValuesAsText("value");
  }

  private static Instant at(LocalDate day) {
    return day.atTime(10, 0).atZone(OSLO).toInstant();
  }
}
