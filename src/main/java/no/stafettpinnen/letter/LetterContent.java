package no.stafettpinnen.letter;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A letter as what a template may reach: texts, lists, and maps of them, and nothing with methods. Days are written "22. november 2026",
 * moments in Europe/Oslo.
 */
final class LetterContent {

  private static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");
  /** A line does not end between the day and the month. */
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.\u00A0MMMM uuuu", NORWEGIAN);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d.\u00A0MMMM uuuu 'kl.'\u00A0HH.mm", NORWEGIAN)
      .withZone(ZoneId.of("Europe/Oslo"));
  /** What XML can't hold, or what would turn the direction of the text. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");
  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(new SimpleModule()
      .addSerializer(LocalDate.class, written(DAY::format))
      .addSerializer(Instant.class, written(MOMENT::format))
      .addSerializer(String.class, written(LetterContent::clean))).build();

  private LetterContent() {
  }

  static Map<String, Object> of(Object data) {
    return MAPPER.convertValue(data, new TypeReference<>() {
    });
  }

  /** How many characters the texts hold together. */
  static int characters(Object content) {
    if (content instanceof Map<?, ?> map) {
      return map.values().stream().mapToInt(LetterContent::characters).sum();
    }
    if (content instanceof List<?> list) {
      return list.stream().mapToInt(LetterContent::characters).sum();
    }
    return content instanceof String text ? text.length() : 0;
  }

  private static String clean(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return UNPRINTABLE.matcher(Normalizer.normalize(lines, Normalizer.Form.NFC)).replaceAll("");
  }

  private static <T> JsonSerializer<T> written(Function<T, String> text) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(text.apply(value));
      }
    };
  }
}
