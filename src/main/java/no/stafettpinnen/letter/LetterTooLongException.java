package no.stafettpinnen.letter;

/** The text is longer than a letter may be. The message is one Norwegian sentence for the person, without anything about the child. */
public class LetterTooLongException extends RuntimeException {

  LetterTooLongException(String message) {
    super(message);
  }
}
