package no.stafettpinnen.letter;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes letters and plans into PDF. Nothing is kept: the same letter gives the same pages whenever it is asked for. */
@Component
public class Letters {

  private static final int MAX_CHARACTERS = 200_000;

  private final Templates templates = new Templates();
  private final PdfPrinter printer = new PdfPrinter();

  /**
   * What the family gets: big letters, PDF/UA-1.
   *
   * @throws LetterTooLongException where there is more text than {@value #MAX_CHARACTERS} characters
   */
  public byte[] forFamily(Letter letter) {
    return print(letter, null, false);
  }

  /**
   * The same pages for the archive, with a note of who made them and when: PDF/A-2a and PDF/UA-1.
   *
   * @throws LetterTooLongException where there is more text than {@value #MAX_CHARACTERS} characters
   */
  public byte[] forArchive(Letter letter, ArchiveNote note) {
    return print(letter, note, true);
  }

  private byte[] print(Letter letter, ArchiveNote note, boolean archive) {
    Map<String, Object> content = LetterContent.of(letter);
    if (LetterContent.characters(content) > MAX_CHARACTERS) {
      throw new LetterTooLongException("Brevet er for langt til å skrives ut. Kort ned teksten og prøv igjen.");
    }
    content.put("archive", note == null ? null : LetterContent.of(note));
    content.put("textOf", letter.template() + "-" + templates.fingerprint(letter.template()));
    return printer.print(templates.fill(letter.template(), content), archive);
  }
}
