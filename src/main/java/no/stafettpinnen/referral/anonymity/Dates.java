package no.stafettpinnen.referral.anonymity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What digits mean as a date. */
final class Dates {

  private static final int CENTURY = 100;
  private static final List<String> FIRST_TO_TWENTIETH = List.of("første", "and(?:re|en)|annen", "tredje", "fjerde", "femte", "sjette", "sjuende|syvende",
      "åttende", "niende", "tiende", "ellevte", "tolvte", "trettende", "fjortende", "femtende", "sekstende", "syttende", "attende", "nittende", "tjuende|tyvende");
  private static final String TENS = "(?:tjue|tredve|tretti)-?(?:og-?)?";

  /** Any day of a month as people say it, «tjuetredje»; a part of a regular expression. */
  static final String DAY_WORDS = TENS + "(?:" + String.join("|", FIRST_TO_TWENTIETH.subList(0, 9)) + ")|" + String.join("|", FIRST_TO_TWENTIETH)
      + "|trettiende|tredevte";

  private Dates() {
  }

  /** Two-digit years are the newest that is not to come. */
  static Optional<LocalDate> of(int day, int month, String year, LocalDate today) {
    int number = Integer.parseInt(year);
    int full = year.length() > 2 ? number : today.getYear() / CENTURY * CENTURY + number;
    try {
      return Optional.of(LocalDate.of(full > today.getYear() + 1 && year.length() <= 2 ? full - CENTURY : full, month, day));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** @param word one of {@link #DAY_WORDS}, in any case */
  static int dayInWords(String word) {
    String day = word.toLowerCase();
    if (day.matches("trettiende|tredevte")) {
      return 30;
    }
    String ones = day.replaceFirst("^" + TENS + "(?=.)", "");
    int last = 1 + IntStream.range(0, FIRST_TO_TWENTIETH.size()).filter(i -> ones.matches(FIRST_TO_TWENTIETH.get(i))).findFirst().orElse(19);
    return ones.equals(day) || last > 9 ? last : last + (day.startsWith("tjue") ? 20 : 30);
  }

  /** The first four digits of a fødselsnummer or D-number. */
  static boolean isDayAndMonth(String digits) {
    int day = Integer.parseInt(digits.substring(0, 2)) % 40;
    int month = Integer.parseInt(digits.substring(2, 4)) % 40;
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }

  /** A date in digits only: day first or year first, in the years that a text is about. */
  static boolean isEightDigitDate(String digits, LocalDate today) {
    return of(number(digits, 0, 2), number(digits, 2, 4), digits.substring(4), today).filter(date -> isNear(date, today)).isPresent()
        || of(number(digits, 6, 8), number(digits, 4, 6), digits.substring(0, 4), today).filter(date -> isNear(date, today)).isPresent();
  }

  static boolean isYear(String digits, LocalDate today) {
    return digits.length() == 4 && Math.abs(Integer.parseInt(digits) - today.getYear()) <= 30;
  }

  private static boolean isNear(LocalDate date, LocalDate today) {
    return Math.abs(date.getYear() - today.getYear()) <= 30;
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }
}
