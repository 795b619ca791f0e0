package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import no.stafettpinnen.letter.VeraPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** PDFs of played cases: each is PDF/UA-1, and lies where a person can open and look at it. */
final class Printed {

  private static final Path LOOK = Path.of("target/letters/cases");

  private Printed() {
  }

  static byte[] keep(String name, byte[] pdf) throws Exception {
    Files.write(Files.createDirectories(LOOK).resolve(name + ".pdf"), pdf);
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFUA_1)).as(name).isEmpty();
    return pdf;
  }

  /** One that an archive can keep as well. */
  static byte[] keepArchived(String name, byte[] pdf) throws Exception {
    assertThat(VeraPdf.faults(pdf, PDFAFlavour.PDFA_2_A)).as(name).isEmpty();
    return keep(name, pdf);
  }
}
