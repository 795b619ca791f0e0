package no.stafettpinnen.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What we ship, from the bills of materials that the build puts into the jar: no component comes in unseen, and the list of known
 * holes speaks of what is shipped and of tests that exist.
 */
class KnownHolesTest {

  private static final Path REVIEWED = Path.of("src/docs/components-reviewed.txt");
  private static final Path HOLES = Path.of("src/docs/known-holes.md");
  private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+(?:Test|Properties))`");
  private static final Pattern COMPONENT = Pattern.compile("`([\\w@./-]+ \\d[\\w.-]*)`");

  @Test
  void eachComponentHasBeenLookedAt() throws IOException {
    Set<String> shipped = shipped();
    Set<String> reviewed = Files.readAllLines(REVIEWED).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(without(shipped, reviewed)).as("New in what we ship. See who keeps it, its licence and its known holes; then add it to %s", REVIEWED)
        .isEmpty();
    assertThat(without(reviewed, shipped)).as("No longer shipped: take it out of %s", REVIEWED).isEmpty();
  }

  @Test
  void theBillsOfMaterialsHoldTheEngineAndTheFrontEnd() throws IOException {
    assertThat(shipped()).contains("pkg:maven/org.camunda.bpm/camunda-engine@7.24.0",
        "pkg:maven/org.camunda.bpm.webapp/camunda-webapp-webjar@7.24.0").anyMatch(purl -> purl.startsWith("pkg:npm/%40bpmn-io/form-js-viewer@"));
  }

  @Test
  void theListOfKnownHolesNamesTestsThatExist() throws IOException {
    String holes = Files.readString(HOLES);
    assertThat(holes).contains("CVE-2026-109432", "CVE-2026-77226");
    Set<String> tests;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      tests = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
    }
    Set<String> named = found(TEST_CLASS, holes);
    assertThat(named).isNotEmpty();
    assertThat(without(named, tests)).as("Named in %s, but there is no such test", HOLES).isEmpty();
  }

  @Test
  void theListOfKnownHolesSpeaksOfTheVersionsThatAreShipped() throws IOException {
    Set<String> versions = shipped().stream().map(purl -> purl.substring(purl.lastIndexOf('/') + 1).replace('@', ' '))
        .collect(Collectors.toSet());
    Set<String> named = found(COMPONENT, Files.readString(HOLES));
    assertThat(named).contains("camunda-engine 7.24.0");
    assertThat(without(named, versions)).as("Named in %s, but another version is shipped or none", HOLES).isEmpty();
  }

  private static Set<String> shipped() throws IOException {
    Set<String> purls = new TreeSet<>();
    for (String file : Set.of("application.cdx.json", "frontend.cdx.json")) {
      try (InputStream bill = KnownHolesTest.class.getResourceAsStream("/META-INF/sbom/" + file)) {
        assertThat(bill).as("the build makes META-INF/sbom/%s", file).isNotNull();
        for (JsonNode component : new ObjectMapper().readTree(bill).path("components")) {
          purls.add(component.path("purl").asText().replaceFirst("\\?.*", ""));
        }
      }
    }
    return purls;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }
}
