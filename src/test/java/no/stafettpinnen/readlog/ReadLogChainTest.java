package no.stafettpinnen.readlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.Read.Role;
import no.stafettpinnen.readlog.ReadLogVerification.Finding;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain of each case: what somebody with the database in hand can't do unseen, and many readers at once. */
@StafettTest
class ReadLogChainTest {

  private static final int ENTRIES = 5;

  @Autowired
  private Stage stage;
  @Autowired
  private ReadLog log;
  @Autowired
  private ReadLogVerification verification;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private JdbcTemplate template;
  @Autowired
  private PlatformTransactionManager transactions;
  @Autowired
  private Environment environment;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      UPDATE read_log_entry SET person = 'anne' WHERE case_id = ? AND entry = 3                          | oppføring 3 er endret.
      UPDATE read_log_entry SET role = 'LEADER' WHERE case_id = ? AND entry = 1                          | oppføring 1 er endret.
      UPDATE read_log_entry SET service = NULL WHERE case_id = ? AND entry = 5                           | oppføring 5 er endret.
      UPDATE read_log_entry SET service = '' WHERE case_id = ? AND entry = 5                             | oppføring 5 er endret.
      UPDATE read_log_entry SET municipality = 'frosta' WHERE case_id = ? AND entry = 2                  | oppføring 2 er endret.
      UPDATE read_log_entry SET what = 'card' WHERE case_id = ? AND entry = 2                            | oppføring 2 er endret.
      UPDATE read_log_entry SET door = 'CARD' WHERE case_id = ? AND entry = 2                            | oppføring 2 er endret.
      UPDATE read_log_entry SET role = 'LEADERk', service = 'indergarten:fosslia' WHERE case_id = ? AND entry = 2 | oppføring 2 er endret.
      UPDATE read_log_entry SET read_at = read_at + INTERVAL '1' SECOND WHERE case_id = ? AND entry = 4  | oppføring 4 er endret.
      DELETE FROM read_log_entry WHERE case_id = ? AND entry = 3                                         | oppføring 3 mangler.
      DELETE FROM read_log_entry WHERE case_id = ? AND entry IN (1, 2)                                   | oppføring 1 til 2 mangler.
      DELETE FROM read_log_entry WHERE case_id = ? AND entry = 5                                         | oppføring 5 mangler.
      DELETE FROM read_log_entry WHERE case_id = ?                                                       | oppføring 1 til 5 mangler.
      UPDATE read_log_head SET municipality = 'frosta' WHERE case_id = ?                                 | hodet er endret.
      DELETE FROM read_log_head WHERE case_id = ?                                                        | oppføringene har ikke noe hode.
      """)
  void oneStatementOfSomebodyWhoOwnsTheDatabaseIsFoundAndNamed(String statement, String sentence) {
    UUID caseId = aLogWithEntries();
    assertThat(found(caseId)).isEmpty();
    tampered(caseId, () -> assertThat(found(caseId)).containsExactly(sentence), statement);
    assertThat(found(caseId)).isEmpty();
  }

  @Test
  void theNewestEntryRemovedAndTheHeadSetBackIsFoundAndNoReadingMendsIt() {
    UUID caseId = aLogWithEntries();
    tampered(caseId, () -> {
      assertThat(found(caseId)).containsExactly("hodet er endret.");
      assertThatThrownBy(() -> log.record(read(caseId, "kari"))).isInstanceOf(ReadLogException.class)
          .hasMessage("Dette kan ikke vises nå, fordi lesingen ikke kunne føres i innsynsloggen. Prøv igjen om litt.");
      assertThat(found(caseId)).containsExactly("hodet er endret.");
    }, "DELETE FROM read_log_entry WHERE case_id = ? AND entry = 5", """
        UPDATE read_log_head SET entries = 4,
        hash = (SELECT e.hash FROM read_log_entry e WHERE e.case_id = read_log_head.case_id AND e.entry = 4) WHERE case_id = ?""");
  }

  @Test
  void aForgedEntryIsFound() {
    UUID caseId = aLogWithEntries();
    String copy = """
        INSERT INTO read_log_entry (case_id, entry, read_at, person, role, service, municipality, what, door, hash)
        SELECT case_id, %s, read_at, person, role, service, municipality, what, door, hash FROM read_log_entry
        WHERE case_id = ? AND entry = 2""";
    tampered(caseId, () -> assertThat(found(caseId)).containsExactly("oppføring 6 er lagt til."), copy.formatted("6"));
    tampered(caseId, () -> assertThat(found(caseId)).containsExactly("oppføring 5 er endret.",
            "hodet passer ikke til den siste oppføringen."),
        "DELETE FROM read_log_entry WHERE case_id = ? AND entry = 5", copy.formatted("5"));
  }

  @Test
  void swappedEntriesAreFound() {
    UUID caseId = aLogWithEntries();
    tampered(caseId, () -> assertThat(found(caseId))
            .containsExactly("oppføring 2 er endret.", "oppføring 3 er endret.", "oppføring 4 er endret."),
        "UPDATE read_log_entry SET entry = 99 WHERE case_id = ? AND entry = 2",
        "UPDATE read_log_entry SET entry = 2 WHERE case_id = ? AND entry = 3",
        "UPDATE read_log_entry SET entry = 3 WHERE case_id = ? AND entry = 99");
  }

  @Test
  void entriesOfAnotherCaseDoNotPass() {
    UUID caseId = aLogWithEntries();
    UUID other = aLogWithEntries();
    tampered(caseId, () -> assertThat(found(caseId)).contains("oppføring 5 er endret."), """
        UPDATE read_log_entry SET hash = (SELECT o.hash FROM read_log_entry o WHERE o.case_id = '%s' AND o.entry = 5)
        WHERE case_id = ? AND entry = 5""".formatted(other));
  }

  @Test
  void aWholeLogThatIsGoneIsFound() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    assertThat(found(caseId)).isEmpty();
    tampered(caseId, () -> assertThat(found(caseId)).containsExactly("hele loggen mangler."),
        "DELETE FROM read_log_entry WHERE case_id = ?", "DELETE FROM read_log_head WHERE case_id = ?");
    tampered(ReadLog.MANY_CASES, () -> assertThat(found(ReadLog.MANY_CASES)).containsExactly("hele loggen mangler."),
        "DELETE FROM read_log_entry WHERE case_id = ?", "DELETE FROM read_log_head WHERE case_id = ?");
  }

  @Test
  void thePostgreSqlTablesRefuseToForget() {
    UUID caseId = aLogWithEntries();
    for (String statement : List.of("UPDATE read_log_entry SET person = 'anne' WHERE case_id = '%s'",
        "DELETE FROM read_log_entry WHERE case_id = '%s'", "DELETE FROM read_log_head WHERE case_id = '%s'",
        "TRUNCATE TABLE read_log_entry", "TRUNCATE TABLE read_log_head")) {
      if (TestDatabase.isPostgres()) {
        assertThatThrownBy(() -> template.execute(statement.formatted(caseId))).as(statement)
            .isInstanceOf(DataAccessException.class).hasMessageContaining("The read log is append-only");
      }
    }
    assertThat(entries(caseId)).isEqualTo(ENTRIES);
  }

  @Test
  void theCommandNamesWhatIsWrongAndItsExitCodeSaysSo() {
    UUID caseId = aLogWithEntries();
    assertThat(command()).satisfies(answer -> assertThat(answer.getKey()).isZero())
        .satisfies(answer -> assertThat(answer.getValue()).containsPattern("^\\d+ logger med \\d+ oppføringer er kontrollert: ingen avvik\\.\\R$"));
    tampered(caseId, () -> assertThat(command())
            .satisfies(answer -> assertThat(answer.getKey()).isEqualTo(1))
            .satisfies(answer -> assertThat(answer.getValue()).startsWith("Sak " + caseId + ": oppføring 3 mangler.")
                .contains("er kontrollert: 1 avvik.")),
        "DELETE FROM read_log_entry WHERE case_id = ? AND entry = 3");
    assertThat(command("--stafettpinnen.read-log-key-file=target/no-such-key.json"))
        .satisfies(answer -> assertThat(answer.getKey()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.getValue())
            .startsWith("Innsynsloggen kunne ikke kontrolleres: There is no key for the read log at"));
  }

  @Test
  void moreLogsAndEntriesThanAPageAreAllChecked() {
    List<UUID> cases = IntStream.range(0, 1100).mapToObj(n -> UUID.randomUUID()).toList();
    cases.forEach(caseId -> log.open(caseId, "stjordal"));
    for (int round = 0; round < 3; round++) {
      log.record(cases.stream().map(caseId -> read(caseId, "kari")).toList());
    }
    assertThat(verification.verify(finding -> { })).satisfies(summary -> {
      assertThat(summary.findings()).isZero();
      assertThat(summary.cases()).isEqualTo(jdbc.sql("SELECT COUNT(*) FROM read_log_head").query(Long.class).single());
      assertThat(summary.entries()).isEqualTo(jdbc.sql("SELECT COUNT(*) FROM read_log_entry").query(Long.class).single());
    });
    for (UUID caseId : List.of(cases.get(0), cases.get(1099))) {
      tampered(caseId, () -> assertThat(found(caseId)).containsExactly("oppføring 2 er endret."),
          "UPDATE read_log_entry SET person = 'anne' WHERE case_id = ? AND entry = 2");
    }
  }

  @Test
  void eightReadersOfTheSameCaseMakeOneChain() throws Exception {
    UUID caseId = aLogWithEntries();
    atOnce(IntStream.range(0, 8).<Callable<Object>>mapToObj(reader -> () -> {
      for (int time = 0; time < 10; time++) {
        log.record(read(caseId, "reader" + reader));
      }
      return null;
    }).toList());
    assertThat(entries(caseId)).isEqualTo(ENTRIES + 80);
    assertThat(found(caseId)).isEmpty();
  }

  @Test
  void listsInOppositeOrderDoNotLockEachOther() throws Exception {
    List<UUID> cases = IntStream.range(0, 20).mapToObj(n -> aLogWithEntries()).toList();
    List<UUID> backwards = new ArrayList<>(cases);
    Collections.reverse(backwards);
    atOnce(List.of(cases, backwards, cases, backwards).stream().<Callable<Object>>map(order -> () -> {
      for (int time = 0; time < 15; time++) {
        log.record(order.stream().map(caseId -> read(caseId, "kari")).toList());
      }
      return null;
    }).toList());
    assertThat(cases).allSatisfy(caseId -> {
      assertThat(entries(caseId)).isEqualTo(ENTRIES + 60);
      assertThat(found(caseId)).isEmpty();
    });
  }

  @Test
  void readersOfDifferentCasesDoNotWaitForEachOther() throws Exception {
    UUID held = aLogWithEntries();
    UUID free = aLogWithEntries();
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> holder = threads.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
        jdbc.sql("SELECT entries FROM read_log_head WHERE case_id = :case FOR UPDATE").param("case", held).query(Long.class).single();
        locked.countDown();
        await(done);
      }));
      await(locked);
      Future<ReadReceipt> waits = threads.submit(() -> log.record(read(held, "kari")));
      assertThat(log.record(read(free, "kari")).caseId()).isEqualTo(free);
      assertThat(waits.isDone()).isFalse();
      done.countDown();
      holder.get(20, TimeUnit.SECONDS);
      assertThat(waits.get(20, TimeUnit.SECONDS).caseId()).isEqualTo(held);
    } finally {
      done.countDown();
      threads.shutdownNow();
    }
    assertThat(found(held)).isEmpty();
  }

  @Test
  void aReadingInsideATransactionThatMayBeUndoneIsRefused() {
    UUID caseId = aLogWithEntries();
    assertThatThrownBy(() -> new TransactionTemplate(transactions).execute(status -> log.record(read(caseId, "kari"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(entries(caseId)).isEqualTo(ENTRIES);
  }

  @Test
  void aCaseWithoutALogIsNotRead() {
    UUID known = aLogWithEntries();
    assertThatThrownBy(() -> log.record(List.of(read(known, "kari"), read(UUID.randomUUID(), "kari"))))
        .isInstanceOf(ReadLogException.class);
    assertThat(entries(known)).isEqualTo(ENTRIES);
  }

  private UUID aLogWithEntries() {
    UUID caseId = UUID.randomUUID();
    log.open(caseId, "stjordal");
    for (String person : List.of("kari", "kari", "stein", "kari", "hilde")) {
      log.record(read(caseId, person));
    }
    return caseId;
  }

  private static Read read(UUID caseId, String person) {
    return new Read(caseId, person, Role.PARTICIPANT, "kindergarten:fosslia", "stafettlogg", Door.CASE_PAGE);
  }

  private List<String> found(UUID caseId) {
    List<Finding> findings = new ArrayList<>();
    verification.verify(findings::add);
    return findings.stream().filter(finding -> finding.caseId().equals(caseId)).map(Finding::sentence).toList();
  }

  private long entries(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM read_log_entry WHERE case_id = :case").param("case", caseId).query(Long.class).single();
  }

  /** Does what the owner of the database could do, checks, and puts everything back. */
  private void tampered(UUID caseId, Runnable check, String... statements) {
    List<Map<String, Object>> entries = template.queryForList("SELECT * FROM read_log_entry WHERE case_id = ?", caseId);
    List<Map<String, Object>> heads = template.queryForList("SELECT * FROM read_log_head WHERE case_id = ?", caseId);
    asOwner(() -> {
      for (String statement : statements) {
        assertThat(template.update(statement, caseId)).as(statement).isNotNegative();
      }
    });
    try {
      check.run();
    } finally {
      asOwner(() -> {
        template.update("DELETE FROM read_log_entry WHERE case_id = ?", caseId);
        template.update("DELETE FROM read_log_head WHERE case_id = ?", caseId);
        entries.forEach(row -> insert("read_log_entry", row));
        heads.forEach(row -> insert("read_log_head", row));
      });
    }
  }

  private void insert(String table, Map<String, Object> row) {
    template.update("INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
        + String.join(", ", Collections.nCopies(row.size(), "?")) + ")", row.values().toArray());
  }

  private void asOwner(Runnable work) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      if (TestDatabase.isPostgres()) {
        template.execute("SET LOCAL session_replication_role = replica");
      }
      work.run();
    });
  }

  private Map.Entry<Integer, String> command(String... settings) {
    List<String> all = new ArrayList<>(List.of("--stafettpinnen.read-log-key-file=target/test-read-log-key.json"));
    for (String name : List.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password")) {
      all.add("--" + name + "=" + environment.getProperty(name));
    }
    all.addAll(List.of(settings));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit = VerifyReadLog.run(new PrintStream(out, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
    // The command turns logging off, and the tests after it need theirs.
    LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    return Map.entry(exit, out.toString(StandardCharsets.UTF_8));
  }

  private static void atOnce(List<Callable<Object>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Object> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
