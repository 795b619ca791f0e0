package no.stafettpinnen.support;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a scenario needs around its people: who is there, the clock, the jobs that are due, what is left in the engine. */
@TestComponent
public class Stage {

  private final Environment environment;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final HistoryService history;
  private final JdbcClient jdbc;
  private final ConcurrentHashMap<String, Caseworker> people = new ConcurrentHashMap<>();

  Stage(Environment environment, ManagementService management, RuntimeService runtime, TaskService tasks,
        HistoryService history, JdbcClient jdbc) {
    this.environment = environment;
    this.management = management;
    this.runtime = runtime;
    this.tasks = tasks;
    this.history = history;
    this.jdbc = jdbc;
  }

  public String base() {
    return "http://localhost:" + environment.getProperty("local.server.port");
  }

  public Caseworker person(String id) {
    return people.computeIfAbsent(id, key -> new Caseworker(base(), key));
  }

  /** Moves the engine's clock and runs what is due by then. */
  public void wait(Duration duration) {
    ClockUtil.setCurrentTime(Date.from(now().plus(duration)));
    runDueJobs();
  }

  /** Moves the engine's clock and runs nothing. */
  public void moveTo(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  public Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Where a deadline leaves two hours at least (leastTime), what is due on the same day is due on the next one late in the evening. */
  public LocalDate dayOfLeastTime() {
    return now().plus(Duration.ofHours(2)).atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }

  /** Also the diagrams that start by the clock, which would otherwise begin again only where the moved clock was. */
  public void resetClock() {
    ClockUtil.reset();
    management.createJobQuery().timers().list().stream().filter(timer -> timer.getProcessInstanceId() == null)
        .forEach(timer -> management.setJobDuedate(timer.getId(), ClockUtil.getCurrentTime()));
  }

  /** Also those that they give rise to. */
  public void runDueJobs() {
    List<Job> due = management.createJobQuery().active().executable().list();
    while (!due.isEmpty()) {
      due.forEach(job -> management.executeJob(job.getId()));
      due = management.createJobQuery().active().executable().list();
    }
  }

  /**
   * Lays all open cases to rest, for tests that move the clock: their tasks, timers, consents and messages would come due with every
   * jump, more of them with every class before. Everything stays where it is, for whoever looks through the whole database.
   */
  void leaveNothingDue() {
    jdbc.sql("UPDATE ACT_RU_TASK SET FOLLOW_UP_DATE_ = NULL").update();
    jdbc.sql("""
            UPDATE ACT_RU_JOB SET SUSPENSION_STATE_ = 2 WHERE PROCESS_INSTANCE_ID_ IN (
              SELECT E.PROC_INST_ID_ FROM ACT_RU_EXECUTION E WHERE E.BUSINESS_KEY_ IS NOT NULL)""").update();
    jdbc.sql("UPDATE message SET digest = NULL").update();
    jdbc.sql("""
            INSERT INTO holder_turn (held, turn, since, kind, previous_turn, previous_holder)
            SELECT id, baton_turn + 1, :now, 'LAID_DOWN', baton_turn, baton_holder FROM case_file WHERE status = 'OPEN'""")
        .param("now", OffsetDateTime.now()).update();
    jdbc.sql("UPDATE case_file SET status = 'CLOSED', baton_holder = NULL, baton_turn = NULL, closed_at = :now WHERE status = 'OPEN'")
        .param("now", OffsetDateTime.now()).update();
  }

  /** What the person was told about the case; the inbox shows the newest of all cases only. */
  public List<String> messages(String person, UUID caseId) {
    return jdbc.sql("""
            SELECT id, case_id, kind, recipient, created_at, due_at, read_at, task_id, task_name FROM message
            WHERE recipient = :person AND case_id = :case""")
        .param("person", person).param("case", caseId).query(Inbox.Message.class).list().stream().map(Inbox.Message::text).toList();
  }

  /** Keys of the open tasks of the case, whoever has them. */
  public List<String> openTasks(UUID caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
        .map(task -> task.getTaskDefinitionKey()).sorted().toList();
  }

  /** Everything of the case that the engine still keeps running: instances, tasks, jobs, incidents. */
  public long leftInEngine(UUID caseId) {
    List<String> instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list()
        .stream().map(instance -> instance.getId()).toList();
    long left = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).count()
        + tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).count();
    for (String instance : instances) {
      left += management.createJobQuery().processInstanceId(instance).count()
          + runtime.createIncidentQuery().processInstanceId(instance).count();
    }
    return left;
  }
}
