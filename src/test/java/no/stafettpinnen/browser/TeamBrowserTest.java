package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.referral.ReferralStage;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S02 and S14 in a real browser, each with four people who do their part on the screen and see no more than their part. */
@StafettTest
class TeamBrowserTest extends InBrowser {

  private static final String NO_ACCESS = "Du har ikke tilgang til stafettloggen i denne saken.";
  private static final String REFER = "Meld saken til et tverrfaglig team";
  private static final String NURSE = "Hilde Prestmo (Helsestasjonen i Stjørdal)";

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private WorkingDays workingDays;

  private final List<TasklistPage> people = new ArrayList<>();

  @AfterEach
  void nothingFailedUnseen() {
    stage.resetClock();
    people.forEach(person -> assertThat(person.problems()).isEmpty());
    people.clear();
  }

  @Test
  @Rule({"R089", "R110", "R112", "R114", "R131"})
  void s02FromTheTeacherThroughTheTeamToTheNurse() {
    UUID caseId = play.readyForTeam(stage.person("lars"), 9, "school:halsen");
    try (BrowserContext one = newWindow(); BrowserContext two = newWindow();
         BrowserContext three = newWindow(); BrowserContext four = newWindow()) {
      TasklistPage lars = logsIn(one, "lars");
      TasklistPage unni = logsIn(two, "unni");
      TasklistPage hilde = logsIn(three, "hilde");
      TasklistPage per = logsIn(four, "per");
      refers(lars, caseId, "Hvordan hjelper vi i friminuttene?", "s02-refer");
      for (TasklistPage member : List.of(unni, hilde, per)) {
        isRefused(member, caseId);
      }
      consentsToTheTeam(lars, caseId);
      booksAndPrepares(lars, caseId);
      consentsToTheNurse(lars, caseId);
      isShown(per, caseId);
      leadsTheMeeting(unni, caseId);

      takes(lars, caseId, "lars", "carryOutAgreed");
      lars.picture("s02-agreed");
      lars.begin("Gi stafettpinnen videre", caseId);
      assertThat(lars.form().getByLabel("Hvem vil du gi stafettpinnen til?").locator("option")
          .filter(new Locator.FilterOptions().setHasText("team"))).hasCount(0);
      lars.pick("Hvem vil du gi stafettpinnen til?", NURSE);
      lars.write("Hvorfor gir du den videre?", "Nå er det mest helse.");
      lars.picture("s02-offer");
      lars.send();
      assertThat(stage.person("per").task(caseId, "answerOffer")).as("in the team, and not asked").isEmpty();
      holderIs(lars, caseId, "Lars Hegge");

      hilde.page().navigate(stage.base() + "/beskjeder");
      assertThat(hilde.page().getByText("stafettpinnen").first()).isVisible();
      hilde.picture("s02-nurse-told");
      takes(hilde, caseId, "hilde", "answerOffer");
      hilde.choose("Tar du over stafettpinnen?", "Ja, jeg tar over");
      hilde.picture("s02-answer");
      hilde.completeAndWait();
      holderIs(hilde, caseId, "Hilde Prestmo");
      takes(hilde, caseId, "hilde", "decideNextStep");
      hilde.picture("s02-next-step");
      assertThat(stage.person("lars").task(caseId, "decideNextStep")).as("the giver has it no more").isEmpty();
    }
  }

  @Test
  @Rule({"R011", "R104", "R114", "R120"})
  void s14TheDayBeforeTheMeeting() {
    Caseworker teacher = stage.person("vera");
    UUID caseId = play.atLevelTwo(teacher, 6, "school:meraker", "liv", "health:meraker");
    play.admits(teacher, caseId, "team:tverrfagligTeam-meraker");
    LocalDate day = workingDays.plus(play.today(), 8);
    try (BrowserContext one = newWindow(); BrowserContext two = newWindow();
         BrowserContext three = newWindow(); BrowserContext four = newWindow()) {
      TasklistPage vera = logsIn(one, "vera");
      TasklistPage berit = logsIn(two, "berit");
      TasklistPage liv = logsIn(three, "liv");
      TasklistPage per = logsIn(four, "per");
      takes(berit, caseId, "berit", "callMeeting");
      berit.date("Dag", day);
      berit.write("Klokkeslett", "13.00");
      berit.write("Sted", "Møterommet");
      berit.picture("s14-call");
      berit.completeAndWait();
      berit.page().navigate(stage.base() + "/team.html");
      assertThat(berit.page().getByText(CaseReference.of(caseId)).first()).isVisible();
      berit.picture("s14-team-before");
      isShown(liv, caseId);
      isShown(per, caseId);

      stage.moveTo(day.minusDays(1).atTime(14, 0).atZone(ZoneId.of("Europe/Oslo")).toInstant());
      vera.begin("Trekk et samtykke", caseId);
      vera.pick("Hvilket samtykke er trukket?", "Alle samtykkene i saken");
      vera.choose("Hvem har trukket det?", "En av foreldrene");
      vera.date("Når trakk de samtykket?", play.today());
      vera.write("Sa de hvorfor?", "De orker ikke flere møter.");
      vera.picture("s14-withdraw");
      vera.send();
      vera.picture("s14-withdrawn");

      for (TasklistPage outsider : List.of(liv, per)) {
        isRefused(outsider, caseId);
        outsider.page().navigate(stage.base() + "/beskjeder");
        assertThat(outsider.page().getByText("Teammøtet i sak " + CaseReference.of(caseId)).filter(
            new Locator.FilterOptions().setHasText("avlyst")).first()).isVisible();
        assertThat(outsider.page().getByText("orker ikke")).hasCount(0);
        assertThat(outsider.page().getByText(CaseReference.of(caseId)).filter(new Locator.FilterOptions().setHasText("amtykke"))).hasCount(0);
        outsider.picture("s14-told");
      }
      berit.page().navigate(stage.base() + "/team.html");
      assertThat(berit.page().getByText("Tverrfaglig team ved Meråker skole").first()).isVisible();
      assertThat(berit.page().getByText(CaseReference.of(caseId))).hasCount(0);
      berit.picture("s14-team-after");
      vera.openCase(caseId);
      assertThat(vera.page().getByText("Nivå 1: innsats i egen tjeneste").first()).isVisible();
      assertThat(vera.page().getByText("De orker ikke flere møter.").first()).isVisible();
      vera.picture("s14-case");
      takes(vera, caseId, "vera", "planMeasures");
      vera.picture("s14-plan-anew");
    }
  }

  private void refers(TasklistPage lars, UUID caseId, String question, String picture) {
    lars.begin(REFER, caseId);
    lars.write("Hva vil du ha drøftet?", question);
    lars.picture(picture);
    lars.send();
    lars.picture(picture + "-sent");
  }

  private void consentsToTheTeam(TasklistPage lars, UUID caseId) {
    takes(lars, caseId, "lars", "registerTeamConsent");
    lars.choose("Er det gitt samtykke?", "Ja");
    lars.check("Tverrfaglig kompetanseteam");
    OnScreen.consents(lars, "Begge foreldrene", play.today());
    lars.picture("s02-consent");
    lars.completeAndWait();
  }

  private void booksAndPrepares(TasklistPage lars, UUID caseId) {
    takes(lars, caseId, "lars", "chooseSlot");
    Locator first = lars.form().getByLabel("Når skal saken opp?").locator("option").filter(new Locator.FilterOptions().setHasText("kl")).first();
    assertThat(first).containsText("onsdag");
    lars.picture("s02-slot");
    lars.pick("Når skal saken opp?", first.textContent());
    lars.completeAndWait();
    assertThat(play.bookedFor(caseId).atZone(ZoneId.of("Europe/Oslo")).getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
    takes(lars, caseId, "lars", "prepareMeeting");
    lars.write("Hva er prøvd, og hvordan gikk det?", "Faste rutiner i seks uker. Det hjalp litt.");
    lars.picture("s02-sheet");
    lars.completeAndWait();
  }

  private void consentsToTheNurse(TasklistPage lars, UUID caseId) {
    lars.begin("Registrer eller forny et samtykke", caseId);
    lars.pick("Hva samtykker de til?", "Samarbeid med en annen tjeneste");
    lars.check("Helsestasjonen i Stjørdal");
    OnScreen.consents(lars, "Begge foreldrene", play.today());
    lars.picture("s02-consent-nurse");
    lars.send();
  }

  private void leadsTheMeeting(TasklistPage unni, UUID caseId) {
    unni.page().navigate(stage.base() + "/team.html");
    assertThat(unni.page().getByText(CaseReference.of(caseId)).first()).isVisible();
    unni.picture("s02-team");
    stage.moveTo(play.bookedFor(caseId).plusSeconds(60));
    stage.runDueJobs();
    takes(unni, caseId, "unni", "holdMeeting");
    assertThat(unni.form().getByLabel("Dette er prøvd")).hasValue("Faste rutiner i seks uker. Det hjalp litt.");
    assertThat(unni.form().getByLabel("Dette fungerer bra")).hasCount(0);
    unni.picture("s02-meeting-begins");
    unni.choose("Er barnet hørt?", "Ja");
    unni.write("Hvordan ble barnet hørt?", "Samtale med Lars");
    unni.write("Hva sa eller viste barnet?", "Vil ha noen å være sammen med.");
    unni.write("Hva er best for barnet?", "Trygge friminutt.");
    unni.write("Hvem er med i møtet?", "Unni, Hilde, Per og Lars");
    unni.write("Hva råder teamet til?", "En fast voksen ute, og samtaler med helsesykepleier.");
    unni.choose("Skal noen gjøre noe?", "Ja, vi fordeler oppgavene nå");
    unni.picture("s02-meeting-first-row");
    line(unni, "Være ute i hvert friminutt", "Lars Hegge (Halsen barneskole)");
    unni.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Legg til")).last().click();
    line(unni, "Samtale hver tirsdag", NURSE);
    unni.choose("Hva skjer videre med saken i teamet?", "Saken er ferdig drøftet her");
    unni.choose("Trengs en tjeneste som krever vedtak?", "Nei");
    unni.picture("s02-meeting");
    unni.completeAndWait();
  }

  private void line(TasklistPage unni, String what, String who) {
    unni.write("Hva skal gjøres?", what);
    unni.pick("Hvem gjør det?", who);
    unni.date("Når skal det være gjort?", play.today().plusWeeks(2));
  }

  private void isShown(TasklistPage person, UUID caseId) {
    person.openCase(caseId);
    assertThat(person.page().getByText("Ola Testbarn").first()).isVisible();
    person.picture("case-of-a-member");
  }

  private void isRefused(TasklistPage person, UUID caseId) {
    person.openCase(caseId);
    assertThat(person.page().getByText(NO_ACCESS)).isVisible();
    assertThat(person.page().getByText("Ola Testbarn")).hasCount(0);
  }

  private void holderIs(TasklistPage person, UUID caseId, String name) {
    person.openCase(caseId);
    assertThat(person.page().locator("dt:has-text('Har stafettpinnen') + dd").first()).hasText(name);
  }

  private void takes(TasklistPage person, UUID caseId, String id, String key) {
    person.takeTask(stage.person(id).task(caseId, key).orElseThrow());
  }

  private TasklistPage logsIn(BrowserContext window, String person) {
    window.setDefaultTimeout(PATIENCE_MS);
    TasklistPage page = new TasklistPage(window, stage.base());
    page.logIn(person);
    people.add(page);
    return page;
  }
}
