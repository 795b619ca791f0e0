package no.stafettpinnen.referral.anonymity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of birth: any date beside a word of birth, and a date with its year that is too old to be about the work with the child.
 * Other dates, of meetings and measures, may stand.
 */
final class BirthDateFinder {

  private static final String MONTH = "(jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\\.?";
  private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("jan", 1), Map.entry("feb", 2), Map.entry("mar", 3), Map.entry("apr", 4),
      Map.entry("mai", 5), Map.entry("jun", 6), Map.entry("jul", 7), Map.entry("aug", 8), Map.entry("sep", 9), Map.entry("okt", 10),
      Map.entry("nov", 11), Map.entry("des", 12));
  private static final String YEAR = "['’]?(\\d{4}|\\d{2})";
  private static final Pattern DIGITS = Pattern.compile("(?<![\\d.])(\\d{1,2}) ?[./ -] ?(\\d{1,2}) ?[./ -] ?" + YEAR + "(?!\\d|[.:]\\d)");
  private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-./ ](\\d{1,2})[-./ ](\\d{1,2})(?!\\d)");
  private static final Pattern ONE_WORD = Pattern.compile("(?<![\\d.,])(\\d{2})(\\d{2})(\\d{4}|\\d{2})(?![\\d])");
  private static final Pattern IN_MONTH = Pattern.compile("(?iU)(?<!\\d)(\\d{1,2})\\.? ?(?:i )?" + MONTH + "(?:,? " + YEAR + "(?!\\d))?");
  private static final Pattern IN_NUMBERED_MONTH = Pattern.compile("(?<!\\d)(\\d{1,2})\\.? i (\\d{1,2})\\.?(?: " + YEAR + ")?(?!\\d)");
  /** Only beside a word of birth: a day in words, or no day. */
  private static final Pattern LOOSE = Pattern.compile("(?iU)(?:\\b(?:" + Dates.DAY_WORDS + ") )?\\b(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|uke \\d+"
      + "|jul|juledag|julaften|julekvelden|påske\\w*|pinse\\w*|nyttår\\w*|sankthans\\w*|\\w*grunnlovsdagen|nasjonaldagen|halloween|fastelavn)\\b(?:(?: i)? \\d{4})?");
  private static final Pattern IN_WORDS = Pattern.compile("(?iU)\\b(" + Dates.DAY_WORDS + ") " + MONTH + ",? (\\d{4})(?!\\d)");
  private static final Pattern LOOSE_WORDS = Pattern.compile("(?iU)\\b(?:" + Dates.DAY_WORDS + ") i (?:" + Dates.DAY_WORDS + ")\\b");
  private static final Pattern LOOSE_DIGITS = Pattern.compile("(?<![\\d.])(\\d{1,2})[./-](\\d{1,2})(?![\\d])");
  private static final Pattern BIRTH_BEFORE = Pattern.compile("(?iUs).*(?:\\b(?:født|fødd|fødsels\\w*|bursdag\\w*|burs?dagen|til verden|termin\\w*|gebursdag\\w*|(?:fyller|fylte)(?! (?:ut|inn|opp|på|i))|runder)\\b|\\bf\\.)[^.!?]{0,30}$");
  private static final Pattern BIRTH_BEHIND = Pattern.compile("(?iUs)^[^.!?]{0,20}\\b(?:fødsels(?:dag|dato)|bursdag|gebursdag|(?:fyller|fylte)(?! (?:ut|inn|opp|på|i)))\\w*\\b.*");
  private static final Pattern SOMETHING_ELSE_BEFORE = Pattern.compile("(?iUs).*\\b(?:kr|nok|nr|sak|saks\\w*|kode|rom|org\\w*|konto\\w*)\\.? ?$");
  private static final int AROUND = 60;
  private static final int OLD_MONTHS = 30;
  private static final int MOST_YEARS = 25;

  private final String text;
  private final LocalDate today;
  private final List<Finding> found = new ArrayList<>();

  private BirthDateFinder(String text, LocalDate today) {
    this.text = text;
    this.today = today;
  }

  static List<Finding> find(String text, LocalDate today) {
    BirthDateFinder finder = new BirthDateFinder(text, today);
    finder.each(DIGITS, match -> Dates.of(number(match, 1), number(match, 2), match.group(3), today));
    finder.each(ISO, match -> Dates.of(number(match, 3), number(match, 2), match.group(1), today));
    finder.each(ONE_WORD, match -> Dates.of(number(match, 1), number(match, 2), match.group(3), today));
    finder.each(IN_MONTH, match -> Dates.of(number(match, 1), MONTHS.get(match.group(2).toLowerCase()), finder.yearOr(match), today));
    finder.each(IN_NUMBERED_MONTH, match -> Dates.of(number(match, 1), number(match, 2), finder.yearOr(match), today));
    finder.each(IN_WORDS, match -> Dates.of(Dates.dayInWords(match.group(1)), MONTHS.get(match.group(2).toLowerCase()), match.group(3), today));
    finder.besideBirth(LOOSE);
    finder.besideBirth(LOOSE_WORDS);
    finder.besideBirth(LOOSE_DIGITS);
    return finder.found;
  }

  private interface Reading {

    Optional<LocalDate> of(Matcher match);
  }

  private void each(Pattern form, Reading reading) {
    Matcher match = form.matcher(text);
    int from = 0;
    while (match.find(from)) {
      Optional<LocalDate> date = reading.of(match);
      boolean something = SOMETHING_ELSE_BEFORE.matcher(before(match)).matches();
      if (date.isPresent() && (isBirth(match) || !something && isOld(date.get()))) {
        found.add(new Finding(Kind.BIRTH_DATE, match.start(), match.end()));
      }
      from = date.isPresent() ? match.end() : match.start() + 1;
    }
  }

  private void besideBirth(Pattern form) {
    Matcher match = form.matcher(text);
    while (match.find()) {
      if (isBirth(match)) {
        found.add(new Finding(Kind.BIRTH_DATE, match.start(), match.end()));
      }
    }
  }

  private boolean isOld(LocalDate date) {
    return date.isBefore(today.minusMonths(OLD_MONTHS)) && date.isAfter(today.minusYears(MOST_YEARS));
  }

  private boolean isBirth(Matcher match) {
    return BIRTH_BEFORE.matcher(before(match)).matches() || BIRTH_BEHIND.matcher(text.substring(match.end(), Math.min(text.length(), match.end() + AROUND))).matches();
  }

  private String before(Matcher match) {
    return text.substring(Math.max(0, match.start() - AROUND), match.start());
  }

  /** A date without its year is this year's, and never too old. */
  private String yearOr(Matcher match) {
    return match.group(3) == null ? String.valueOf(today.getYear()) : match.group(3);
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
