package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses: a street and its number, a farm, gårds- and bruksnummer, a post code and its place. */
final class AddressFinder {

  private static final String STREET = "(?:vei|veien|veg|vegen|vn|gate|gata|gaten|gt|allé|alleen|alléen|plass|plassen|bakke|bakken|bakkan|sti|stien"
      + "|sving|svingen|haug|haugen|lia|lien|tun|tunet|krok|kroken|ring|ringen|løkka|jordet|åsen|grenda|kleiva|brinken|torg|torget|brygga|kaia"
      + "|faret|trøa|moen|moan|myra|enga|marka|slett|sletta|terrassen|veita|berget|vollen|hagen|toppen|stranda|dalen|skogan|skogen|gården|tråkket|snippen|steigen|allmenningen|sandan|smauet|geila|ekra|flata|kneika|hammaren|vangen|åkeren)";
  /** The number, and not of something that is counted. */
  private static final String NUMBER = "\\.? ?(?:nr\\.? ?)?(?:\\d{1,3} ?[A-Ha-h]?|(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten|tjue\\p{L}*))(?![\\p{L}\\d]|[.,:–-]\\d| ?(?-i:%|ganger|gang|minutt|timer|dager|uker|måned|år|kr|meter|barn|elev"
      + "|voksne|km|og \\d|prosent|til \\d|av \\d))";
  private static final Pattern COMPOUND = Pattern.compile("(?iU)(?<![\\p{L}\\d-])[\\p{L}-]{2,40}" + STREET + NUMBER);
  private static final Pattern NAMED = Pattern.compile("(?U)\\b(?:\\p{Lu}[\\p{L}-]{1,40} ){1,4}(?i:" + STREET + ")" + NUMBER);
  /** A place's name inside a sentence, and a number. */
  private static final Pattern PLACE = Pattern.compile("(?U)(?<=\\b(?:i|på|ved|til|fra|bor|mot|adresse|adresse:|ved:) )((?:(?:Øvre|Nedre|Indre|Ytre|Nordre|Søndre|Store|Litl) )?\\p{Lu}\\p{Ll}{3,})" + NUMBER);
  private static final List<Pattern> OTHER_FORMS = List.of(
      Pattern.compile("(?U)\\b(?:Øvre|Nedre|Indre|Ytre|Nordre|Søndre|Store|Litl|Vestre|Østre) \\p{Lu}\\p{L}{1,40}" + NUMBER),
      Pattern.compile("(?iU)\\b(?:nr\\.?|nummer) ?\\d{1,3} ?[a-h]? i \\p{L}{1,40}" + STREET + "\\b"),
      Pattern.compile("(?iU)\\bpost ?boks \\d+"),
      Pattern.compile("(?U)(?<=[\\p{L}\\d,;:»)/] ?)\\p{Lu}\\p{Ll}{2,40}(?:gata|gate|gaten|vegen|veien|veg|vei)\\b"));
  private static final Set<String> NO_PLACES = Set.of("klasse", "trinn", "nivå", "gruppe", "avdeling", "steg", "fase", "vedlegg", "punkt", "kapittel",
      "versjon", "skår", "rom", "side", "mål", "tiltak", "møte", "time", "januar", "februar", "mars", "april", "juni", "juli", "august", "september",
      "oktober", "november", "desember", "mandag", "tirsdag", "onsdag", "torsdag", "fredag");
  private static final List<Pattern> FARMS = List.of(
      Pattern.compile("(?iU)\\b(?:gnr|gårdsnr|gårdsnummer)\\.? ?\\d+[ ,/.og]*(?:(?:bnr|bruksnr|bruksnummer)\\.? ?)?\\d*"),
      Pattern.compile("(?U)\\b(?:garden|gården|gards?bruket|gårdsbruket|småbruket|setra|hytta) (?:\\p{Lu}[\\p{Ll}-]{1,40} ?){1,4}"),
      Pattern.compile("(?U)\\b(?:\\p{Lu}[\\p{Ll}-]{1,40} ){1,4}(?:gård|gard|gaard|småbruk|nordre|søndre|øvre|nedre)\\b"),
      Pattern.compile("(?U)\\bbor på (?:\\p{Lu}[\\p{Ll}-]{1,40} ?){1,4}"));
  private static final Pattern POST = Pattern.compile("(?U)(?:(?<![\\d./–-])|(?<=\\bNO?-))(\\d{4}) +(\\p{L}{3,})");

  private AddressFinder() {
  }

  static List<Finding> find(String text, KnownNames names) {
    List<Finding> found = new ArrayList<>();
    all(COMPOUND, text, found);
    all(NAMED, text, found);
    OTHER_FORMS.forEach(form -> all(form, text, found));
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      if (!NO_PLACES.contains(place.group(1).toLowerCase())) {
        found.add(new Finding(Kind.ADDRESS, place.start(), place.end()));
      }
    }
    FARMS.forEach(farm -> farms(farm, text, names, found));
    Matcher post = POST.matcher(text);
    while (post.find()) {
      int code = Integer.parseInt(post.group(1));
      boolean isYear = code >= 1990 && code <= 2040;
      if (names.isMunicipality(post.group(2)) || !isYear && Character.isUpperCase(post.group(2).charAt(0))) {
        found.add(new Finding(Kind.ADDRESS, post.start(), post.end()));
      }
    }
    return found;
  }

  private static void farms(Pattern farm, String text, KnownNames names, List<Finding> found) {
    Matcher match = farm.matcher(text);
    while (match.find()) {
      String[] words = match.group().strip().split(" ");
      if (!names.isMunicipality(words[words.length - 1])) {
        found.add(new Finding(Kind.ADDRESS, match.start(), match.end()));
      }
    }
  }

  private static void all(Pattern form, String text, List<Finding> found) {
    Matcher match = form.matcher(text);
    while (match.find()) {
      found.add(new Finding(Kind.ADDRESS, match.start(), match.end()));
    }
  }
}
