package no.stafettpinnen.notification;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inbox in the application. A message is written in the transaction of the step that gives rise to it (I8). */
@Component
public class Inbox {

  /** What a message is about, and whether e-mail about it follows what the recipient has chosen. */
  public enum Kind {
    EVALUATION_REMINDER(Mailing.CHOSEN),
    TASK_GIVEN(Mailing.CHOSEN),
    TASK_FOR_SERVICE(Mailing.CHOSEN),
    TASK_REMINDER(Mailing.CHOSEN),
    TASK_OVERDUE(Mailing.CHOSEN),
    TASK_OVERDUE_FOR_LEADER(Mailing.CHOSEN),
    DUTY_OVERDUE_FOR_LEADER(Mailing.CHOSEN),
    MEETING_INVITATION(Mailing.CALENDAR),
    MEETING_CANCELLED(Mailing.CALENDAR),
    TEAM_MEETING_INVITATION(Mailing.CALENDAR),
    TEAM_MEETING_CANCELLED(Mailing.CALENDAR),
    GROUP_MEETING_INVITATION(Mailing.CALENDAR),
    GROUP_MEETING_CANCELLED(Mailing.CALENDAR),
    PROVISIONAL_ANSWER_GIVEN(Mailing.CHOSEN),
    ANSWER_TO_PASS_ON(Mailing.CHOSEN),
    COORDINATION_SETTLED(Mailing.CHOSEN),
    MAIL_FAILED(Mailing.CHOSEN),
    HOME_MAIL_FAILED(Mailing.CHOSEN),
    BATON_OFFERED(Mailing.CHOSEN),
    BATON_ACCEPTED(Mailing.CHOSEN),
    BATON_DECLINED(Mailing.CHOSEN),
    BATON_DECISION_NEEDED(Mailing.CHOSEN),
    BATON_DECIDED(Mailing.CHOSEN),
    MOVE_OFFERED(Mailing.CHOSEN),
    MOVE_ACCEPTED(Mailing.CHOSEN),
    MOVE_DECLINED(Mailing.CHOSEN),
    MOVE_UNANSWERED(Mailing.CHOSEN),
    REPORT_FOR_LEADER(Mailing.LEGAL),
    REPORT_TO_RECEIVE(Mailing.LEGAL),
    RECEIPT_MISSING(Mailing.LEGAL),
    REVIEW_MISSING(Mailing.LEGAL),
    FEEDBACK_GIVEN(Mailing.LEGAL),
    FEEDBACK_MISSING(Mailing.LEGAL),
    INVESTIGATION_OVER(Mailing.LEGAL),
    OUTCOME_GIVEN(Mailing.LEGAL),
    REPORTS_UNRECEIPTED(Mailing.LEGAL),
    RECEIPT_UNREADABLE(Mailing.LEGAL),
    RECEPTION_MAIL_FAILED(Mailing.LEGAL),
    DUTY_WITHOUT_OWNER(Mailing.LEGAL),
    DUTY_OWNER_AWAY(Mailing.LEGAL),
    CONSENT_ENDS_SOON(Mailing.CHOSEN),
    CONSENT_ENDED(Mailing.CHOSEN),
    COOPERATION_ENDED(Mailing.CHOSEN),
    CHILD_HAS_OTHER_CASE(Mailing.CHOSEN),
    COORDINATOR_APPOINTED(Mailing.CHOSEN),
    COORDINATOR_GONE(Mailing.CHOSEN),
    PROMISE_ANSWERED(Mailing.CHOSEN),
    PROMISE_UNANSWERED(Mailing.CHOSEN),
    PROMISE_LAPSED(Mailing.CHOSEN),
    KOORDINATOR_TO_ASSESS(Mailing.CHOSEN);

    private final Mailing mailing;

    Kind(Mailing mailing) {
      this.mailing = mailing;
    }
  }

  /** CALENDAR: a calendar file can't wait for the daily e-mail. LEGAL: at once, whatever somebody chose. */
  private enum Mailing { CHOSEN, CALENDAR, LEGAL }

  /** So many unread messages are counted. */
  public static final int MOST_COUNTED = 100;
  private static final int SHOWN = 50;
  private static final String OLDER = "created_at <= :at AND (created_at < :at OR id < :id)";

  /**
   * What happened, once for each recipient.
   *
   * @param id       tells this event from others of the case, for instance {@code task:<id>:<date>}
   * @param due      the date that the message is about
   * @param taskId   the task to go to; may be null
   * @param taskName its name in the diagram, or how many it is about; may be null
   * @param byLaw    whether a law sets the date; then e-mail goes at once, whatever somebody chose
   */
  public record Event(UUID caseId, String id, Kind kind, Date due, String taskId, String taskName, boolean byLaw) {

    public Event(UUID caseId, String id, Kind kind, Date due, String taskId, String taskName) {
      this(caseId, id, kind, due, taskId, taskName, false);
    }

    private Mailing mailing() {
      return byLaw ? Mailing.LEGAL : kind.mailing;
    }
  }

  /** @param dueAt the date that the message is about */
  public record Message(UUID id, UUID caseId, Kind kind, String recipient, OffsetDateTime createdAt, OffsetDateTime dueAt, OffsetDateTime readAt,
                        String taskId, String taskName) {

    /** One sentence for people. */
    public String text() {
      return MessageText.of(this);
    }
  }

  static final String MESSAGE = "SELECT id, case_id, kind, recipient, created_at, due_at, read_at, task_id, task_name FROM message ";

  private final JdbcClient jdbc;
  private final ServiceDirectory directory;
  private final MailChoices choices;
  private final WorkQueue queue;
  private final boolean byMail;
  private final Clock clock;

  Inbox(JdbcClient jdbc, ServiceDirectory directory, MailChoices choices, WorkQueue queue, @Value("${spring.mail.host:}") String mailServer,
        Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.choices = choices;
    this.queue = queue;
    this.byMail = !mailServer.isBlank();
    this.clock = clock;
  }

  /**
   * Writes one message to each, and sees to it that it goes out as e-mail where there is a mail server, the recipient has an address and
   * has not chosen otherwise. The same event, kind and recipient again writes nothing.
   */
  public void write(Event event, Collection<String> recipients) {
    Set<String> mailed = byMail ? directory.withEmail(recipients) : Set.of();
    MailChoices.Chosen chosen = event.mailing() == Mailing.LEGAL ? MailChoices.Chosen.NOTHING : choices.of(mailed);
    for (String recipient : recipients) {
      UUID id = UUID.randomUUID();
      boolean byDigest = mailed.contains(recipient) && event.mailing() == Mailing.CHOSEN && chosen.isDaily(recipient);
      if (insert(id, event, recipient, byDigest) && mailed.contains(recipient) && !byDigest && !chosen.isNever(recipient)) {
        queue.put(MailWork.KIND, id.toString());
      }
    }
  }

  public void write(Event event, String recipient) {
    write(event, List.of(recipient));
  }

  /** The messages of this event lead to the task from now on; those that lead to another one already, go on to do so. */
  void leadTo(UUID caseId, String event, String task) {
    jdbc.sql("UPDATE message SET task_id = :task WHERE case_id = :case AND event = :event AND task_id IS NULL")
        .param("task", task).param("case", caseId).param("event", event).update();
  }

  /** The newest messages to this person, newest first. */
  public List<Message> messagesTo(String person) {
    return jdbc.sql(MESSAGE + "WHERE recipient = :person ORDER BY created_at DESC FETCH FIRST :shown ROWS ONLY")
        .param("person", person).param("shown", SHOWN).query(Message.class).list();
  }

  /** The messages to this person from {@code before} on, newest first, at most {@code size}; the newest of all where it is empty. */
  public List<Message> page(String person, Optional<MessagePlace> before, int size) {
    return jdbc.sql(MESSAGE + "WHERE recipient = :person " + before.map(place -> "AND " + OLDER).orElse("")
            + " ORDER BY created_at DESC, id DESC FETCH FIRST :size ROWS ONLY")
        .param("person", person).param("size", size).params(before.map(Inbox::params).orElse(Map.of())).query(Message.class).list();
  }

  /** How many the person has not read, at most {@value #MOST_COUNTED}. */
  public int unread(String person) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM (SELECT id FROM message WHERE recipient = :person AND read_at IS NULL
              FETCH FIRST :most ROWS ONLY) unread""")
        .param("person", person).param("most", MOST_COUNTED).query(Integer.class).single();
  }

  /** @return whether there is such a message to the person, read before or not */
  @Transactional
  public boolean markRead(String person, UUID id) {
    return jdbc.sql("UPDATE message SET read_at = COALESCE(read_at, :now) WHERE id = :id AND recipient = :person")
        .param("now", OffsetDateTime.now(clock)).param("id", id).param("person", person).update() > 0;
  }

  /** Marks what is no newer than {@code newest}: what came while somebody looked at the page stays unread. */
  @Transactional
  public void markAllRead(String person, MessagePlace newest) {
    jdbc.sql("UPDATE message SET read_at = :now WHERE recipient = :person AND read_at IS NULL AND (" + OLDER + " OR id = :id)")
        .param("now", OffsetDateTime.now(clock)).param("person", person).params(params(newest)).update();
  }

  private static Map<String, Object> params(MessagePlace place) {
    return Map.of("at", place.at(), "id", place.id());
  }

  /** The message, unless the mail server has taken it. */
  Optional<Message> unmailed(UUID id) {
    return jdbc.sql(MESSAGE + "WHERE id = :id AND mailed_at IS NULL").param("id", id).query(Message.class).optional();
  }

  String eventOf(UUID id) {
    return jdbc.sql("SELECT event FROM message WHERE id = :id").param("id", id).query(String.class).single();
  }

  /** Who got a message of this kind about an event whose id begins so. */
  List<String> recipientsOf(UUID caseId, String eventPrefix, Kind kind) {
    return jdbc.sql("SELECT DISTINCT recipient FROM message WHERE case_id = :case AND kind = :kind AND event LIKE :event")
        .param("case", caseId).param("kind", kind.name()).param("event", eventPrefix + ":%").query(String.class).list();
  }

  private boolean insert(UUID id, Event event, String recipient, boolean byDigest) {
    return jdbc.sql("""
            INSERT INTO message (id, case_id, event, kind, recipient, created_at, due_at, task_id, task_name, digest)
            SELECT :id, c.id, :event, :kind, :recipient, :now, :due, :task, :name, :digest FROM case_file c WHERE c.id = :case AND NOT EXISTS (
              SELECT 1 FROM message WHERE case_id = :case AND event = :event AND kind = :kind AND recipient = :recipient)""")
        .param("id", id).param("case", event.caseId()).param("event", event.id()).param("kind", event.kind().name())
        .param("recipient", recipient).param("now", OffsetDateTime.now(clock))
        .param("due", event.due().toInstant().atZone(clock.getZone()).toOffsetDateTime())
        .param("task", event.taskId()).param("name", event.taskName()).param("digest", byDigest ? Boolean.TRUE : null, Types.BOOLEAN)
        .update() > 0;
  }
}
