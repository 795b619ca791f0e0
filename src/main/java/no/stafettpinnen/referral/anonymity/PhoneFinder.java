package no.stafettpinnen.referral.anonymity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.stafettpinnen.referral.anonymity.DigitRun.Group;

/**
 * Phone numbers: eight digits that begin with 2 to 9, grouped as people group them, with or without the country; and foreign ones with
 * their country. Numbering plans of validity are not asked: an invented number, or a new series, is a phone number to its reader.
 */
final class PhoneFinder {

  private static final int NATIONAL = 8;
  private static final int LONGEST = 16;
  private static final int AROUND = 40;
  private static final Set<List<Integer>> GROUPINGS = Set.of(List.of(8), List.of(4, 4), List.of(3, 5), List.of(5, 3), List.of(1, 7), List.of(3, 2, 3), List.of(3, 3, 2),
      List.of(2, 3, 3), List.of(2, 2, 2, 2), List.of(1, 1, 1, 1, 1, 1, 1, 1));
  private static final Pattern WORD_BEFORE = Pattern.compile("(?i).*\\b(?:tlf|telefon|mobil|mob|ring|ringe|nås|kontaktnummer|nummeret?)\\w*[^.!?]{0,20}$");
  private static final Pattern AMOUNT_BEHIND = Pattern.compile("(?i)^ ?(?:kr\\b|kroner|nok\\b|,-|%|prosent|meter|ganger|timer|minutter)(?s:.*)");
  private static final Pattern SOMETHING_BEFORE = Pattern.compile("(?i).*\\b(?:uke|uker|ukene|koden?|trinn|sidene?|rom|sak|saksnr|org\\.?nr)\\b[^.!?]{0,20}$");
  private static final String JOINS = " {1,2}|[.-]|\\) ?| ?\\( ?| [-–] ";
  private static final String COUNTING = "123456789";

  private final String text;
  private final LocalDate today;
  private final List<Finding> found = new ArrayList<>();

  private PhoneFinder(String text, LocalDate today) {
    this.text = text;
    this.today = today;
  }

  static List<Finding> find(String text, List<DigitRun> runs, LocalDate today) {
    PhoneFinder finder = new PhoneFinder(text, today);
    for (DigitRun run : runs) {
      for (int from = 0; from < run.groups().size(); from++) {
        for (int to = from + 1; to <= run.groups().size() && run.digits(from, to).length() <= LONGEST; to++) {
          finder.look(run, from, to);
        }
      }
    }
    return finder.found;
  }

  private void look(DigitRun run, int from, int to) {
    int start = run.groups().get(from).from();
    int end = run.groups().get(to - 1).to();
    String digits = run.digits(from, to);
    boolean plus = start > 0 && text.charAt(start - 1) == '+';
    if (plus && digits.length() >= NATIONAL && ends(run, to)
        || digits.startsWith("00") && digits.length() >= NATIONAL + 4 && isJoined(run, from, to) && ends(run, to)
        || isNational(run, from, to, digits, from)
        || to - from == 1 && digits.length() == NATIONAL + 2 && digits.matches("47[2-9]\\d+")
        || digits.length() == NATIONAL + 2 && "47".equals(run.groups().get(from).digits()) && to - from > 1
            && isNational(run, from + 1, to, digits.substring(2), from)) {
      found.add(new Finding(Kind.PHONE, plus ? start - 1 : start, end));
    }
  }

  /** @param begins the first group with the country's, if that stands before the number */
  private boolean isNational(DigitRun run, int from, int to, String digits, int begins) {
    if (digits.length() != NATIONAL || digits.charAt(0) < '2' || AMOUNT_BEHIND.matcher(behind(run.groups().get(to - 1).to())).matches()) {
      return false;
    }
    List<Group> groups = run.groups().subList(from, to);
    boolean spoken = groups.stream().filter(Group::spoken).count() >= Math.min(groups.size(), 3);
    if (!isJoined(run, from, to) && !spoken) {
      return false;
    }
    if (spoken) {
      return !isNeighbour(run, begins, to);
    }
    String before = text.substring(Math.max(0, groups.get(0).from() - AROUND), groups.get(0).from());
    boolean asked = WORD_BEFORE.matcher(before).matches();
    if (!asked && SOMETHING_BEFORE.matcher(before).matches()) {
      return false;
    }
    List<Integer> lengths = groups.stream().map(group -> group.digits().length()).toList();
    return !isSomethingElse(groups, digits, asked) && !isNeighbour(run, begins, to)
        && (asked || (GROUPINGS.contains(lengths) || isLoneMobile(run, digits, lengths)) && isEvenlySet(run, from, to));
  }

  private String behind(int place) {
    return text.substring(place, Math.min(text.length(), place + AROUND));
  }

  private boolean isSomethingElse(List<Group> groups, String digits, boolean asked) {
    boolean years = groups.size() == 2 && groups.stream().allMatch(group -> Dates.isYear(group.digits(), today));
    boolean date = !asked && groups.size() == 1 && Dates.isEightDigitDate(digits, today);
    boolean counting = groups.size() == NATIONAL && COUNTING.contains(digits);
    return years || date || counting;
  }

  /** Grouped as nobody does, but standing alone, and beginning as a mobile number. */
  private static boolean isLoneMobile(DigitRun run, String digits, List<Integer> lengths) {
    return run.groups().size() == lengths.size() && lengths.size() > 2 && "49".indexOf(digits.charAt(0)) >= 0
        && lengths.stream().allMatch(length -> length <= 3);
  }

  /** Spaces, full stops and hyphens only; between four pairs also a stroke. */
  private static boolean isJoined(DigitRun run, int from, int to) {
    return IntStream.range(from + 1, to).allMatch(i -> run.between(i).matches(to - from == 4 ? JOINS + "|/" : JOINS));
  }

  /** The same between all groups: a time of day and another one are not. */
  private static boolean isEvenlySet(DigitRun run, int from, int to) {
    return IntStream.range(from + 1, to).mapToObj(i -> run.between(i).replaceAll("[()]", "")).distinct().count() <= 1;
  }

  /** Does the row of equal groups go on before or behind it? */
  private static boolean isNeighbour(DigitRun run, int from, int to) {
    String inside = to - from > 1 ? run.between(from + 1) : null;
    boolean before = from > 0 && run.between(from).equals(inside) && sameLength(run, from - 1, from);
    boolean behind = to < run.groups().size() && run.between(to).equals(inside) && sameLength(run, to - 1, to);
    return before || behind;
  }

  private static boolean sameLength(DigitRun run, int one, int other) {
    return run.groups().get(one).digits().length() == run.groups().get(other).digits().length();
  }

  private static boolean ends(DigitRun run, int to) {
    return to == run.groups().size() || !run.between(to).equals(" ");
  }
}
