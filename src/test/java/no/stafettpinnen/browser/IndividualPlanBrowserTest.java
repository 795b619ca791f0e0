package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S11 in a real browser: a youth of 16 on Frosta wants a plan, and ends it. */
@StafettTest
class IndividualPlanBrowserTest extends InBrowser {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String OFFICE = "Koordinerende enhet på Frosta";
  private static final String NURSE = "Eva Hagen (Helsestasjonen på Frosta)";
  private static final String TEACHER = "Frida Logtun (Frosta skole)";
  private static final String YOUTH = "Ungdommen selv";

  @Autowired
  private Stage stage;

  private final List<TasklistPage> people = new ArrayList<>();

  @AfterEach
  void nothingFailedUnseen() {
    stage.resetClock();
    people.forEach(person -> assertThat(person.problems()).isEmpty());
    people.clear();
  }

  @Test
  @Rule({"R149", "R150", "R114"})
  void s11ThePlanOfAYouthFromTheWishToTheWithdrawal() {
    UUID caseId = stage.person("frida").raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", "Sara Planfjord")
        .replace("2023-02-01", today().minusYears(16).minusMonths(2).toString())
        .replace("\"concern\"", "\"start\": {\"unit\": \"frosta/school:frosta\"}, \"concern\""));
    try (BrowserContext one = newWindow(); BrowserContext two = newWindow(); BrowserContext three = newWindow()) {
      TasklistPage frida = logsIn(one, "frida");
      TasklistPage trine = logsIn(two, "trine");
      TasklistPage eva = logsIn(three, "eva");
      reportsTheNeed(frida, caseId);
      findsTheRight(trine, caseId);
      theYouthWantsAPlan(trine, frida, caseId);
      isRefused(eva, caseId);

      writesThePlan(frida, caseId);
      agrees(trine, caseId);
      trine.isRefused("Planen kan ikke godkjennes: mål 1 mangler hvordan det måles, ansvarlig og dato.");
      trine.picture("s11-approve-refused");
      trine.choose("Er planen godkjent?", "Nei, den må skrives om");
      trine.write("Hva må endres?", "Målet må kunne måles.");
      trine.completeAndWait();
      makesTheGoalMeasurable(frida, caseId);
      agrees(trine, caseId);
      trine.completeAndWait();
      trine.openCase(caseId);
      trine.picture("s11-case-with-plan");
      takes(eva, caseId, "eva", "answerPromise");
      eva.choose("Er det gjort?", "Delvis");
      eva.write("Hva har dere gjort, eller hva skjer i stedet?", "Samtalene er i gang.");
      eva.picture("s11-answer-promise");
      eva.completeAndWait();
      isShown(eva, caseId);

      sixMonthsLater();
      takes(frida, caseId, "frida", "revisePlan");
      OnScreen.hearsChild(frida, "Det går bedre. Vil fortsette.", "Én plan som alle følger.");
      frida.write("Hva er nådd?", "Sover bedre.");
      frida.write("Hva mener barnet og foreldrene?", "De er fornøyde.");
      frida.choose("Fortsetter planen?", "Ja, uendret");
      frida.date("Neste revisjon", today().plusMonths(6));
      frida.picture("s11-revise");
      frida.completeAndWait();
      isShown(eva, caseId);

      frida.begin("Trekk et samtykke", caseId);
      frida.pick("Hvilket samtykke er trukket?", "Alle samtykkene i saken");
      frida.choose("Hvem har trukket det?", YOUTH);
      frida.date("Når trakk de samtykket?", today());
      frida.picture("s11-withdraw");
      frida.send();
      isRefused(eva, caseId);
      isRefused(trine, caseId);
      assertThat(stage.person("eva").tasks(caseId)).isEmpty();
      frida.openCase(caseId);
      frida.picture("s11-case-after");
    }
  }

  private void reportsTheNeed(TasklistPage frida, UUID caseId) {
    frida.begin("Meld behov for samordning", caseId);
    frida.write("Hva trenger barnet og familien hjelp til?", "Skole, helse og bolig som henger sammen.");
    frida.check("Helsestasjonen på Frosta");
    frida.choose("Hvor lenge vil behovet vare?", "Lenge, et år eller mer");
    frida.choose("Har barnet alvorlig sykdom", "Nei");
    frida.choose("Ber familien om barnekoordinator?", "Nei");
    frida.write("Hva ønsker barnet og familien selv?", "Én plan.");
    frida.picture("s11-report");
    frida.send();
    takes(frida, caseId, "frida", "registerNeedConsent");
    frida.choose("Er det gitt samtykke?", "Ja");
    frida.check(OFFICE);
    OnScreen.consents(frida, YOUTH, today());
    frida.completeAndWait();
  }

  private void findsTheRight(TasklistPage trine, UUID caseId) {
    takes(trine, caseId, "trine", "answerNeed");
    trine.write("Foreløpig svar", "Vi møtes i enheten i neste uke.");
    trine.date("Når regner dere med å være ferdige?", today().plusWeeks(3));
    trine.picture("s11-answer");
    trine.completeAndWait();
    takes(trine, caseId, "trine", "holdUnitMeeting");
    trine.write("Hvem er med i møtet?", "Trine, Eva og Frida");
    trine.write("Hva kom dere fram til?", "Sara trenger én plan.");
    trine.picture("s11-unit-meeting");
    trine.completeAndWait();
    takes(trine, caseId, "trine", "assessRights");
    OnScreen.hearsChild(trine, "Vil ha én plan.", "Én plan som alle følger.");
    trine.choose("Varer behovet lenge?", "Ja, et år eller mer");
    trine.write("Hvor mange tjenester trenger barnet samtidig?", "2");
    trine.choose("Har barnet, eller barnet de venter, alvorlig sykdom", "Nei");
    trine.choose("Ønsker de individuell plan?", "Ja");
    trine.choose("Rett til barnekoordinator?", "Nei");
    trine.choose("Rett til koordinator?", "Ja");
    trine.choose("Rett til individuell plan?", "Ja");
    trine.choose("Rett til ansvarsgruppe?", "Nei");
    trine.write("Begrunnelse", "Sara vil ikke ha gruppe nå.");
    trine.choose("Gjelder saken noe av dette?", "Nei");
    trine.picture("s11-rights");
    trine.completeAndWait();
  }

  private void theYouthWantsAPlan(TasklistPage trine, TasklistPage frida, UUID caseId) {
    takes(trine, caseId, "trine", "offerPlan");
    OnScreen.hearsChild(trine, "Vil bestemme selv.", "Én plan som alle følger.");
    trine.choose("Ønsker de individuell plan?", "Ja");
    trine.choose("Hvem svarte?", "Foreldrene, eller den som samtykker for barnet");
    trine.write("Navn", "Sara Planfjord");
    trine.date("Når svarte de?", today());
    trine.isRefused("Fra 16 år samtykker ungdommen selv til individuell plan.");
    trine.choose("Hvem svarte?", YOUTH);
    trine.picture("s11-offer");
    trine.completeAndWait();
    takes(frida, caseId, "frida", "registerPlanConsent");
    frida.choose("Samtykker de til planen?", "Ja");
    frida.check(OFFICE);
    frida.check("Helsestasjonen på Frosta");
    OnScreen.consents(frida, YOUTH, today());
    frida.picture("s11-consent");
    frida.completeAndWait();
  }

  private void writesThePlan(TasklistPage frida, UUID caseId) {
    takes(frida, caseId, "frida", "draftPlan");
    frida.picture("s11-draft-empty");
    frida.write("Hva er viktig for barnet? Skriv med barnets egne ord.", "Å bli rørlegger.");
    frida.write("Ressurser: hva barnet og familien har og får til", "Flink med hendene\nHar en god venn");
    frida.write("Behov", "Sove om natta");
    frida.write("Mål", "Få det bedre");
    frida.write("Tiltak", "Samtaler");
    in(frida, "Deltakere", "Navn").fill("Eva Hagen");
    in(frida, "Deltakere", "Rolle").fill("Helsesykepleier");
    frida.pick("Koordinator", TEACHER);
    frida.write("Hva koordinatoren sørger for", "Kaller inn og følger med.");
    in(frida, "Bidrag", "Hvem").fill("Mor");
    in(frida, "Bidrag", "Hva").fill("Vekker henne.");
    frida.write("Hvordan gjennomføres tiltakene?", "Ukentlig samtale.");
    frida.date("Planen gjelder fra", today());
    frida.date("Planen gjelder til", today().plusYears(2));
    frida.date("Planen revideres", today().plusMonths(6));
    frida.write("Hva er det samtykket til, og hvem får innsyn i hva?", "Skole og helsestasjon ser planen.");
    in(frida, "Samarbeid", "Med hvem?").fill("Ungdomslosen");
    in(frida, "Samarbeid", "Om hva?").fill("Lærlingplass");
    frida.write("Hvordan har barnet og foreldrene vært med på å lage planen?", "Sara var med på to møter.");
    frida.picture("s11-draft");
    frida.completeAndWait();
  }

  private void makesTheGoalMeasurable(TasklistPage frida, UUID caseId) {
    takes(frida, caseId, "frida", "draftPlan");
    assertThat(frida.form().getByText("Målet må kunne måles.")).isVisible();
    frida.write("Hvordan måler dere at det er nådd?", "Sover seks timer fem netter i uka");
    frida.write("Hvor mye og hvor ofte?", "Hver tirsdag");
    frida.pick("Ansvarlig", NURSE);
    frida.date("Nådd innen", today().plusWeeks(10));
    frida.picture("s11-draft-again");
    frida.completeAndWait();
  }

  /** The plan lies before them, and the youth and the mother agree. */
  private void agrees(TasklistPage trine, UUID caseId) {
    takes(trine, caseId, "trine", "approvePlan");
    assertThat(trine.form().getByText("9. Samarbeid").first()).isVisible();
    OnScreen.hearsChild(trine, "Planen er min.", "Én plan som alle følger.");
    trine.write("Navn", "Sara Planfjord");
    trine.write("Rolle", "Planens eier");
    trine.choose("Er enig", "Ja");
    trine.date("Dato", today());
    trine.choose("Er planen godkjent?", "Ja");
    trine.picture("s11-approve");
  }

  private void sixMonthsLater() {
    LocalDate revision = today().plusMonths(6);
    stage.wait(Duration.between(stage.now(), revision.atTime(LocalTime.of(8, 5)).atZone(OSLO).toInstant()));
  }

  /** A question in a list whose words stand elsewhere in the form, too. */
  private static Locator in(TasklistPage person, String list, String question) {
    return person.form().locator(".fjs-form-field-dynamiclist").filter(new Locator.FilterOptions().setHas(
        person.page().getByText(list, new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)))).last()
        .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(question)).first();
  }

  private void isShown(TasklistPage person, UUID caseId) {
    person.openCase(caseId);
    assertThat(person.page().getByText("Sara Planfjord").first()).isVisible();
  }

  private void isRefused(TasklistPage person, UUID caseId) {
    person.openCase(caseId);
    assertThat(person.page().getByText("Du har ikke tilgang til stafettloggen i denne saken.")).isVisible();
    assertThat(person.page().getByText("Sara Planfjord")).hasCount(0);
  }

  private void takes(TasklistPage person, UUID caseId, String id, String key) {
    person.takeTask(stage.person(id).task(caseId, key).orElseThrow(() -> new AssertionError(id + " has no " + key)));
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  private TasklistPage logsIn(BrowserContext window, String person) {
    window.setDefaultTimeout(PATIENCE_MS);
    TasklistPage page = new TasklistPage(window, stage.base());
    page.logIn(person);
    people.add(page);
    return page;
  }
}
