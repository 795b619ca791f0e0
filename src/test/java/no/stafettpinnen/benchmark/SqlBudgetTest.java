package no.stafettpinnen.benchmark;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.municipality.CsvTable;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.SqlCounter.Area;
import no.stafettpinnen.support.SqlCounter.Count;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.tasklist.FormsInJava;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * SQL statements of each step of the measured journey and of what the pages read, against the budget in
 * {@code sql-budget.csv}. A step that sends more than its budget fails; where one sends less, the test says so, and
 * {@code target/sql-budget.csv} is the budget that keeps what was saved.
 */
@StafettTest
class SqlBudgetTest {

  private static final Path COUNTED = Path.of("target", "sql-budget.csv");

  @Autowired
  private Stage stage;
  @Autowired
  private SqlCounter counter;
  @Autowired
  private CurrentPerson currentPerson;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private TaskService tasks;
  @Autowired
  private AutowireCapableBeanFactory beans;

  @Test
  void noStepSendsMoreThanItsBudget() throws IOException {
    Map<String, Map<Area, Integer>> counted = play();
    String header = "step," + Arrays.stream(Area.values()).map(SqlBudgetTest::column).collect(joining(","));
    List<String> lines = new ArrayList<>(List.of(header));
    counted.forEach((step, counts) -> lines.add(step + "," + counts.values().stream().map(String::valueOf).collect(joining(","))));
    Files.write(COUNTED, lines);

    Map<String, Map<String, String>> budget = new LinkedHashMap<>();
    CsvTable.read(new ClassPathResource("sql-budget.csv")).forEach(row -> budget.put(row.get("step"), row));
    assertThat(counted.keySet()).isEqualTo(budget.keySet());
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    counted.forEach((step, counts) -> counts.forEach((area, count) -> {
      int allowed = Integer.parseInt(budget.get(step).get(column(area)));
      if (count != allowed) {
        (count > allowed ? above : below).add("%s, %s: %d statements, budget %d".formatted(step, column(area), count, allowed));
      }
    }));
    if (!below.isEmpty()) {
      System.out.println("Below the SQL budget, tighten it from " + COUNTED + ":\n" + String.join("\n", below));
    }
    assertThat(above).as("above the SQL budget").isEmpty();
  }

  private static String column(Area area) {
    return area.name().toLowerCase(Locale.ROOT);
  }

  /** The second journey counts, so that nothing is loaded for the first time. */
  private Map<String, Map<Area, Integer>> play() {
    Journey.Player player = player();
    readPages(player.open());
    player.playAll();
    Map<String, Map<Area, Integer>> counts = new LinkedHashMap<>();
    List<String> opened = new ArrayList<>();
    counts.put("00 reportConcern", count(() -> opened.add(player.open())));
    String caseId = opened.get(0);
    counts.putAll(readPages(caseId));
    for (Journey.Step step : Journey.steps()) {
      counts.put("%02d %s".formatted(step.number(), step.key()), count(() -> player.does(caseId, step)));
    }
    return counts;
  }

  /** Made by hand: these beans are not in the application that the tests share. */
  private Journey.Player player() {
    FormsInJava forms = (FormsInJava) beans.autowire(FormsInJava.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
    return new JavaPlayer(forms, currentPerson, directory, tasks);
  }

  /** The list of this case's tasks only: the engine asks once more for each other diagram that a list has tasks of. */
  private Map<String, Map<Area, Integer>> readPages(String caseId) {
    // Logged in anew: once a minute a session's last use is written.
    Caseworker kari = new Caseworker(stage.base(), "kari");
    String task = kari.task(UUID.fromString(caseId), "describeConcern").orElseThrow().path("id").asText();
    Map<String, Map<Area, Integer>> counts = new LinkedHashMap<>();
    counts.put("GET form", countOk(kari, "/api/forms/tasks/" + task));
    counts.put("GET case", countOk(kari, "/api/cases/" + caseId));
    counts.put("GET card", countOk(kari, "/api/cards?task=" + task));
    counts.put("GET me", countOk(kari, "/api/me"));
    counts.put("GET task list", countOk(kari, Caseworker.ENGINE
        + "/task?maxResults=15&assignee=kari&sortBy=created&sortOrder=desc&processInstanceBusinessKey=" + caseId));
    return counts;
  }

  private Map<Area, Integer> countOk(Caseworker person, String path) {
    return count(() -> assertThat(person.get(path).status()).as(path).isEqualTo(200));
  }

  private Map<Area, Integer> count(Runnable work) {
    Count count = counter.count(work);
    Map<Area, Integer> counts = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      counts.put(area, count.statements(area));
    }
    return counts;
  }
}
