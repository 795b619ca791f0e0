package no.stafettpinnen.referral.anonymity;

import java.text.Normalizer;

/** A text without what can't be seen in it and with one spelling of each character, and the way back to where each one stood. */
final class PlainText {

  private final StringBuilder text = new StringBuilder();
  private final int[] origin;

  PlainText(String written) {
    int[] places = new int[written.length() * 18 + 1];
    int at = 0;
    while (at < written.length()) {
      int next = at + Character.charCount(written.codePointAt(at));
      while (next < written.length() && Character.getType(written.codePointAt(next)) == Character.NON_SPACING_MARK) {
        next += Character.charCount(written.codePointAt(next));
      }
      String one = Normalizer.normalize(written.substring(at, next), Normalizer.Form.NFKC);
      for (int i = 0; i < one.length(); i++) {
        if (Character.getType(one.charAt(i)) != Character.FORMAT) {
          places[text.length()] = at;
          text.append(plain(one.charAt(i)));
        }
      }
      at = next;
    }
    places[text.length()] = written.length();
    this.origin = places;
  }

  private static char plain(char character) {
    int digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
    return digit >= 0 ? (char) ('0' + digit) : Character.isWhitespace(character) || Character.isSpaceChar(character) ? ' ' : character;
  }

  String text() {
    return text.toString();
  }

  /** The same place in the text as it was written. */
  Finding asWritten(Finding found) {
    int to = found.to() == 0 ? 0 : origin[found.to() - 1] + 1;
    return new Finding(found.kind(), origin[found.from()], to);
  }
}
