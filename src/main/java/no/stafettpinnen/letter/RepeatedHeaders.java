package no.stafettpinnen.letter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * A table header that is printed once more on each page is there for the eye. openhtmltopdf tags every repetition as part of the header
 * cell, so a screen reader says the name of a column once for each page that the table is on. Here the repetitions become page furniture
 * (an artifact), as PDF/UA wants it.
 */
final class RepeatedHeaders {

  private final PDDocument document;
  /** Numbers of the marked content to take out of the tree of tags, by page. */
  private final Map<COSDictionary, Set<Integer>> repeated = new HashMap<>();

  private RepeatedHeaders(PDDocument document) {
    this.document = document;
  }

  static void untag(PDDocument document) throws IOException {
    RepeatedHeaders headers = new RepeatedHeaders(document);
    headers.search(document.getDocumentCatalog().getStructureTreeRoot());
    Map<Integer, ?> owners = document.getDocumentCatalog().getStructureTreeRoot().getParentTree().getNumbers();
    for (PDPage page : document.getPages()) {
      Set<Integer> here = headers.repeated.get(page.getCOSObject());
      if (here != null) {
        headers.markAsArtifact(page, here);
        COSArray owner = (COSArray) ((COSObjectable) owners.get(page.getStructParents())).getCOSObject();
        here.forEach(number -> owner.set(number, COSNull.NULL));
      }
    }
  }

  private void search(PDStructureNode node) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if ("THead".equals(element.getStructureType())) {
          keepFirst(element.getCOSObject(), new COSDictionary[1]);
        } else {
          search(element);
        }
      }
    }
  }

  /** @param first the page on which the header stands first, once it is found */
  private void keepFirst(COSDictionary element, COSDictionary[] first) {
    COSBase kids = element.getDictionaryObject(COSName.K);
    COSArray kept = new COSArray();
    for (COSBase kid : kids instanceof COSArray many ? many.toList() : kids == null ? List.<COSBase>of() : List.of(kids)) {
      COSBase content = kid instanceof COSObject reference ? reference.getObject() : kid;
      if (content instanceof COSDictionary cell && cell.containsKey(COSName.S)) {
        keepFirst(cell, first);
        kept.add(kid);
      } else {
        COSDictionary own = content instanceof COSDictionary marked ? marked.getCOSDictionary(COSName.PG) : null;
        COSDictionary page = own != null ? own : element.getCOSDictionary(COSName.PG);
        first[0] = first[0] == null ? page : first[0];
        if (page == first[0]) {
          kept.add(kid);
        } else {
          int number = content instanceof COSInteger plain ? plain.intValue() : ((COSDictionary) content).getInt(COSName.MCID);
          repeated.computeIfAbsent(page, any -> new HashSet<>()).add(number);
        }
      }
    }
    element.setItem(COSName.K, kept);
  }

  private void markAsArtifact(PDPage page, Set<Integer> numbers) throws IOException {
    List<Object> tokens = new ArrayList<>();
    for (Object token : new PDFStreamParser(page).parse()) {
      int size = tokens.size();
      if (token instanceof Operator operator && "BDC".equals(operator.getName()) && tokens.get(size - 1) instanceof COSDictionary mark
          && numbers.contains(mark.getInt(COSName.MCID))) {
        COSDictionary furniture = new COSDictionary();
        furniture.setItem(COSName.TYPE, COSName.getPDFName("Pagination"));
        tokens.set(size - 2, COSName.ARTIFACT);
        tokens.set(size - 1, furniture);
      }
      tokens.add(token);
    }
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(tokens);
    }
    page.setContents(content);
  }
}
