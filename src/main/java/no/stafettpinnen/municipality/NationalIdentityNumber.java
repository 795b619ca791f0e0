package no.stafettpinnen.municipality;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fødselsnummer and D-numbers, which may stand nowhere but in the case file. Invented ones for tests (month + 40, 65 or 80) count
 * as well. Eleven digits that begin with no date or end with a wrong check digit are something else.
 */
public final class NationalIdentityNumber {

  /** Also with the space after the date of birth, or with hyphens and dots, as people write it. */
  private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<!\\d)(\\d{2})[ .-]?(\\d{2})[ .-]?(\\d{2})[ .-]?(\\d{3})[ .-]?(\\d{2})(?!\\d)");
  private static final int[] LAST_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  private static final int[] MONTHS_OFFSETS = {0, 40, 65, 80};

  private NationalIdentityNumber() {
  }

  /** Is there one anywhere in the text? */
  public static boolean isIn(String text) {
    Matcher digits = ELEVEN_DIGITS.matcher(text);
    int from = 0;
    while (digits.find(from)) {
      if (isOne(digits.group().replaceAll("\\D", ""))) {
        return true;
      }
      from = digits.start() + 1;
    }
    return false;
  }

  private static boolean isOne(String digits) {
    int day = Integer.parseInt(digits.substring(0, 2));
    int month = Integer.parseInt(digits.substring(2, 4));
    boolean isDay = day >= 1 && day <= 31 || day >= 41 && day <= 71;
    boolean isMonth = false;
    for (int offset : MONTHS_OFFSETS) {
      isMonth |= month > offset && month <= offset + 12;
    }
    int sum = 0;
    for (int i = 0; i < LAST_WEIGHTS.length; i++) {
      sum += LAST_WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    // The first check digit is not asked: from 2032 on it has other remainders.
    return isDay && isMonth && sum % 11 == 0;
  }
}
