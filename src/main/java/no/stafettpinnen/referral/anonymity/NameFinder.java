package no.stafettpinnen.referral.anonymity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Names: those of the case's people and of its unit in any form, common first names inside a sentence, and what a text says that somebody
 * is called. A name that is also an ordinary word counts with a capital letter only.
 */
final class NameFinder {

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern CALLED = Pattern.compile("(?U)\\b(?:(?i:han|hun|hen|som|elev|eleven|barnet|gutten|jenta|mor|far|mora|moren|faren|broren|søsteren) (?:heter|hette|het|kalles)|ved navn|navnet(?: hans| hennes)? er) ((?:\\p{Lu}[\\p{L}-]{1,40} ?){1,4})");
  private static final Pattern SENTENCE_BEGINS = Pattern.compile("(?s)(?:^|.*[.!?:;«\"–•\\n-] ?)[ ]*");
  private static final Pattern ENDING = Pattern.compile("(?:ie|en|[eiyao])$");
  private static final Pattern DOUBLE = Pattern.compile("(\\p{L})\\1$");
  private static final Pattern NEXT_WORD = Pattern.compile("[s’']*[ -]?(\\p{L}+)");
  private static final Set<String> ENDINGS = Set.of("s", "en", "a", "n", "ene", "barn", "barna", "barnet", "gutten", "jenta", "elev", "eleven", "elevene",
      "elever", "skolen", "skole", "familien", "mor", "far", "mann", "mamma", "pappa", "barnehagen", "barnehage");
  /** Names that are ordinary words too: small letters mean the word. */
  private static final Set<String> WORDS = new HashSet<>(List.of(("stein bjørk sol liv even odd dag tor may mai rose lykke storm ask eik lind vår snø per bo "
      + "jo alt siv hell moe moen bakken bakke berg dal haug haugen lie lien vik lund halsen tro fred gro unn foss elva hov ler bjørn ulv ørn falk rune "
      + "skjold iver tale øya nes strand skog vollen hegge sand sunde lunde hauge lia ringen myhre ness holm sol marie heim hjem gran furu løv brand "
      + "nord sør øst vest solheim").split(" ")));
  /** What looks like a name with an ending: «Anne» is no part of «annen». */
  private static final Set<String> ORDINARY = Set.of("annen", "annens", "siden", "toren", "idene");
  private static final int SHORTEST_PART = 4;
  /** «Al» with an ending is «alene». */
  private static final int SHORTEST_WITH_ENDING = 3;
  private static final Pattern SPACED = Pattern.compile("(?U)(?<!\\p{L})\\p{L}(?:[ .·-]{1,3}\\p{L}(?!\\p{L})){2,30}");
  private static final Set<String> COMMON = common();

  private final String text;
  private final KnownNames names;

  private NameFinder(String text, KnownNames names) {
    this.text = text;
    this.names = names;
  }

  static List<Finding> find(String text, KnownNames names) {
    return new NameFinder(text, names).find();
  }

  private List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (isName(words.group(), words.start(), words.end())) {
        found.add(new Finding(Kind.NAME, words.start(), words.end()));
      }
    }
    Matcher spaced = SPACED.matcher(text);
    while (spaced.find()) {
      String word = KnownNames.plain(spaced.group().replaceAll("\\P{L}", ""));
      if (names.people().stream().anyMatch(name -> name.length() >= SHORTEST_WITH_ENDING && word.contains(name))) {
        found.add(new Finding(Kind.NAME, spaced.start(), spaced.end()));
      }
    }
    Matcher called = CALLED.matcher(text);
    while (called.find()) {
      found.add(new Finding(Kind.NAME, called.start(1), called.end(1)));
    }
    return found;
  }

  private boolean isName(String written, int from, int to) {
    String word = KnownNames.plain(written);
    boolean capital = Character.isUpperCase(written.charAt(0));
    boolean inside = capital && !SENTENCE_BEGINS.matcher(text.substring(Math.max(0, from - 6), from)).matches();
    String stem = inside ? stemOf(word) : "";
    String bare = KnownNames.withoutMarks(word);
    return names.people().stream().anyMatch(name -> isForm(word, name, capital) || isForm(bare, name, capital))
        || inside && names.people().stream().anyMatch(name -> isPart(word, stem, name))
        || names.units().stream().anyMatch(name -> isForm(word, name, capital))
        || names.unitsNamedAsMunicipality().stream().anyMatch(name -> isForm(word, name, capital)) && isBesideUnitWord(to)
        || inside && COMMON.contains(word.endsWith("s") && !COMMON.contains(word) ? word.substring(0, word.length() - 1) : word);
  }

  private static boolean isForm(String word, String name, boolean capital) {
    String ending = word.startsWith(name) ? word.substring(name.length()) : null;
    return ending != null && (capital || !ORDINARY.contains(word)) && (ending.isEmpty() || (name.length() < SHORTEST_WITH_ENDING ? "s".equals(ending) : ENDINGS.contains(ending)))
        && (capital || !WORDS.contains(name) || KnownNames.isUnitWord(ending));
  }

  /** A short form: «Seba» or «Sebbe» for Sebastian, «Stoffer» for Kristoffer. */
  private static boolean isPart(String word, String stem, String name) {
    return word.length() < name.length() && word.length() >= SHORTEST_PART && (name.startsWith(word) || name.endsWith(word))
        || stem.length() >= SHORTEST_PART - 1 && stem.length() < word.length() && name.length() > stem.length() + 2 && name.startsWith(stem);
  }

  private static String stemOf(String word) {
    return DOUBLE.matcher(ENDING.matcher(word).replaceFirst("")).replaceFirst("$1");
  }

  private boolean isBesideUnitWord(int to) {
    Matcher next = NEXT_WORD.matcher(text).region(to, text.length());
    return next.lookingAt() && KnownNames.isUnitWord(KnownNames.plain(next.group(1)));
  }

  private static Set<String> common() {
    try {
      return Set.copyOf(new HashSet<>(List.of(new ClassPathResource("referral/first-names.txt").getContentAsString(StandardCharsets.UTF_8)
          .toLowerCase().strip().split("\\s+"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
