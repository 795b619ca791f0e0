package no.stafettpinnen.letter;

/** What a letter can't be without. */
final class Needs {

  private Needs() {
  }

  static void text(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("The letter lacks: " + what);
    }
  }
}
