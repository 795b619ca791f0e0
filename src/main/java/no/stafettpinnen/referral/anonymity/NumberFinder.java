package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafettpinnen.municipality.NationalIdentityNumber;

/** Fødselsnummer and D-numbers: eleven digits with the right check digit, whatever stands between them. */
final class NumberFinder {

  private static final int LENGTH = 11;
  private static final int WITH_WHOLE_YEAR = 13;
  /** The last five digits told by themselves. */
  private static final Pattern PERSONAL = Pattern.compile("(?i)(?:person(?:nummer|nr)\\w*|\\bp(?:ers)?\\.? ?nr\\.?|fem siste(?: siffer\\w*)?)[^\\d]{0,15}(\\d{5})(?!\\d)");

  private NumberFinder() {
  }

  static List<Finding> find(String text, List<DigitRun> runs) {
    List<Finding> found = new ArrayList<>();
    for (DigitRun run : runs) {
      for (int from = 0; from < run.groups().size(); from++) {
        for (int to = from + 1; to <= run.groups().size(); to++) {
          String digits = run.digits(from, to);
          if (digits.length() > WITH_WHOLE_YEAR) {
            break;
          }
          boolean foreignPhone = run.text().startsWith("+", run.groups().get(from).from() - 1);
          if (!foreignPhone && (isOne(digits) || isMistyped(run, from, to))) {
            found.add(new Finding(Kind.NUMBER, run.groups().get(from).from(), run.groups().get(to - 1).to()));
          }
        }
      }
    }
    Matcher personal = PERSONAL.matcher(text);
    while (personal.find()) {
      found.add(new Finding(Kind.NUMBER, personal.start(1), personal.end(1)));
    }
    return found;
  }

  private static boolean isOne(String digits) {
    return digits.length() == LENGTH && NationalIdentityNumber.isIn(digits)
        || digits.length() == WITH_WHOLE_YEAR && NationalIdentityNumber.isIn(digits.substring(0, 4) + digits.substring(6));
  }

  /** Six and five digits that begin with a date are meant as one, with a wrong digit too. */
  private static boolean isMistyped(DigitRun run, int from, int to) {
    return to - from == 2 && run.groups().get(from).digits().length() == 6 && run.groups().get(from + 1).digits().length() == 5
        && Dates.isDayAndMonth(run.digits(from, to));
  }
}
