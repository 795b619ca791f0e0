package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whatever people write comes out as they wrote it. */
class OddTextTest {

  /** A4 less the right margin of 22 mm, in points. */
  private static final float RIGHT_MARGIN = (210 - 22) / 25.4f * 72;

  private final Letters letters = new Letters();

  @Test
  void norwegianAndSamiLettersAndSigns() throws Exception {
    String signs = "æøåÆØÅ éèêóòôäöü «hermetegn» – tankestrek … § 7-2 a ½ € 37,5 °C čČ đĐ ŋŊ šŠ ŧŦ žŽ áÁ Їжак Ωέγα";
    byte[] pdf = letters.forArchive(saying(signs), LetterExamples.NOTE);
    assertThat(PdfReader.text(pdf)).contains(signs);
    assertThat(faults(pdf)).isEmpty();
  }

  @Test
  void lettersThatAFontLikesToJoinStayLetters() throws Exception {
    String words = "Ofte skriftlig, fjell, affære, effektfull, offisiell, kraftløft, etter, stafettpinne, flink, ffj";
    byte[] pdf = letters.forArchive(saying(words), LetterExamples.NOTE);
    assertThat(PdfReader.text(pdf)).contains(words);
    assertThat(faults(pdf)).isEmpty();
  }

  @Test
  void anAccentThatIsASignOfItsOwnBecomesOneLetter() throws Exception {
    assertThat(PdfReader.text(letters.forFamily(saying("A\u030Ase fra C\u030Ca\u0301hppesja\u0301vri")))).contains("Åse fra Čáhppesjávri");
  }

  @Test
  void markupIsTextAndNothingElse() throws Exception {
    String markup = "<script>alert(1)</script> & &amp; <b>fet</b> <img src=\"file:///etc/passwd\"/> {{head.title}} ${1+1} ]]> \"'`";
    byte[] pdf = letters.forFamily(saying(markup));
    assertThat(PdfReader.text(pdf)).contains(markup);
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void whatTheFontLacksIsABoxAndTheLetterIsStillValid() throws Exception {
    byte[] pdf = letters.forArchive(saying("Hjerte 😀 her, 漢字 og \u0000\u0007\uFFFF\u202E\uD83D slutt"), LetterExamples.NOTE);
    assertThat(PdfReader.text(pdf)).contains("Hjerte □ her, □□ og slutt");
    assertThat(faults(pdf)).isEmpty();
  }

  @Test
  void aVeryLongWordStaysInsideTheMargins() throws Exception {
    String word = "Menneskerettighetsorganisasjons".repeat(12);
    byte[] pdf = letters.forFamily(saying(word));
    assertThat(PdfReader.text(pdf).replace(" ", "")).contains(word);
    assertThat(PdfReader.rightmost(pdf)).isLessThanOrEqualTo(RIGHT_MARGIN + 0.5f);
    byte[] inCells = letters.forFamily(planWith(word));
    assertThat(PdfReader.rightmost(inCells)).isLessThanOrEqualTo(RIGHT_MARGIN + 0.5f);
  }

  @Test
  void fiftyThousandCharactersAreAllThere() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int each = 0; text.length() < 50_000; each++) {
      text.append("Setning nummer ").append(each).append(" handler om hverdagen.").append(each % 9 == 8 ? "\n\n" : " ");
    }
    String all = text.toString();
    byte[] pdf = letters.forFamily(saying(all));
    String footer = " ?Stjørdal kommune · Referanse 2026/04711 Side \\d+ av \\d+";
    assertThat(PdfReader.text(pdf).replaceAll(footer, "")).contains(all.strip().replaceAll("\\s+", " "));
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void aCellThatIsTallerThanAPageGoesOnOnTheNext() throws Exception {
    String tall = "Ett ord til og ".repeat(600) + "slutten";
    byte[] pdf = letters.forFamily(planWith(tall));
    assertThat(PdfReader.text(pdf)).contains("slutten");
    assertThat(PdfReader.text(pdf).split("\\bEtt\\b", -1)).hasSize(601);
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void linesAndEmptyLinesAreKept() throws Exception {
    assertThat(PdfReader.tags(letters.forFamily(saying("Første avsnitt.\r\n\r\n\r\nAndre avsnitt."))))
        .filteredOn(tag -> tag.name().equals("P")).extracting(PdfReader.Tag::text).contains("Første avsnitt.", "Andre avsnitt.");
  }

  @Test
  void aPlanWithoutAnythingYetSaysSo() throws Exception {
    PlanLetter.Participant coordinator = new PlanLetter.Participant("Ingrid Øverås", "Koordinator", "Helsestasjonen", null);
    PlanLetter empty = new PlanLetter(LetterExamples.head("Individuell plan"), "Ola", "1", false, null, null, List.of(), List.of(), List.of(), List.of(),
        coordinator, "", List.of(), "", LocalDate.of(2026, 12, 1), LocalDate.of(2027, 12, 1), List.of(), List.of(), List.of(), List.of(),
        "");
    byte[] pdf = letters.forArchive(empty, LetterExamples.NOTE);
    assertThat(PdfReader.text(pdf)).contains("Ingen mål er satt ennå.", "Planen er ikke godkjent ennå.", "Ingen samtykker er gitt ennå.")
        .doesNotContain("Hva som er viktig for meg", "telefon", "null");
    assertThat(faults(pdf)).isEmpty();
  }

  @Test
  void moreThanALetterMayHoldIsRefused() {
    assertThatThrownBy(() -> letters.forFamily(saying("x".repeat(200_001)))).isInstanceOf(LetterTooLongException.class)
        .hasMessageContaining("Kort ned teksten");
  }

  @Test
  void aPersonsNumberIsNoReference() {
    for (String number : List.of("01010112345", "Sak 010101 12345", "010101-12345")) {
      assertThatThrownBy(() -> new Head("Vedtak", "Stjørdal kommune", "Kontoret", List.of(), List.of(), LocalDate.of(2026, 11, 22), number))
          .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("12345");
    }
  }

  @Test
  void aDecisionWithoutTheChildsViewOrTheReasonWhyNotIsRefused() {
    DecisionLetter letter = LetterExamples.decision();
    assertThatThrownBy(() -> new DecisionLetter(letter.head(), letter.appliedOn(), letter.decision(), null, null, List.of(), null, " ",
        letter.bestInterests(), letter.grounds(), letter.laws(), List.of(), letter.complaint(), "Kari Moen", "Saksbehandler"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("view of the child");
  }

  @Test
  void theArchivesPrintSaysWhoMadeItWhenAndOfWhat() throws Exception {
    byte[] pdf = letters.forArchive(LetterExamples.decision(), LetterExamples.NOTE);
    assertThat(PdfReader.text(pdf)).contains("Kari Moen, saksbehandler", "23. november 2026 kl. 00.30", "Vedtak, versjon 1", "decision-");
    assertThat(PdfReader.text(letters.forFamily(LetterExamples.decision()))).doesNotContain("Om dette eksemplaret");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getAuthor()).contains("Stjørdal kommune", "Kari Moen");
      assertThat(document.getDocumentInformation().getKeywords()).contains("2026/04711", "decision-", "Vedtak, versjon 1", "00.30");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Vedtak om barnekoordinator");
    }
  }

  private static List<String> faults(byte[] pdf) throws Exception {
    return Stream.concat(VeraPdf.faults(pdf, PDFAFlavour.PDFA_2_A).stream(), VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1).stream())
        .toList();
  }

  private static Letter saying(String text) {
    DecisionLetter letter = LetterExamples.decision();
    return new DecisionLetter(letter.head(), letter.appliedOn(), letter.decision(), null, "Helse- og velferdskontoret", List.of(), null,
        "Barnet er ikke født.", "Det er best for barnet.", text, letter.laws(), List.of(), letter.complaint(), "Kari Moen", "Saksbehandler");
  }

  private static Letter planWith(String inCell) {
    PlanLetter plan = LetterExamples.plan();
    return new PlanLetter(plan.head(), plan.planFor(), "1", false, null, null, List.of(), List.of(), List.of(new PlanLetter.Goal(1, "Mål", "Tegn",
        LocalDate.of(2027, 1, 1), List.of(new PlanLetter.Measure(inCell, "Ofte", "Skolen", LocalDate.of(2027, 1, 1))))), List.of(),
        plan.coordinator(), "", List.of(), "", plan.from(), plan.until(), List.of(), List.of(), List.of(), List.of(), "");
  }
}
