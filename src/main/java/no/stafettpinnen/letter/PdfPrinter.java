package no.stafettpinnen.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Prints well-formed HTML as a tagged PDF. Opens no file and no address: what the HTML points at, other than our fonts, is refused, and
 * so is style that the printer does not understand.
 */
final class PdfPrinter {

  private static final String FAMILY = "Letter";
  /** A character that the font lacks, such as an emoji. */
  private static final String NO_GLYPH = "\u25A1";

  private final byte[] regular = file("regular");
  private final byte[] italic = file("italic");
  private final byte[] bold = file("bold");

  static {
    XRLog.setLoggerImpl(new Silence());
  }

  /** @throws IllegalStateException where the template is not well-formed, or asks for what it can't have */
  byte[] print(String html, boolean archive) {
    Set<String> problems = new TreeSet<>();
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
      try (PdfBoxRenderer renderer = builder(html, document, archive, problems).buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        if (!problems.isEmpty()) {
          throw new IllegalStateException("The template of the letter can't be printed: " + problems);
        }
        RepeatedHeaders.untag(document);
        document.save(pdf);
      }
      return pdf.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private PdfRendererBuilder builder(String html, PDDocument document, boolean archive, Set<String> problems) throws IOException {
    BiPredicate<String, ExternalResourceType> refused = (address, type) -> {
      problems.add("asks for " + type);
      return false;
    };
    PdfRendererBuilder builder = new PdfRendererBuilder()
        .withW3cDocument(parsed(html), null)
        .usePDDocument(document)
        .usePdfUaAccessibility(true)
        .withProducer("Stafettpinnen")
        .useReplacementText(NO_GLYPH)
        .useExternalResourceAccessControl(refused, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl(refused, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
        .withDiagnosticConsumer(diagnostic -> note(diagnostic, problems))
        .useFont(font(regular, document), FAMILY, 400, FontStyle.NORMAL, true)
        .useFont(font(italic, document), FAMILY, 400, FontStyle.ITALIC, true)
        .useFont(font(bold, document), FAMILY, 700, FontStyle.NORMAL, true);
    if (archive) {
      builder.usePdfAConformance(PdfAConformance.PDFA_2_A).useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    }
    return builder;
  }

  /** Without ligatures: a sign such as "ft" has no letters to it, so it could be neither copied nor read aloud. */
  private static PDFontSupplier font(byte[] file, PDDocument document) throws IOException {
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
    font.setEnableGsub(false);
    return new PDFontSupplier(PDType0Font.load(document, font, true));
  }

  private static void note(Diagnostic diagnostic, Set<String> problems) {
    if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
      problems.add(diagnostic.getLogMessageId().toString());
    }
  }

  private static Document parsed(String html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      // Throws what the usual one also prints.
      parser.setErrorHandler(new DefaultHandler());
      return parser.parse(new InputSource(new StringReader(html)));
    } catch (ParserConfigurationException | SAXException notWellFormed) {
      throw new IllegalStateException("The template of the letter is not well-formed HTML", notWellFormed);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] file(String name) {
    try (InputStream file = PdfPrinter.class.getResourceAsStream("/letters/fonts/" + name + ".ttf")) {
      if (file == null) {
        throw new IllegalStateException("The font letters/fonts/" + name + ".ttf is missing: build the front end");
      }
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** It would write parts of the text into the log. What is wrong is told by {@link #print} instead. */
  private static final class Silence implements XRLogger {

    @Override
    public void log(String where, Level level, String message) {
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
    }

    @Override
    public void setLevel(String logger, Level level) {
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
      return false;
    }
  }
}
