package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import no.stafettpinnen.letter.PdfReader.Tag;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** What a screen reader meets, and in which order. */
class LetterTagsTest {

  private final Letters letters = new Letters();

  @Test
  void theLetterSaysItsLanguageAndShowsItsTitle() throws Exception {
    try (PDDocument document = Loader.loadPDF(letters.forFamily(LetterExamples.decision()))) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nb-NO");
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Vedtak om barnekoordinator");
    }
  }

  @Test
  void headingsComeInOrderAndNoneIsJumped() throws Exception {
    List<Tag> tags = PdfReader.tags(letters.forFamily(LetterExamples.decision()));
    assertThat(tags).filteredOn(tag -> tag.name().matches("H\\d")).extracting(Tag::name, Tag::text).containsExactly(
        tuple("H1", "Vedtak om barnekoordinator"),
        tuple("H2", "Hvem dere kan kontakte"),
        tuple("H2", "Hva barnet eller ungdommen har sagt"),
        tuple("H2", "Hvorfor vi har bestemt dette"),
        tuple("H3", "Hva som er best for barnet"),
        tuple("H3", "Hva vi bygger på"),
        tuple("H3", "Reglene vi har brukt"),
        tuple("H2", "Dette skjer nå"),
        tuple("H2", "Hvis dere er uenige"),
        tuple("H3", "Send klagen hit"),
        tuple("H2", "Dere kan se papirene"));
  }

  @Test
  void itIsReadFromTheTopToTheSignature() throws Exception {
    List<String> texts = PdfReader.tags(letters.forFamily(LetterExamples.decision())).stream().map(Tag::text).toList();
    assertThat(texts).containsSubsequence("Åse Čáhppesjávri og Bjørn Æsøy", "Stjørdal kommune", "Dato: 22. november 2026",
        "Vedtak om barnekoordinator", "Navn", "Ingrid Øverås", "Tjeneste", "Helsestasjonen i Stjørdal", "Hvorfor vi har bestemt dette",
        "Hvis dere er uenige", "Vennlig hilsen", "Kari Moen");
  }

  @Test
  void theNinePartsOfThePlanAreThereInTheOrderOfTheRegulation() throws Exception {
    assertThat(PdfReader.tags(letters.forFamily(LetterExamples.plan()))).filteredOn(tag -> tag.name().equals("H2")).extracting(Tag::text)
        .containsExactly("Hva som er viktig for meg", "1. Mål, styrker og behov", "2. Hvem som er med", "3. Hvem som samordner",
            "4. Hva hver av oss bidrar med", "5. Tiltak", "6. Slik gjør vi det", "7. Planens tid, og når vi ser på den igjen", "8. Samtykke",
            "9. Samarbeid med andre", "Slik har dere vært med", "Hvem som har godkjent planen");
  }

  @Test
  void headerCellsSayWhatTheyAreHeadersOf() throws Exception {
    assertThat(PdfReader.tags(letters.forFamily(LetterExamples.decision()))).filteredOn(tag -> tag.name().equals("TH"))
        .extracting(Tag::text, Tag::scope).contains(tuple("Navn", "Row"), tuple("Hva", "Column"), tuple("Innen", "Column"),
            tuple("Ringer dere for å avtale det første møtet", "Row"));
  }

  @Test
  void aHeaderThatIsPrintedOnManyPagesIsReadOnce() throws Exception {
    List<Tag> tags = PdfReader.tags(letters.forFamily(LetterExamples.longPlan()));
    assertThat(tags).filteredOn(tag -> tag.scope().equals("Column")).extracting(Tag::text).contains("Hvem", "Rolle")
        .allMatch(text -> text.matches("Nr\\.|Mål|Slik ser vi at målet er nådd|Innen|Navn|Rolle|Tjeneste|Telefon|Hvem|Bidrar med|Tiltak|Hvor mye"
            + "|Ansvarlig|Dag|Hva vi gjør|Hva det er sagt ja til|Gitt av|Gjelder|Om hva|Godkjent"));
    assertThat(tags).filteredOn(tag -> tag.text().equals("Tiltak")).as("one for each goal's table").hasSize(9);
  }
}
