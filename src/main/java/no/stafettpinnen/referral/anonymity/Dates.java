package no.stafettpinnen.referral.anonymity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** What digits mean as a date. */
final class Dates {

  private static final int CENTURY = 100;

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
