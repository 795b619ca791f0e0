package no.stafettpinnen.letter;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The templates in {@code letters/}: HTML with {@code {{names}}} and no other logic than "for each" and "if there is". Each value is
 * escaped, a name that the letter does not have is an error, and nothing can be called.
 */
final class Templates {

  private static final String FOLDER = "/letters/";
  /** Also other brackets, behind which such a value could hide. */
  private static final Pattern UNESCAPED = Pattern.compile("\\{\\{\\s*[{&=]");

  private final UnaryOperator<String> files;
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();
  private final Map<String, String> sources = new ConcurrentHashMap<>();
  private final Mustache.Compiler compiler = Mustache.compiler().escapeHTML(true).nullValue("").emptyStringIsFalse(true)
      .strictSections(true).withCollector(new ValuesOnly()).withLoader(name -> new StringReader(source(name)));

  Templates() {
    this(Templates::read);
  }

  /** @param files the text of a template, by its name */
  Templates(UnaryOperator<String> files) {
    this.files = files;
  }

  /** The letter as well-formed HTML. */
  String fill(String template, Map<String, Object> content) {
    Map<String, Object> all = new TreeMap<>(content);
    all.put("paragraphs", (Mustache.Lambda) Templates::paragraphs);
    return compiled.computeIfAbsent(template, name -> compiler.compile(source(name))).execute(all);
  }

  /** Changes whenever a word of the template, or of a part that the letters have in common, changes. */
  String fingerprint(String template) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(template, "part-start", "part-letterhead", "part-end")) {
        digest.update(source(part).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String source(String name) {
    return sources.computeIfAbsent(name, asked -> {
      String text = files.apply(asked);
      if (UNESCAPED.matcher(text).find()) {
        throw new IllegalStateException("letters/" + asked + ".html has a value that is not escaped");
      }
      return text;
    });
  }

  private static String read(String name) {
    try (InputStream file = Templates.class.getResourceAsStream(FOLDER + name + ".html")) {
      if (file == null) {
        throw new IllegalStateException("There is no template letters/" + name + ".html");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** {@code {{#paragraphs}}{{text}}{{/paragraphs}}}: a paragraph for each stretch between empty lines. */
  private static void paragraphs(Template.Fragment text, Writer out) throws IOException {
    for (String paragraph : text.execute().split("\\n[ \\t]*\\n")) {
      if (!paragraph.isBlank()) {
        out.write("<p class=\"text\">" + paragraph.strip() + "</p>\n");
      }
    }
  }

  /** Looks into maps and lists; the usual one also calls methods of what it finds. */
  private static final class ValuesOnly extends BasicCollector {

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }
}
