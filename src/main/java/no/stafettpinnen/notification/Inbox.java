package no.stafettpinnen.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inbox in the application. A message is written in the transaction of the step that gives rise to it (I8). */
@Component
public class Inbox {

  /** What a message is about. */
  public enum Kind { EVALUATION_REMINDER, TASK_REMINDER, TASK_OVERDUE, TASK_OVERDUE_FOR_LEADER }

  private static final int SHOWN = 50;

  /**
   * What happened, once for each recipient.
   *
   * @param id       tells this event from others of the case, for instance {@code task:<id>:<date>}
   * @param due      the date that the message is about
   * @param taskId   the task to go to; may be null
   * @param taskName its name in the diagram; may be null
   */
  public record Event(UUID caseId, String id, Kind kind, Date due, String taskId, String taskName) {
  }

  /** @param dueAt the date that the message is about */
  public record Message(UUID id, UUID caseId, Kind kind, OffsetDateTime createdAt, OffsetDateTime dueAt, OffsetDateTime readAt,
                        String taskId, String taskName) {
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes one message; the same event, kind and recipient again writes nothing. */
  public void write(Event event, String recipient) {
    jdbc.sql("""
            INSERT INTO message (id, case_id, event, kind, recipient, created_at, due_at, task_id, task_name)
            SELECT :id, c.id, :event, :kind, :recipient, :now, :due, :task, :name FROM case_file c WHERE c.id = :case AND NOT EXISTS (
              SELECT 1 FROM message WHERE case_id = :case AND event = :event AND kind = :kind AND recipient = :recipient)""")
        .param("id", UUID.randomUUID()).param("case", event.caseId()).param("event", event.id()).param("kind", event.kind().name())
        .param("recipient", recipient).param("now", OffsetDateTime.now(clock))
        .param("due", event.due().toInstant().atZone(clock.getZone()).toOffsetDateTime())
        .param("task", event.taskId()).param("name", event.taskName()).update();
  }

  /** The newest messages to this person, newest first. */
  public List<Message> messagesTo(String person) {
    return jdbc.sql("""
            SELECT id, case_id, kind, created_at, due_at, read_at, task_id, task_name FROM message WHERE recipient = :person
            ORDER BY created_at DESC FETCH FIRST :shown ROWS ONLY""")
        .param("person", person).param("shown", SHOWN).query(Message.class).list();
  }
}
