package no.stafettpinnen.referral.anonymity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, also as they are read aloud: «ola krøllalfa online punkt no». */
final class EmailFinder {

  private static final String DOT_WORD = "(?:punktum|punkt|prikk|dot)";
  private static final String DOT = "(?: ?\\. ?| ?[(\\[{]" + DOT_WORD + "[)\\]}] ?| " + DOT_WORD + " )";
  private static final String AT_WORD = "(?:krøllalfaen|krøllalfa|krølla|krøll[ -]?alfa|alfakrøll|alfa[ -]?krøll|snabel-?a|at)";
  private static final String AT = "(?: ?@ ?| ?[(\\[{<] ?(?:@|a|" + AT_WORD + ") ?[)\\]}>] ?| " + AT_WORD + " )";
  private static final String LOCAL = "(?<![\\p{L}\\d._%+-])[\\p{L}\\d](?:[\\p{L}\\d._%+-]{0,62}[\\p{L}\\d])?";
  private static final String LABEL = "[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?";
  private static final Pattern PLAIN = Pattern.compile("(?iU)" + LOCAL + " ?@ ?" + LABEL + "(?:(?:" + DOT + "|,)" + LABEL + "){0,5}");
  private static final Pattern SPOKEN = Pattern.compile("(?iU)" + LOCAL + AT + LABEL + "(?:" + DOT + LABEL + "){0,5}?" + DOT
      + "(?:no|com|net|org|se|dk|fi|eu|info|io|de|pl|lt|uk|ru|ua)\\b");

  private static final Pattern AT_PROVIDER = Pattern.compile("(?iU)" + LOCAL + " (?:hos|på) (?:gmail|hotmail|outlook|yahoo|live|icloud|online)" + DOT + "\\p{L}{2,4}\\b");

  private static final Pattern UNDERSCORED = Pattern.compile("(?iU)[\\p{L}\\d.]{1,40}[_-]at[_-][\\p{L}\\d]{1,40}(?:\\.|[_-]" + DOT_WORD + "[_-])\\p{L}{2,4}(?!\\p{L})");

  private EmailFinder() {
  }

  static List<Finding> find(String text) {
    List<Finding> found = new ArrayList<>();
    for (Pattern form : List.of(PLAIN, SPOKEN, AT_PROVIDER, UNDERSCORED)) {
      Matcher mail = form.matcher(text);
      while (mail.find()) {
        found.add(new Finding(Kind.EMAIL, mail.start(), mail.end()));
      }
    }
    return found;
  }
}
