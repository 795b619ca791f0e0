package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** The first part of every key that somebody fills in, and the forms that have it. */
  private Map<String, Set<String>> parts() throws IOException {
    Map<String, Set<String>> parts = new HashMap<>();
    try (Stream<Path> forms = Files.list(Path.of("forms"))) {
      for (Path form : forms.toList()) {
        JsonNode schema = json.readTree(form.toFile());
        Set<String> own = new HashSet<>();
        collect(FormField.of(schema.path("components")), own);
        own.forEach(part -> parts.computeIfAbsent(part, missing -> new TreeSet<>()).add(schema.path("id").asText()));
      }
    }
    return parts;
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
