package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.municipality.CsvTable;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/**
 * A part of a form has one owner. {@code form-parts.csv} says which forms fill each section: a new section whose key is some form's own
 * word, or a form that uses a section's key for something else, is seen here and not by whoever sends the form.
 */
@StafettTest
class FormPartsTest {

  @Autowired
  private List<CaseSection> sections;
  @Autowired
  private ObjectMapper json;

  @Test
  void eachKeyHasOneSection() {
    assertThat(sections).extracting(CaseSection::key).doesNotHaveDuplicates();
  }

  @Test
  void eachSectionIsFilledByTheFormsThatAreMeantFor() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    CsvTable.read(new ClassPathResource("form-parts.csv")).forEach(row -> expected.put(row.get("part"), Set.of(row.get("forms").split(" "))));
    Map<String, Set<String>> found = new TreeMap<>();
    Map<String, Set<String>> parts = parts();
    sections.forEach(section -> found.put(section.key(), parts.getOrDefault(section.key(), Set.of())));
    assertThat(found).isEqualTo(expected);
  }

  /** The stafettlogg names an answer by its label; a date has one on the screen ({@code dateLabel}) and one for the log. */
  @Test
  void everyQuestionHasItsWords() throws IOException {
    List<String> wordless = new ArrayList<>();
    forEachForm(schema -> nameWordless(schema.path("id").asText(), FormField.of(schema.path("components")), wordless));
    assertThat(wordless).isEmpty();
  }

  private static void nameWordless(String form, List<FormField> fields, List<String> wordless) {
    for (FormField field : fields) {
      String label = field.json().path("label").asText();
      if (field.hasValue() && (label.isBlank() || !label.equals(field.json().path("dateLabel").asText(label)))) {
        wordless.add(form + ": " + String.join(".", field.path()));
      }
      nameWordless(form, field.children(), wordless);
    }
  }

  /** The first part of every key that somebody fills in, and the forms that have it. */
  private Map<String, Set<String>> parts() throws IOException {
    Map<String, Set<String>> parts = new HashMap<>();
    forEachForm(schema -> {
      Set<String> own = new HashSet<>();
      collect(FormField.of(schema.path("components")), own);
      own.forEach(part -> parts.computeIfAbsent(part, missing -> new TreeSet<>()).add(schema.path("id").asText()));
    });
    return parts;
  }

  private void forEachForm(Consumer<JsonNode> look) throws IOException {
    try (Stream<Path> forms = Files.list(Path.of("forms"))) {
      for (Path form : forms.toList()) {
        look.accept(json.readTree(form.toFile()));
      }
    }
  }

  private static void collect(List<FormField> fields, Set<String> parts) {
    for (FormField field : fields) {
      if (field.hasValue()) {
        if (!field.isReadOnly()) {
          parts.add(field.path().get(0));
        }
      } else {
        collect(field.children(), parts);
      }
    }
  }
}
