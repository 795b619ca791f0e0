package no.stafettpinnen.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What is in a PDF: for the eye by page, and for a screen reader in the order of the tags. */
public final class PdfReader {

  /** @param scope of a header cell, else "" */
  record Tag(String name, String scope, String text) {
  }

  private static final char NO_BREAK_SPACE = '\u00A0';

  private PdfReader() {
  }

  public static List<String> pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = new ArrayList<>();
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document).replace(NO_BREAK_SPACE, ' '));
      }
      return pages;
    }
  }

  /** Everything, with one space where a line ends. */
  public static String text(byte[] pdf) throws IOException {
    return String.join(" ", pages(pdf)).replaceAll("\\s+", " ");
  }

  /** The farthest right that a letter reaches, in points from the left edge of the page. */
  static float rightmost(byte[] pdf) throws IOException {
    float[] rightmost = new float[1];
    try (PDDocument document = Loader.loadPDF(pdf)) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition letter) {
          rightmost[0] = Math.max(rightmost[0], letter.getXDirAdj() + letter.getWidthDirAdj());
        }
      }.getText(document);
    }
    return rightmost[0];
  }

  /** Headings, paragraphs, cells and what lists are made of, in the order in which they are read aloud. */
  static List<Tag> tags(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<COSDictionary, Map<Integer, String>> contents = new HashMap<>();
      for (PDPage page : document.getPages()) {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        Map<Integer, String> texts = new HashMap<>();
        extractor.getMarkedContents().forEach(content -> texts.merge(content.getMCID(), textOf(content), String::concat));
        contents.put(page.getCOSObject(), texts);
      }
      List<Tag> tags = new ArrayList<>();
      collect(document.getDocumentCatalog().getStructureTreeRoot(), contents, tags);
      return tags;
    }
  }

  private static void collect(PDStructureNode node, Map<COSDictionary, Map<Integer, String>> contents, List<Tag> tags) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        String text = ownText(element, contents).strip();
        if (!text.isEmpty()) {
          tags.add(new Tag(element.getStructureType(), scope(element), text));
        }
        collect(element, contents, tags);
      }
    }
  }

  private static String ownText(PDStructureElement element, Map<COSDictionary, Map<Integer, String>> contents) {
    StringBuilder text = new StringBuilder();
    for (Object kid : element.getKids()) {
      if (kid instanceof Integer number) {
        text.append(contents.get(element.getPage().getCOSObject()).getOrDefault(number, ""));
      } else if (kid instanceof PDMarkedContentReference reference) {
        PDPage page = reference.getPage() != null ? reference.getPage() : element.getPage();
        text.append(contents.get(page.getCOSObject()).getOrDefault(reference.getMCID(), ""));
      }
    }
    return text.toString();
  }

  private static String scope(PDStructureElement element) {
    for (int each = 0; each < element.getAttributes().size(); each++) {
      String scope = element.getAttributes().getObject(each).getCOSObject().getNameAsString("Scope");
      if (scope != null) {
        return scope;
      }
    }
    return "";
  }

  private static String textOf(PDMarkedContent content) {
    StringBuilder text = new StringBuilder();
    for (Object part : content.getContents()) {
      text.append(part instanceof TextPosition letter ? letter.getUnicode().replace(NO_BREAK_SPACE, ' ') : "");
    }
    return text.toString();
  }
}
