package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Laws as a letter names them. The tables have them as those who work with them do: "R146, hol. § 3-4". */
final class LawNames {

  private static final Map<String, String> WHOLE = Map.of("pbrl.", "pasient- og brukerrettighetsloven", "hol.",
      "helse- og omsorgstjenesteloven", "fvl.", "forvaltningsloven", "bvl.", "barnevernsloven",
      "oppll.", "opplæringslova", "bhgl.", "barnehageloven");
  private static final Pattern SHORT = Pattern.compile("\\b[a-z]+\\.(?= (§|kap))");
  private static final Pattern RULE = Pattern.compile("R\\d{3}");

  private LawNames() {
  }

  /** The text with each law's whole name. */
  static String whole(String text) {
    return SHORT.matcher(text).replaceAll(found -> WHOLE.getOrDefault(found.group(), found.group()));
  }

  /** Each law on its own, without our own rule numbers; none where the table names none. */
  static List<String> each(String source) {
    return Stream.of(source.split(", *")).filter(one -> !one.isBlank() && !RULE.matcher(one).matches()).map(LawNames::whole).toList();
  }
}
