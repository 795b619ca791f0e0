package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits that stand one after the other with nothing but spaces and signs between them, however they are written: as digits, as
 * letters that look like them (O for 0, l for 1), or as words.
 */
record DigitRun(String text, List<Group> groups) {

  /**
   * Digits that are written as one.
   *
   * @param spoken whether they are written in words
   */
  record Group(String digits, int from, int to, boolean spoken) {
  }

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d|]+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern LOOKS_LIKE_DIGITS = Pattern.compile("[OoØøIl|]+|[\\dOoØøIilS|]*\\d[\\dOoØøIilS|]*");
  private static final Pattern BETWEEN = Pattern.compile("[ .,\\-–—/()\\[\\]:;_…*·•'’]{0,6}|\\+");
  private static final Pattern BESIDE_LETTERS = Pattern.compile("[ .\\-]?");
  private static final Map<String, String> WORDS = words();
  /** «ni hundre og tolv». */
  private static final Pattern HUNDREDS = Pattern.compile("(?iU)\\b(\\p{L}{2,4}?)[ -]?hundre(?:[ -]?og[ -]?(\\p{L}+))?\\b");

  static List<DigitRun> in(String text) {
    List<DigitRun> runs = new ArrayList<>();
    List<Group> run = new ArrayList<>();
    for (Group group : groups(text)) {
      if (!run.isEmpty() && !joins(text, run.get(run.size() - 1), group)) {
        runs.add(new DigitRun(text, run));
        run = new ArrayList<>();
      }
      run.add(group);
    }
    runs.add(new DigitRun(text, run));
    return runs.stream().filter(one -> one.groups.stream().anyMatch(group -> !onlyLetters(text, group))).toList();
  }

  /** What stands between group {@code i} and the one before it. */
  String between(int i) {
    return text.substring(groups.get(i - 1).to(), groups.get(i).from());
  }

  String digits(int from, int to) {
    StringBuilder digits = new StringBuilder();
    groups.subList(from, to).forEach(group -> digits.append(group.digits()));
    return digits.toString();
  }

  private static boolean joins(String text, Group one, Group other) {
    String between = text.substring(one.to(), other.from());
    boolean letters = onlyLetters(text, one) || onlyLetters(text, other);
    return !between.isEmpty() && (letters ? BESIDE_LETTERS : BETWEEN).matcher(between).matches();
  }

  private static boolean onlyLetters(String text, Group group) {
    return !group.spoken() && text.substring(group.from(), group.to()).chars().noneMatch(Character::isDigit);
  }

  private static List<Group> groups(String text) {
    List<Group> groups = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    Matcher hundreds = HUNDREDS.matcher(text);
    boolean more = hundreds.find();
    int from = 0;
    while (words.find(from)) {
      while (more && hundreds.start() < words.start()) {
        more = hundreds.find();
      }
      if (more && hundreds.start() == words.start() && digitsOf(hundreds) != null) {
        groups.add(new Group(digitsOf(hundreds), hundreds.start(), hundreds.end(), true));
        from = hundreds.end();
        continue;
      }
      from = words.end();
      String word = words.group();
      String spoken = WORDS.get(word.toLowerCase());
      if (spoken != null) {
        groups.add(new Group(spoken, words.start(), words.end(), true));
      } else if (LOOKS_LIKE_DIGITS.matcher(word).matches()) {
        groups.add(new Group(word.replaceAll("[OoØø]", "0").replaceAll("[Iil|]", "1").replace('S', '5'), words.start(), words.end(), false));
      } else {
        Matcher digits = DIGITS.matcher(word);
        while (digits.find()) {
          groups.add(new Group(digits.group(), words.start() + digits.start(), words.start() + digits.end(), false));
        }
      }
    }
    return groups;
  }

  private static String digitsOf(Matcher hundreds) {
    String first = WORDS.getOrDefault(hundreds.group(1).toLowerCase(), "");
    String rest = hundreds.group(2) == null ? "00" : WORDS.getOrDefault(hundreds.group(2).toLowerCase(), "");
    return first.length() == 1 && !rest.isEmpty() ? first + (rest.length() == 1 ? "0" : "") + rest : null;
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    String[] ones = {"null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"};
    String[] teens = {"ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"};
    String[][] tens = {{"tjue", "tyve"}, {"tretti", "tredve"}, {"førti"}, {"femti"}, {"seksti"}, {"sytti"}, {"åtti"}, {"nitti"}};
    for (int i = 0; i < 10; i++) {
      words.put(ones[i], "" + i);
      words.put(teens[i], "1" + i);
    }
    words.putAll(Map.of("én", "1", "ett", "1", "ein", "1", "syv", "7", "tri", "3", "åtta", "8"));
    Map<String, String> single = Map.copyOf(words);
    for (int ten = 0; ten < tens.length; ten++) {
      for (String name : tens[ten]) {
        int value = ten + 2;
        words.put(name, value + "0");
        single.forEach((one, digit) -> {
          if (digit.length() == 1 && !"0".equals(digit)) {
            words.put(name + one, value + digit);
            words.put(one + "og" + name, value + digit);
          }
        });
      }
    }
    return Map.copyOf(words);
  }
}
