package no.stafettpinnen.benchmark;

import static no.stafettpinnen.support.SqlCounter.Area.CASE_FILE;
import static no.stafettpinnen.support.SqlCounter.Area.DRAFTS;
import static no.stafettpinnen.support.SqlCounter.Area.ENGINE;
import static no.stafettpinnen.support.SqlCounter.Area.PEOPLE;
import static no.stafettpinnen.support.SqlCounter.Area.READ_LOG;
import static no.stafettpinnen.support.SqlCounter.Area.SESSIONS;

import java.util.List;
import no.stafettpinnen.access.AccessSwitch;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.SqlCounter.Area;
import no.stafettpinnen.support.SqlCounter.Count;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.TestDatabase;
import no.stafettpinnen.tasklist.FormsInJava;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/**
 * What the application costs beside the bare engine, both measured in the same run: {@code src/test/benchmark.sh}. It is no test
 * and is not run by {@code mvn verify}; that counts SQL only ({@link SqlBudgetTest}).
 */
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "camunda.bpm.job-execution.enabled=false",
    "stafettpinnen.request-burst=100000",
    "stafettpinnen.key-file=target/test-key.json",
    "stafettpinnen.read-log-key-file=target/test-read-log-key.json"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({AccessSwitch.class, SqlCounter.class, Stage.class, FormsInJava.class, JavaPlayer.class, HttpPlayer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Benchmark {

  private static final Area[] AROUND_THE_ENGINE = {ENGINE, PEOPLE, SESSIONS};

  private static final int OPEN_TASKS = 44_000;
  private static final int PAGE = 15;

  private final Table table = new Table();
  @Autowired
  private SqlCounter counter;
  @Autowired
  private JavaPlayer inJava;
  @Autowired
  private HttpPlayer overHttp;
  @Autowired
  private ProcessEngineConfigurationImpl engine;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private JdbcTemplate jdbc;
  private BareEngine bare;

  @BeforeAll
  void startBareEngine() {
    bare = new BareEngine(counter, engine.getHistory());
  }

  @AfterAll
  void tell() {
    table.print();
    bare.close();
  }

  @Test
  @Order(1)
  void p1SqlPerCompletedTask() {
    Count alone = journey(bare);
    Count java = journey(inJava);
    Count http = journey(overHttp);
    double tasks = Journey.steps().size();
    SqlDifference.write(alone, java, "java");
    SqlDifference.write(alone, http, "http");
    table.row("P1", "SQL statements per task, the engine's tables: query, claim, complete",
        java.statements(AROUND_THE_ENGINE) / tasks, alone.statements() / tasks, "≤ 1.15");
    table.row("P1", "the same over HTTP", http.statements(AROUND_THE_ENGINE) / tasks, alone.statements() / tasks, "");
    table.row("P1", "rows written per task, the engine's tables", java.rows(AROUND_THE_ENGINE) / tasks, alone.rows() / tasks, "≤ 1.10");
    for (Area area : List.of(PEOPLE, SESSIONS, CASE_FILE, DRAFTS, READ_LOG)) {
      table.row("P1", "of that, or besides: " + area, "%.2f statements, %.2f rows; HTTP %.2f, %.2f".formatted(
          java.statements(area) / tasks, java.rows(area) / tasks, http.statements(area) / tasks, http.rows(area) / tasks), "0", "");
    }
    table.row("P1", "all statements per task", java.statements() / tasks, alone.statements() / tasks, "");
  }

  @Test
  @Order(2)
  void p2CompletionsPerSecond() {
    List<double[]> rounds = Speed.interleaved(inJava, bare);
    table.row("P2", "completions/s, median of " + rounds.size() + " journeys in turn", Speed.median(rounds, 0), Speed.median(rounds, 1), "≥ 0.80");
  }

  @Test
  @Order(2)
  void p2OverHttp() {
    List<double[]> http = Speed.interleaved(overHttp, bare);
    table.row("P2", "the same over HTTP", Speed.median(http, 0), Speed.median(http, 1), "");
  }

  @Test
  @Order(3)
  @EnabledIfSystemProperty(named = "stafett.db", matches = "postgres")
  void p3CompletionsPerSecondWithTheAccessRule() {
    List<double[]> rounds = Speed.interleaved(inJava, withoutAccessRule());
    table.row("P3", "completions/s with the access rule, and with one that lets the municipality's tasks through", Speed.median(rounds, 0), Speed.median(rounds, 1), "≥ 0.90");
  }

  @Test
  @Order(4)
  @EnabledIfSystemProperty(named = "stafett.db", matches = "postgres")
  void p9TwoPeopleAtOnce() {
    AtOnce ours = AtOnce.play(overHttp);
    AtOnce alone = AtOnce.play(bare);
    table.row("P9", "errors seen by two people who finish parallel tasks of a case at once, %d cases".formatted(AtOnce.CASES),
        String.valueOf(ours.errors()), String.valueOf(alone.errors()), "0");
    table.row("P9", "cases where the next task came, once", String.valueOf(ours.right()), String.valueOf(alone.right()), String.valueOf(AtOnce.CASES));
  }

  @Test
  @Order(5)
  @EnabledIfSystemProperty(named = "stafett.db", matches = "postgres")
  void p4AndP6ManyCases() {
    String real = inJava.open();
    ManyCases cases = new ManyCases(jdbc, real);
    Growth kari = new Growth();
    Growth leader = new Growth();
    Growth everything = new Growth();
    Growth sameTasks = new Growth();
    Growth byChild = new Growth();
    Growth byVariable = new Growth();
    for (int size : new int[] {1_000, 4_000, 11_000, 44_000, 100_000}) {
      cases.fillTo(size);
      if (size <= OPEN_TASKS) {
        kari.measure(size, () -> inJava.as("kari", this::pageAndCount));
        leader.measure(size, () -> inJava.as("tove", this::pageAndCount));
        everything.measure(size, this::pageAndCount);
        sameTasks.measure(size, () -> pageAndCount(engine.getTaskService().createTaskQuery()
            .taskCandidateGroup("health:stjordal").includeAssignedTasks()));
      }
      byChild.measure(size, () -> caseFile.openCasesOf("stjordal", Caseworker.parse(Forms.CONCERN).path("child")));
      byVariable.measure(size, () -> engine.getRuntimeService().createProcessInstanceQuery()
          .variableValueEquals("service", "reference7").listPage(0, 10));
    }
    table.growth("P4", "caseworker's task page and count, 1,000 to 44,000 open tasks, 60 in a unit", kari, everything, "exponent ≤ 0.3, ≤ 3 ×");
    table.growth("P4", "the same for a leader whose unit has one in sixteen of all tasks (2,750 of 44,000)", leader, everything, "");
    table.growth("P4", "that leader, beside the engine asked for the same tasks by candidate group, without the rule", leader, sameTasks, "≤ 3 ×");
    table.growth("P6", "open case by child reference, 1,000 to 100,000 cases, beside by variable", byChild, byVariable, "exponent ≤ 0.1, ≤ 0.02 ×");
  }

  @Test
  @Order(6)
  @EnabledIfSystemProperty(named = "stafett.db", matches = "postgres")
  void p7DueReminders() {
    ManyCases cases = new ManyCases(jdbc, inJava.open());
    Reminders reminders = new Reminders(jdbc, cases, engine.getProcessEngine(), bare.engine());
    List<double[]> rounds = reminders.inTurn();
    table.row("P7", "due reminders a second, one message each, %d rounds of %,d in turn, beside due timers"
        .formatted(rounds.size(), Reminders.COUNT), Speed.median(rounds, 0), Speed.median(rounds, 1), "≥ 0.80");
  }

  private Object pageAndCount() {
    return pageAndCount(engine.getTaskService().createTaskQuery());
  }

  private static Object pageAndCount(TaskQuery query) {
    query.orderByTaskCreateTime().desc().listPage(0, PAGE);
    return query.count();
  }

  /** The same calls by the same people, with a rule that lets everything of the municipality through. */
  private Journey.Player withoutAccessRule() {
    return new Journey.Player() {
      @Override
      public String open() {
        return inJava.open();
      }

      @Override
      public void does(String caseId, Journey.Step step) {
        AccessSwitch.open(() -> inJava.does(caseId, step));
      }
    };
  }

  /** The steps of a second journey, so that nothing is loaded for the first time. */
  private Count journey(Journey.Player player) {
    player.playAll();
    String caseId = player.open();
    return counter.count(() -> Journey.steps().forEach(step -> player.does(caseId, step)));
  }
}
