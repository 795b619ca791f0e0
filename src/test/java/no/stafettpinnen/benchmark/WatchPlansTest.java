package no.stafettpinnen.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.SqlCounter.Statement;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is looked for every morning, and every five minutes, with 10,000 open cases among 110,000: nothing walks all that ever was.
 * The statements are those that the application sends; where they are planned, the tables are full.
 */
@StafettTest
@EnabledIf("no.stafettpinnen.support.TestDatabase#isPostgres")
class WatchPlansTest {

  private static final int CASES = 110_000;
  private static final int ONE_OPEN_IN = 11;
  private static final Pattern WALKED = Pattern.compile("Seq Scan on (\\w+)");
  /**
   * They hold what is open now, people and settings, whatever has been before; and the reports to barnevern, which are counted every
   * morning, all that were ever written: one case in twenty has one.
   */
  private static final Set<String> OF_NOW = Set.of("act_ru_task", "act_ru_execution", "act_ru_identitylink", "act_ru_variable", "act_ru_job", "act_re_procdef",
      "act_re_decision_def", "act_id_membership", "act_id_user", "act_id_group", "absence", "report");

  @Autowired
  private Stage stage;
  @Autowired
  private SqlCounter counter;
  @Autowired
  private ApplicationContext beans;
  @Autowired
  private List<QueuedWork> works;
  @Autowired
  private Reports reports;
  @Autowired
  private TransactionTemplate transactions;

  @Test
  void noWatchWalksAllThatEverWas() throws IOException {
    List<Statement> statements = watches();
    ManyYears years = ManyYears.of(CASES, ONE_OPEN_IN);
    Map<String, List<String>> plans = new LinkedHashMap<>();
    statements.forEach(one -> plans.put(one.from() + ": " + one.sql(), years.plan(one.text(), one.parameters())));
    write(plans);

    List<String> walks = new ArrayList<>();
    plans.forEach((statement, plan) -> plan.forEach(line -> {
      Matcher walked = WALKED.matcher(line);
      if (walked.find() && !OF_NOW.contains(walked.group(1))) {
        walks.add(walked.group(1) + " by " + statement);
      }
    }));
    assertThat(plans).hasSizeGreaterThan(8);
    assertThat(walks).as("see target/watch-plans.txt").isEmpty();
  }

  /** Everything that they read, in a transaction that leaves nothing behind. */
  private List<Statement> watches() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    LocalDate today = stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
    kari.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", today, today.plusDays(5), "health:stjordal"));
    return counter.count(() -> transactions.executeWithoutResult(nothingStays -> {
      nothingStays.setRollbackOnly();
      List.of("queueGoneHolders", "queueGoneCoordinators", "queueLeftDuties", "queueConsents", "queueDueTasks", "findLongAbsences",
          "queueDigests").forEach(this::run);
      work("gone-holder", "kari");
      work("gone-coordinator", "kari");
      work("left-duty", "kari");
      work("consent-watch", UUID.randomUUID().toString());
      reports.municipalities();
      reports.missing("stjordal");
      reports.written("stjordal");
    })).all().stream().filter(one -> one.sql().startsWith("select")).toList();
  }

  private void run(String bean) {
    try {
      beans.getBean(bean, JavaDelegate.class).execute(mock(DelegateExecution.class));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void work(String kind, String subject) {
    works.stream().filter(work -> work.kind().equals(kind)).forEach(work -> work.run(subject));
  }

  private static void write(Map<String, List<String>> plans) throws IOException {
    StringBuilder report = new StringBuilder();
    plans.forEach((statement, plan) -> report.append(statement).append("\n  ").append(String.join("\n  ", plan)).append("\n\n"));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/watch-plans.txt"), report);
  }
}
