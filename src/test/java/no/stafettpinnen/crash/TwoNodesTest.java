package no.stafettpinnen.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import no.stafettpinnen.benchmark.ManyCases;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes on one PostgreSQL remind of tasks, one reminder in ten also by e-mail, and are killed meanwhile, or stopped: nothing is lost
 * and nothing happens twice, but an e-mail that the mail server had when the node died. {@code -Dcrash.kills=50
 * -Dcrash.reminders=10000 -Dcrash.lock=60000} is the long version.
 */
@Tag("database")
@EnabledIfSystemProperty(named = "stafett.db", matches = "postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {

  private static final int KILLS = Integer.getInteger("crash.kills", 3);
  private static final int REMINDERS = Integer.getInteger("crash.reminders", 600);
  private static final int LOCK_MILLISECONDS = Integer.getInteger("crash.lock", 15_000);
  /** Of so many rounds of killing, one kills a single node. */
  private static final int BOTH_IN = 5;
  private static final int FIRST = 10;
  private static final int CLEAN_STOPS = 2;
  private static final int AT_A_STOP = 300;
  /** As MailWork has it. */
  private static final int MAILS_AT_ONCE = 2;
  /** Milliseconds. */
  private static final int SLOWEST_ANSWER = 200;
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final Random random = new Random();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, RunningApplication> nodes = new ConcurrentHashMap<>();
  private MailServer mail;
  private Path folder;
  private JdbcTemplate jdbc;
  private int used;
  private long caseFileRows;

  @BeforeAll
  void begin() throws Exception {
    mail = new MailServer();
    folder = Files.createTempDirectory(Path.of("target"), "nodes");
    properties.putAll(TestDatabase.properties("nodes" + System.nanoTime()));
    jdbc = new JdbcTemplate(new DriverManagerDataSource(properties.get("spring.datasource.url"), "postgres", "postgres"));
    assertThat(jdbc.queryForObject("SHOW fsync", String.class)).isEqualTo("on");
    properties.putAll(Map.of("stafettpinnen.key-file", folder.resolve("key.json").toString(),
        "stafettpinnen.read-log-key-file", folder.resolve("read-log-key.json").toString(),
        "spring.mail.host", "localhost", "spring.mail.port", "" + mail.port(), "stafettpinnen.mail-from", "stafettpinnen@example.no",
        "camunda.bpm.job-execution.lock-time-in-millis", "" + LOCK_MILLISECONDS));
    startNode("a");
    UUID original = new Caseworker(nodes.get("a").base(), "kari").raise("concernToAction", Forms.CONCERN);
    new ManyCases(jdbc, original.toString()).fillTo(1 + REMINDERS + CLEAN_STOPS * AT_A_STOP);
    jdbc.update("""
        UPDATE act_ru_task t SET follow_up_date_ = NULL, due_date_ = now() + interval '30 days', rev_ = 1,
          assignee_ = CASE WHEN number % 10 = 0 THEN 'kari' ELSE 'anne' END, priority_ = number
        FROM (SELECT id_, row_number() OVER (ORDER BY id_) AS number FROM act_ru_task) n WHERE n.id_ = t.id_""");
    keepAddressOfKari();
    caseFileRows = caseFileRows();
  }

  @AfterAll
  void end() throws Exception {
    for (RunningApplication node : nodes.values()) {
      node.kill();
    }
    mail.close();
  }

  @Test
  @Order(1)
  void anEmailThatTheServerHadWhenTheNodeDiedGoesAgainWithTheSameId() throws Exception {
    CountDownLatch killed = new CountDownLatch(1);
    AtomicBoolean first = new AtomicBoolean(true);
    mail.beforeTheAnswer(() -> {
      if (first.getAndSet(false)) {
        kill("a");
        killed.countDown();
      }
    });
    makeDue(FIRST);
    assertThat(killed.await(2, TimeUnit.MINUTES)).isTrue();
    assertThat(mail.accepted()).hasSize(1);
    startNode("a");
    awaitAllDone(lockTime());
    assertThat(mail.accepted()).hasSize(2).extracting(MailServer.Accepted::messageId).containsOnly(mail.accepted().get(0).messageId());
    assertEverythingOnce(List.of(mail.accepted().get(0).messageId()));
  }

  @Test
  @Order(2)
  void nothingIsLostOrDoubledWhenNodesAreKilled() throws Exception {
    mail.beforeTheAnswer(() -> sleep(random.nextInt(SLOWEST_ANSWER)));
    startNode("b");
    List<String> known = doubled();
    List<Instant> kills = new ArrayList<>();
    while (kills.size() < KILLS) {
      List<String> dead = new ArrayList<>();
      for (String node : victims(KILLS - kills.size())) {
        makeDue((REMINDERS - FIRST) * (kills.size() + 1) / KILLS - (REMINDERS - FIRST) * kills.size() / KILLS);
        awaitBegun();
        sleep(random.nextInt(1_500));
        kill(node);
        kills.add(Instant.now());
        dead.add(node);
        System.out.printf("%s killed as number %d; done until then: %d of %d reminders, %d e-mails%n", node, kills.size(), messages(), used, mails());
      }
      if (kills.size() < KILLS) {
        startNodes(dead);
      }
    }
    Duration took = awaitAllDone(lockTime().plus(SLACK));
    startNodes(nodes.containsKey("a") ? List.of("b") : List.of("a"));
    List<String> doubled = new ArrayList<>(doubled());
    doubled.removeAll(known);
    System.out.printf("kill -9, two nodes: %d kills, %d reminders, %d e-mails, of these %d twice; all done %.1f s after the last kill%n",
        KILLS, used, mails(), doubled.size(), took.toMillis() / 1000.0);
    assertThat(doubled).hasSizeLessThanOrEqualTo(KILLS * MAILS_AT_ONCE).allMatch(id -> aKillCameAfter(id, kills));
    assertEverythingOnce(doubled());
  }

  @Test
  @Order(3)
  void aCleanStopLeavesNoJobLocked() throws Exception {
    List<String> known = doubled();
    for (String node : List.of("a", "b")) {
      makeDue(AT_A_STOP);
      awaitBegun();
      long before = locked(node);
      Instant began = Instant.now();
      nodes.remove(node).stop();
      Duration stop = Duration.between(began, Instant.now());
      assertThat(locked(node)).as("jobs that nobody does").isZero();
      Duration took = awaitAllDone(Duration.ofSeconds(60));
      System.out.printf("clean stop: %d jobs were locked, none after %.1f s; the other node had done all %.1f s later%n", before,
          stop.toMillis() / 1000.0, took.toMillis() / 1000.0);
      startNode(node);
    }
    assertThat(doubled()).as("nothing is sent twice because of a clean stop").isEqualTo(known);
    assertEverythingOnce(known);
  }

  /** The demo people are entered anew at each start, without addresses. */
  private void keepAddressOfKari() {
    jdbc.execute("CREATE FUNCTION address() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.email_ := 'kari@example.no'; RETURN NEW; END $$");
    jdbc.execute("CREATE TRIGGER address BEFORE INSERT OR UPDATE ON act_id_user FOR EACH ROW WHEN (NEW.id_ = 'kari') EXECUTE FUNCTION address()");
    jdbc.update("UPDATE act_id_user SET rev_ = rev_ WHERE id_ = 'kari'");
  }

  /** One node, or both one after the other before the first is back; the last kill leaves the other node alone with the work. */
  private List<String> victims(int most) {
    List<String> names = random.nextBoolean() ? List.of("a", "b") : List.of("b", "a");
    return most > 2 && random.nextInt(BOTH_IN) > 0 ? names : names.subList(0, 1);
  }

  /** One after the other, as in production: each enters task filters. */
  private void startNodes(List<String> names) throws Exception {
    for (String name : names) {
      startNode(name);
    }
  }

  private void startNode(String name) throws Exception {
    Map<String, String> own = new HashMap<>(properties);
    own.put("stafettpinnen.node", name);
    nodes.put(name, RunningApplication.start(own, folder.resolve(name + ".txt")));
  }

  private void kill(String name) {
    try {
      nodes.remove(name).kill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many more tasks are to be reminded of, and the diagram that looks for them begins. */
  private void makeDue(int count) {
    assertThat(jdbc.update("UPDATE act_ru_task SET follow_up_date_ = now() - interval '1 day' WHERE priority_ > ? AND priority_ <= ?",
        used, used + count)).isEqualTo(count);
    used += count;
    jdbc.update("UPDATE act_ru_job SET duedate_ = now() WHERE type_ = 'timer' AND process_def_key_ = 'followUpTasks'");
  }

  /** An idle node looks for jobs every five seconds. */
  private void awaitBegun() {
    await().atMost(lockTime().plusSeconds(10)).pollInterval(Duration.ofMillis(5))
        .until(() -> count("SELECT count(*) FROM act_ru_job WHERE handler_cfg_ LIKE 'task-follow-up%' AND lock_owner_ IS NOT NULL") > 0);
  }

  /** @return how long it took */
  private Duration awaitAllDone(Duration most) {
    Instant began = Instant.now();
    await().atMost(most).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> assertThat(left()).isEmpty());
    return Duration.between(began, Instant.now());
  }

  /** What is not done yet; empty when all is. */
  private String left() {
    long reminders = used - messages();
    long mails = count("SELECT count(*) FROM message WHERE recipient = 'kari' AND mailed_at IS NULL");
    List<String> jobs = jdbc.queryForList("""
        SELECT handler_type_ || ' ' || left(handler_cfg_, 40) || ' retries ' || retries_ || ' due ' || coalesce(duedate_, create_time_)
          || ' by ' || coalesce(lock_owner_, 'nobody') FROM act_ru_job WHERE type_ = 'message'""", String.class);
    return reminders + mails + jobs.size() == 0 ? "" : reminders + " reminders, " + mails + " e-mails, jobs " + jobs;
  }

  private void assertEverythingOnce(List<String> doubledMails) {
    assertThat(count("SELECT count(*) FROM (SELECT DISTINCT task_id, recipient FROM message) m")).as("inbox").isEqualTo(used).isEqualTo(messages());
    assertThat(count("SELECT count(*) FROM act_ru_task WHERE priority_ <= " + used + " AND rev_ = 3 AND follow_up_date_ = due_date_"))
        .as("each task found once and followed up once").isEqualTo(used);
    assertThat(count("SELECT count(*) FROM act_ru_incident")).as("incidents").isZero();
    assertThat(caseFileRows()).as("the case file").isEqualTo(caseFileRows);
    Map<String, Long> times = times();
    List<String> expected = jdbc.queryForList("SELECT '<' || id || '@localhost>' FROM message WHERE recipient = 'kari'", String.class);
    assertThat(times.keySet()).as("e-mails").containsExactlyInAnyOrderElementsOf(expected);
    assertThat(times.entrySet().stream().filter(one -> one.getValue() > 1).map(Map.Entry::getKey).toList())
        .containsExactlyInAnyOrderElementsOf(doubledMails);
  }

  private Map<String, Long> times() {
    return mail.accepted().stream().collect(Collectors.groupingBy(MailServer.Accepted::messageId, Collectors.counting()));
  }

  private List<String> doubled() {
    return times().entrySet().stream().filter(one -> one.getValue() > 1).map(Map.Entry::getKey).sorted().toList();
  }

  /** Within the time that an answer and a commit take. */
  private boolean aKillCameAfter(String messageId, List<Instant> kills) {
    List<Instant> accepted = mail.accepted().stream().filter(one -> one.messageId().equals(messageId)).map(MailServer.Accepted::when).toList();
    return accepted.subList(0, accepted.size() - 1).stream().allMatch(when -> kills.stream().anyMatch(kill ->
        !kill.isBefore(when) && kill.isBefore(when.plusMillis(SLOWEST_ANSWER + 1_000))));
  }

  private long caseFileRows() {
    return List.of("log_entry", "child_view", "measure", "evaluation", "holder_turn", "case_service").stream()
        .mapToLong(table -> count("SELECT count(*) FROM " + table)).sum();
  }

  private long messages() {
    return count("SELECT count(*) FROM message");
  }

  private long mails() {
    return count("SELECT count(*) FROM message WHERE mailed_at IS NOT NULL");
  }

  private long locked(String node) {
    return count("SELECT count(*) FROM act_ru_job WHERE lock_owner_ = '" + node + "'");
  }

  private long count(String sql) {
    return jdbc.queryForObject(sql, Long.class);
  }

  private static Duration lockTime() {
    return Duration.ofMillis(LOCK_MILLISECONDS);
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
