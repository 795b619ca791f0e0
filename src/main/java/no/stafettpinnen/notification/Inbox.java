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

  static final String EVALUATION_REMINDER = "EVALUATION_REMINDER";
  private static final int SHOWN = 50;

  /** @param dueAt the date that the message is about; may be null */
  public record Message(UUID id, UUID caseId, String kind, OffsetDateTime createdAt, OffsetDateTime dueAt, OffsetDateTime readAt) {
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Inbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes one message; the same event, kind and recipient again writes nothing. */
  void write(UUID caseId, String event, String kind, String recipient, Date due) {
    jdbc.sql("""
            INSERT INTO message (id, case_id, event, kind, recipient, created_at, due_at)
            SELECT :id, c.id, :event, :kind, :recipient, :now, :due FROM case_file c WHERE c.id = :case AND NOT EXISTS (
              SELECT 1 FROM message WHERE case_id = :case AND event = :event AND kind = :kind AND recipient = :recipient)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("event", event).param("kind", kind)
        .param("recipient", recipient).param("now", OffsetDateTime.now(clock))
        .param("due", due.toInstant().atZone(clock.getZone()).toOffsetDateTime()).update();
  }

  /** The newest messages to this person, newest first. */
  public List<Message> messagesTo(String person) {
    return jdbc.sql("""
            SELECT id, case_id, kind, created_at, due_at, read_at FROM message WHERE recipient = :person
            ORDER BY created_at DESC FETCH FIRST :shown ROWS ONLY""")
        .param("person", person).param("shown", SHOWN).query(Message.class).list();
  }
}
