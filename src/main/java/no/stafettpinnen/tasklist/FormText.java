package no.stafettpinnen.tasklist;

/** Words that forms show as Markdown. */
final class FormText {

  private FormText() {
  }

  /** What somebody wrote, shown as it stands, on one line. */
  static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]()#+.!|<>~-])", "\\\\$1");
  }
}
