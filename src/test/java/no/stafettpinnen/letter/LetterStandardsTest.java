package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Each letter, in both prints, is what it says it is: PDF/UA-1, and PDF/A-2a for the archive, as veraPDF sees it. */
class LetterStandardsTest {

  /** Where a person can open and look at them. */
  private static final Path LOOK = Path.of("target/letters");

  private final Letters letters = new Letters();

  static Stream<Arguments> letters() {
    return Stream.of(Arguments.of("decision", LetterExamples.decision()), Arguments.of("plan", LetterExamples.plan()),
        Arguments.of("long-plan", LetterExamples.longPlan()), Arguments.of("complaint-sent-on", LetterExamples.complaintSentOn()),
        Arguments.of("complaint-upheld", LetterExamples.complaintUpheld()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("letters")
  void theFamilysPrintCanBeReadByAScreenReader(String name, Letter letter) throws Exception {
    byte[] pdf = letters.forFamily(letter);
    keep(name + "-family", pdf);
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("letters")
  void theArchivesPrintCanBeKept(String name, Letter letter) throws Exception {
    byte[] pdf = letters.forArchive(letter, LetterExamples.NOTE);
    keep(name + "-archive", pdf);
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static void keep(String name, byte[] pdf) throws Exception {
    Files.createDirectories(LOOK);
    Files.write(LOOK.resolve(name + ".pdf"), pdf);
  }
}
