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
    people.forEach(name -> parts(name).forEach(this.people::add));
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

  static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
