package no.stafettpinnen.referral.anonymity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whose names may not stand in a text: the people of the case and of the unit, and the unit itself. */
public final class KnownNames {

  private static final Set<String> UNIT_WORDS = Set.of("skole", "skolen", "barneskole", "ungdomsskole", "oppvekstsenter", "barnehage", "barnehagen",
      "helsestasjon", "helsestasjonen", "familietjenesten", "tjenesten", "ppt", "barnevernet", "videregående", "og", "i", "på", "for", "kommune");

  private static final int SHORTEST_SPELLING = 4;

  private final Set<String> people = new HashSet<>();
  private final Set<String> units = new HashSet<>();
  private final Set<String> municipalities = new HashSet<>();
  private final Set<String> unitsNamedAsMunicipality = new HashSet<>();

  /**
   * @param people         full names
   * @param unit           such as «Halsen barneskole»
   * @param municipalities names that say nothing more than what everybody knows
   */
  public KnownNames(Collection<String> people, String unit, Collection<String> municipalities) {
    municipalities.forEach(name -> this.municipalities.add(plain(name)));
    people.forEach(name -> parts(name).flatMap(KnownNames::spellings).forEach(this.people::add));
    parts(unit).filter(part -> !UNIT_WORDS.contains(part))
        .forEach(part -> (this.municipalities.contains(part) ? unitsNamedAsMunicipality : units).add(part));
  }

  Set<String> people() {
    return people;
  }

  Set<String> units() {
    return units;
  }

  /** Names of the unit that are also the municipality's: they point to the unit only together with «skole» and the like. */
  Set<String> unitsNamedAsMunicipality() {
    return unitsNamedAsMunicipality;
  }

  boolean isMunicipality(String word) {
    return municipalities.contains(plain(word));
  }

  static boolean isUnitWord(String word) {
    return UNIT_WORDS.contains(word) || word.startsWith("elev") || word.startsWith("barn");
  }

  private static Stream<String> parts(String name) {
    return Arrays.stream(name.split("[^\\p{L}]+")).map(KnownNames::plain).filter(part -> part.length() > 1);
  }

  /** The name as it is, and as people write it on a keyboard or in a country without its letters. */
  private static Stream<String> spellings(String name) {
    String without = withoutMarks(name.replace("æ", "ae"));
    return Stream.of(name, without.replace("ø", "o").replace("å", "a"), without.replace("ø", "oe").replace("å", "aa"))
        .filter(spelling -> spelling.equals(name) || spelling.length() >= SHORTEST_SPELLING).distinct();
  }

  /** {@code ø} and {@code å} stay, as letters of their own. */
  static String withoutMarks(String word) {
    return Normalizer.normalize(word.replace("å", "\u0001"), Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace("\u0001", "å").replace('ł', 'l')
        .replace('đ', 'd').replace('ŋ', 'n').replace('ŧ', 't');
  }

  static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
