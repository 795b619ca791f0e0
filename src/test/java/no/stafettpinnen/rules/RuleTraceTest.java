package no.stafettpinnen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.support.Rule;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ReflectionUtils;

/**
 * Joins the rules of the plans ({@code rules.csv}) with where a diagram or a decision table carries them and the test that
 * proves it, into {@code target/rule-trace.md}. A rule id that does not exist, and a claim without a test, break the build.
 */
class RuleTraceTest {

  private static final Pattern RULE_ID = Pattern.compile("\\bR\\d{3}\\b");

  private final Map<String, String> rules = new TreeMap<>();
  private final Map<String, Set<String>> where = new TreeMap<>();
  private final Map<String, Set<String>> tests = new TreeMap<>();

  @Test
  void everyClaimedRuleExistsAndHasATest() throws IOException {
    readRules();
    readDiagrams();
    readTables();
    readTests();
    write(Path.of("target/rule-trace.md"));

    assertThat(rules).hasSize(196);
    assertThat(where.keySet()).as("rule ids in processes/ that are not in rules.csv").isSubsetOf(rules.keySet());
    assertThat(tests.keySet()).as("rule ids in tests that are not in rules.csv").isSubsetOf(rules.keySet());
    assertThat(where.keySet()).as("rules that a diagram or table claims and no test proves").isSubsetOf(tests.keySet());
  }

  private void readRules() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/test/resources/rules.csv"))) {
      if (line.matches("R\\d{3},.*")) {
        List<String> cells = cells(line);
        rules.put(cells.get(0), cells.get(5));
      }
    }
  }

  private void readDiagrams() throws IOException {
    for (Path file : files("bpmn")) {
      for (CamundaProperty property : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(CamundaProperty.class)) {
        if ("rule".equals(property.getCamundaName())) {
          ExtensionElements extension = (ExtensionElements) property.getParentElement().getParentElement();
          where(property.getCamundaValue(), file, ((BaseElement) extension.getParentElement()).getId());
        }
      }
    }
  }

  private void readTables() throws IOException {
    for (Path file : files("dmn")) {
      for (var row : Dmn.readModelFromFile(file.toFile())
          .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Rule.class)) {
        Matcher ids = RULE_ID.matcher(row.getDescription() == null ? "" : row.getDescription().getTextContent());
        while (ids.find()) {
          where(ids.group(), file, row.getId());
        }
      }
    }
  }

  private void readTests() {
    ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*(Test|Properties)")));
    scanner.findCandidateComponents("no.stafettpinnen").forEach(candidate -> {
      try {
        for (Method method : ReflectionUtils.getDeclaredMethods(Class.forName(candidate.getBeanClassName()))) {
          Rule proved = method.getAnnotation(Rule.class);
          if (proved != null && !method.isAnnotationPresent(Disabled.class)) {
            for (String rule : proved.value()) {
              tests.computeIfAbsent(rule, key -> new TreeSet<>())
                  .add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
            }
          }
        }
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private void write(Path target) throws IOException {
    long carried = rules.keySet().stream().filter(rule -> where.containsKey(rule) && tests.containsKey(rule)).count();
    StringBuilder table = new StringBuilder("# Rule trace\n\n%d of %d rules are carried.\n\n".formatted(carried, rules.size()))
        .append("| rule | what | where | test |\n|---|---|---|---|\n");
    rules.forEach((rule, statement) -> table.append("| ").append(rule).append(" | ").append(statement).append(" | ")
        .append(String.join("<br>", where.getOrDefault(rule, Set.of()))).append(" | ")
        .append(String.join("<br>", tests.getOrDefault(rule, Set.of()))).append(" |\n"));
    Files.createDirectories(target.getParent());
    Files.writeString(target, table);
    System.out.printf("rule trace: %d of %d rules carried, see %s%n", carried, rules.size(), target);
  }

  private void where(String rule, Path file, String element) {
    where.computeIfAbsent(rule, key -> new TreeSet<>()).add(file.getFileName() + "#" + element);
  }

  private static List<Path> files(String extension) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith("." + extension)).sorted().toList();
    }
  }

  private static List<String> cells(String line) {
    return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).map(cell -> cell.replaceAll("^\"|\"$", "")).toList();
  }
}
