package no.stafettpinnen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S09 in a real browser: a family expects a child with serious illness, and five people see to it that it is never without a coordinator. */
@StafettTest
class CoordinatorBrowserTest extends InBrowser {

  private static final String NURSE = "Hilde Prestmo (Helsestasjonen i Stjørdal)";
  private static final String COLLEAGUE = "Gunnhild Ystgård (Helsestasjonen i Stjørdal)";
  private static final String OFFICE = "Helse- og velferdskontoret i Stjørdal";
  /** Rows that the table of a barnekoordinator's duties suggests. */
  private static final int DUTIES = 6;
  private static final String NOT_BORN = "Barnet er ikke født.";
  private static final String BEST = "At familien har noen å ringe til.";

  @Autowired
  private Stage stage;

  private final List<TasklistPage> people = new ArrayList<>();

  @AfterEach
  void nothingFailedUnseen() {
    people.forEach(person -> assertThat(person.problems()).isEmpty());
    people.clear();
  }

  @Test
  @Rule({"R141", "R152", "R155", "R156", "R157"})
  void s09TheMothersSisterCantAndTheLeaderFindsAnother() {
    try (BrowserContext one = newWindow(); BrowserContext two = newWindow(); BrowserContext three = newWindow();
         BrowserContext four = newWindow(); BrowserContext five = newWindow()) {
      TasklistPage siv = logsIn(one, "siv");
      UUID caseId = reportsTheNeed(siv);
      consentsToTheOffice(siv, caseId);
      coordinatorIs(siv, caseId, OFFICE + " ivaretar funksjonen til noen er oppnevnt");
      siv.picture("s09-case-with-stand-in");

      TasklistPage unn = logsIn(two, "unn");
      answersAndAssesses(unn, caseId);
      asksTheParentsAndAppoints(unn, caseId);

      TasklistPage hilde = logsIn(three, "hilde");
      takes(hilde, caseId, "hilde", "declareHabilitet");
      hilde.choose("Hvilken tilknytning har du til barnet eller familien?", "Nær slekt eller svogerskap med barnet eller en forelder, også søsken");
      hilde.write("Forklar", "Jeg er søster til mor.");
      hilde.picture("s09-habilitet");
      hilde.completeAndWait();
      hilde.openCase(caseId);
      assertThat(hilde.page().getByText("Du har ikke tilgang til stafettloggen i denne saken.")).isVisible();
      coordinatorIs(unn, caseId, OFFICE + " ivaretar funksjonen til noen er oppnevnt");

      TasklistPage tove = logsIn(four, "tove");
      takes(tove, caseId, "tove", "findAnother");
      assertThat(tove.form().getByLabel("Hvem i tjenesten skal være barnekoordinator?").locator("option")
          .filter(new Locator.FilterOptions().setHasText("Hilde"))).hasCount(0);
      tove.pick("Hvem i tjenesten skal være barnekoordinator?", COLLEAGUE);
      tove.picture("s09-find-another");
      tove.completeAndWait();
      coordinatorIs(unn, caseId, OFFICE + " ivaretar funksjonen til noen er oppnevnt");

      TasklistPage gunnhild = logsIn(five, "gunnhild");
      takes(gunnhild, caseId, "gunnhild", "declareHabilitet");
      gunnhild.choose("Hvilken tilknytning har du til barnet eller familien?", "Ingen særlig tilknytning");
      gunnhild.completeAndWait();
      coordinatorIs(gunnhild, caseId, "Gunnhild Ystgård, Helsestasjonen i Stjørdal");
      gunnhild.page().navigate(stage.base() + "/beskjeder");
      assertThat(gunnhild.page().getByText("Du er barnekoordinator i sak").first()).isVisible();

      writesTheDecision(unn, caseId);
      readsTheLetter(unn, caseId);
      takes(gunnhild, caseId, "gunnhild", "agreePromises");
      gunnhild.picture("s09-promises");
      Locator remove = gunnhild.form().locator(".fjs-repeat-row-remove");
      assertThat(remove).hasCount(DUTIES);
      for (int left = DUTIES - 1; left > 0; left--) {
        remove.last().click();
        assertThat(remove).hasCount(left);
      }
      gunnhild.pick("Gjelder", "Oppfølging som kommunen skal gi");
      gunnhild.write("Hva skal tjenesten gjøre?", "Ringer familien hver uke.");
      gunnhild.pick("Hvilken tjeneste?", "Familietjenesten i Stjørdal");
      gunnhild.date("Når skal det være gjort?", today().plusWeeks(2));
      gunnhild.completeAndWait();
      takes(siv, caseId, "siv", "answerPromise");
      siv.picture("s09-answer-promise");
    }
  }

  private UUID reportsTheNeed(TasklistPage siv) {
    siv.startOf("familyNeed", "Meld behov for samordning");
    siv.write("Barnets navn", "Ventet barn, mor Kari Moen");
    siv.date("Fødselsdato", today().plusMonths(4));
    siv.write("Hva trenger barnet og familien hjelp til?", "Alvorlig hjertefeil. Avlastning, fysioterapi og oppfølging hjemme.");
    siv.check("Helsestasjonen i Stjørdal");
    siv.check("Familietjenesten i Stjørdal");
    siv.choose("Hvor lenge vil behovet vare?", "Lenge, et år eller mer");
    siv.choose("Har barnet alvorlig sykdom", "Ja");
    siv.choose("Ber familien om barnekoordinator?", "Ja");
    siv.write("Hva ønsker barnet og familien selv?", "Én å ringe til.");
    siv.write("Hvorfor er det ikke nok med tiltak i egen tjeneste først?", "Flere tjenester må være klare når barnet kommer.");
    OnScreen.childNotHeard(siv, NOT_BORN, BEST);
    siv.picture("s09-report");
    return siv.startCase();
  }

  private void consentsToTheOffice(TasklistPage siv, UUID caseId) {
    takes(siv, caseId, "siv", "registerNeedConsent");
    siv.choose("Er det gitt samtykke?", "Ja");
    siv.check(OFFICE);
    OnScreen.consents(siv, "Begge foreldrene", today());
    siv.isRefused("Den som venter barnet, må samtykke.");
    siv.choose("Hvem har samtykket?", "Den som venter barnet");
    siv.picture("s09-consent");
    siv.completeAndWait();
  }

  private void answersAndAssesses(TasklistPage unn, UUID caseId) {
    takes(unn, caseId, "unn", "answerNeed");
    unn.write("Foreløpig svar", "Vi har fått meldingen, og ringer dere denne uka.");
    unn.date("Når regner dere med å være ferdige?", today().plusWeeks(3));
    unn.picture("s09-answer");
    unn.completeAndWait();
    takes(unn, caseId, "unn", "assessRights");
    OnScreen.childNotHeard(unn, NOT_BORN, BEST);
    unn.choose("Varer behovet lenge?", "Ja, et år eller mer");
    unn.write("Hvor mange tjenester trenger barnet samtidig?", "3");
    unn.choose("Har barnet, eller barnet de venter, alvorlig sykdom", "Ja");
    unn.choose("Ønsker de individuell plan?", "Nei");
    assertThat(unn.form().getByText("Familien venter et barn med alvorlig sykdom").first()).isVisible();
    unn.choose("Rett til barnekoordinator?", "Ja");
    unn.choose("Rett til koordinator?", "Nei");
    unn.choose("Rett til individuell plan?", "Nei");
    unn.choose("Rett til ansvarsgruppe?", "Nei");
    unn.choose("Gjelder saken noe av dette?", "Nei");
    unn.isRefused("Skriv hvorfor dere kommer til noe annet enn tabellen");
    unn.write("Begrunnelse", "Gruppa opprettes når barnet er født.");
    unn.picture("s09-rights");
    unn.completeAndWait();
  }

  private void asksTheParentsAndAppoints(TasklistPage unn, UUID caseId) {
    takes(unn, caseId, "unn", "registerCoordinatorConsent");
    unn.choose("Samtykker de til barnekoordinator?", "Ja");
    unn.date("Når svarte de?", today());
    unn.check("Helsestasjonen i Stjørdal");
    OnScreen.consents(unn, "Den som venter barnet", today());
    unn.picture("s09-coordinator-consent");
    unn.completeAndWait();
    coordinatorIs(unn, caseId, OFFICE + " ivaretar funksjonen til noen er oppnevnt");
    takes(unn, caseId, "unn", "appointCoordinator");
    assertThat(unn.form().getByText("Forslag: Helsestasjonen i Stjørdal.")).isVisible();
    OnScreen.childNotHeard(unn, NOT_BORN, BEST);
    unn.pick("Hvem skal være barnekoordinator?", NURSE);
    unn.write("Hvorfor passer denne tjenesten best?", "Helsestasjonen møter familien fra fødselen.");
    unn.picture("s09-appoint");
    unn.completeAndWait();
    coordinatorIs(unn, caseId, OFFICE + " ivaretar funksjonen til noen er oppnevnt");
  }

  private void writesTheDecision(TasklistPage unn, UUID caseId) {
    takes(unn, caseId, "unn", "writeDecision");
    unn.write("Hva er bestemt?", "Dere får barnekoordinator. Det er Gunnhild Ystgård ved helsestasjonen.");
    unn.write("Hvorfor?", "Dere venter et barn med alvorlig sykdom, og vil trenge flere tjenester lenge.");
    unn.date("Når sendes brevet?", today());
    unn.picture("s09-decision");
    unn.completeAndWait();
  }

  private void readsTheLetter(TasklistPage unn, UUID caseId) {
    unn.openCase(caseId);
    Locator letter = unn.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("Vedtak om .*\\(PDF\\)")));
    assertThat(letter).isVisible();
    unn.picture("s09-case-with-letter");
    APIResponse pdf = unn.page().request().get(stage.base() + letter.getAttribute("href"));
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
  }

  /** As the page of the case says it. */
  private void coordinatorIs(TasklistPage person, UUID caseId, String who) {
    person.openCase(caseId);
    assertThat(person.page().locator("dt:has-text('Barnekoordinator') + dd").first()).containsText(who);
  }

  private void takes(TasklistPage person, UUID caseId, String id, String key) {
    person.takeTask(stage.person(id).task(caseId, key).orElseThrow(() -> new AssertionError(id + " has no " + key)));
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }

  private TasklistPage logsIn(BrowserContext window, String person) {
    window.setDefaultTimeout(PATIENCE_MS);
    TasklistPage page = new TasklistPage(window, stage.base());
    page.logIn(person);
    people.add(page);
    return page;
  }
}
