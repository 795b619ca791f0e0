package no.stafettpinnen.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints well-formed HTML as a tagged PDF. Opens no file and no address: what the HTML points at, other than our fonts, is refused, and
 * so is style that the printer does not understand.
 */
final class PdfPrinter {

  private static final String FAMILY = "Letter";
  /** A character that the font lacks, such as an emoji. */
  private static final String NO_GLYPH = "\u25A1";
  private static final BiPredicate<String, ExternalResourceType> NOTHING = (address, type) -> false;

  private final byte[] regular = font("regular");
  private final byte[] italic = font("italic");
  private final byte[] bold = font("bold");

  static {
    // It would write parts of the text into the log.
    XRLog.setLoggingEnabled(false);
  }

  /** @throws IllegalStateException where the template is not well-formed, or asks for what it can't have */
  byte[] print(String html, boolean archive) {
    List<String> problems = new ArrayList<>();
    PdfRendererBuilder builder = new PdfRendererBuilder()
        .withW3cDocument(parsed(html), null)
        .usePdfUaAccessibility(true)
        .withProducer("Stafettpinnen")
        .useReplacementText(NO_GLYPH)
        .useExternalResourceAccessControl(NOTHING, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl(NOTHING, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
        .withDiagnosticConsumer(diagnostic -> note(diagnostic, problems))
        .useFont(() -> new ByteArrayInputStream(regular), FAMILY, 400, FontStyle.NORMAL, true)
        .useFont(() -> new ByteArrayInputStream(italic), FAMILY, 400, FontStyle.ITALIC, true)
        .useFont(() -> new ByteArrayInputStream(bold), FAMILY, 700, FontStyle.NORMAL, true);
    if (archive) {
      builder.usePdfAConformance(PdfAConformance.PDFA_2_A).useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    }
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
         PDDocument document = renderer.createPDFKeepOpen();
         ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
      if (!problems.isEmpty()) {
        throw new IllegalStateException("The template of the letter can't be printed: " + problems);
      }
      document.save(pdf);
      return pdf.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void note(Diagnostic diagnostic, List<String> problems) {
    if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
      problems.add(diagnostic.getLogMessageId().toString());
    }
  }

  private static Document parsed(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException notWellFormed) {
      throw new IllegalStateException("The template of the letter is not well-formed HTML", notWellFormed);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] font(String name) {
    try (InputStream file = PdfPrinter.class.getResourceAsStream("/letters/fonts/" + name + ".ttf")) {
      if (file == null) {
        throw new IllegalStateException("The font letters/fonts/" + name + ".ttf is missing: build the front end");
      }
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
