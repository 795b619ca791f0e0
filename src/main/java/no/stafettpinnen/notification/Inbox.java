package no.stafettpinnen.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inbox in the application. A message is written in the transaction of the step that gives rise to it (I8). */
@Component
public class Inbox {

  /** What a message is about. */
  public enum Kind { EVALUATION_REMINDER, TASK_REMINDER, TASK_OVERDUE, TASK_OVERDUE_FOR_LEADER, REPORT_FOR_LEADER, REPORT_TO_RECEIVE, RECEIPT_MISSING,
    REVIEW_MISSING, FEEDBACK_GIVEN, FEEDBACK_MISSING, INVESTIGATION_OVER, OUTCOME_GIVEN, REPORTS_UNRECEIPTED }

  private static final int SHOWN = 50;

  /**
   * What happened, once for each recipient.
   *
   * @param id       tells this event from others of the case, for instance {@code task:<id>:<date>}
   * @param due      the date that the message is about
   * @param taskId   the task to go to; may be null
   * @param taskName its name in the diagram, or how many it is about; may be null
   */
  public record Event(UUID caseId, String id, Kind kind, Date due, String taskId, String taskName) {
  }

  /** @param dueAt the date that the message is about */
  public record Message(UUID id, UUID caseId, Kind kind, String recipient, OffsetDateTime createdAt, OffsetDateTime dueAt, OffsetDateTime readAt,
                        String taskId, String taskName) {

    /** One sentence for people. */
    public String text() {
      return MessageText.of(this);
    }
  }

  private static final String MESSAGE = "SELECT id, case_id, kind, recipient, created_at, due_at, read_at, task_id, task_name FROM message ";

  private final JdbcClient jdbc;
  private final ServiceDirectory directory;
  private final WorkQueue queue;
  private final boolean byMail;
  private final Clock clock;

  Inbox(JdbcClient jdbc, ServiceDirectory directory, WorkQueue queue, @Value("${spring.mail.host:}") String mailServer, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.queue = queue;
    this.byMail = !mailServer.isEmpty();
    this.clock = clock;
  }

  /**
   * Writes one message, and queues it as an e-mail where there is a mail server and the recipient has an address. The same event, kind
   * and recipient again writes nothing.
   */
  public void write(Event event, String recipient) {
    UUID id = UUID.randomUUID();
    int written = jdbc.sql("""
            INSERT INTO message (id, case_id, event, kind, recipient, created_at, due_at, task_id, task_name)
            SELECT :id, c.id, :event, :kind, :recipient, :now, :due, :task, :name FROM case_file c WHERE c.id = :case AND NOT EXISTS (
              SELECT 1 FROM message WHERE case_id = :case AND event = :event AND kind = :kind AND recipient = :recipient)""")
        .param("id", id).param("case", event.caseId()).param("event", event.id()).param("kind", event.kind().name())
        .param("recipient", recipient).param("now", OffsetDateTime.now(clock))
        .param("due", event.due().toInstant().atZone(clock.getZone()).toOffsetDateTime())
        .param("task", event.taskId()).param("name", event.taskName()).update();
    if (written > 0 && byMail && directory.emailOf(recipient).isPresent()) {
      queue.put(MailWork.KIND, id.toString());
    }
  }

  /** The newest messages to this person, newest first. */
  public List<Message> messagesTo(String person) {
    return jdbc.sql(MESSAGE + "WHERE recipient = :person ORDER BY created_at DESC FETCH FIRST :shown ROWS ONLY")
        .param("person", person).param("shown", SHOWN).query(Message.class).list();
  }

  /** The message, unless the mail server has taken it. */
  Optional<Message> unmailed(UUID id) {
    return jdbc.sql(MESSAGE + "WHERE id = :id AND mailed_at IS NULL").param("id", id).query(Message.class).optional();
  }
}
