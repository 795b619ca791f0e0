package no.stafettpinnen.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door to the home (I2, R093, R101). What is to go to the home is planned first, and sent when its time has come, unless it was
 * withdrawn or {@link HomeHold} is on: that is asked in the transaction that sends, with the case locked, so that a hold that begins
 * meanwhile wins. What comes up while it is on is held and never sent, not after it is lifted either. Without a mail server nothing is
 * sent. A queued job waits for the time, not a timer in the diagram, which would end with the step that it hangs on.
 */
@Component
public class HomeMessages implements QueuedWork {

  private static final String KIND = "home-message";
  private static final String FAREWELL =
      "\n\nHar du spørsmål, eller passer det ikke? Ta kontakt med den du har avtalt med.\nSvar på denne e-posten når ingen.\n";

  enum Type {
    INVITATION("Invitasjon til møte"), CANCELLATION("Beskjed om at møtet er avlyst");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  /**
   * Something that has gone to the home.
   *
   * @param what       in words
   * @param recipients to how many addresses
   */
  public record Sent(OffsetDateTime at, String what, int recipients) {
  }

  private record Planned(UUID id, UUID caseId, Meeting meeting, int revision, Type type, String address) {
  }

  private final JdbcClient jdbc;
  private final CaseFile caseFile;
  private final CaseText text;
  private final HomeHold hold;
  private final Meetings meetings;
  private final MeetingWords words;
  private final BatonLedger baton;
  private final Inbox inbox;
  private final WorkQueue queue;
  private final ObjectProvider<Post> post;
  private final Clock clock;

  HomeMessages(JdbcClient jdbc, CaseFile caseFile, CaseText text, HomeHold hold, Meetings meetings, MeetingWords words, BatonLedger baton,
               Inbox inbox, WorkQueue queue, ObjectProvider<Post> post, Clock clock) {
    this.jdbc = jdbc;
    this.caseFile = caseFile;
    this.text = text;
    this.hold = hold;
    this.meetings = meetings;
    this.words = words;
    this.baton = baton;
    this.inbox = inbox;
    this.queue = queue;
    this.post = post;
    this.clock = clock;
  }

  /** Takes back everything that was not sent. Asked by whoever begins a hold, in the same transaction. */
  @Transactional
  void withdraw(UUID caseId) {
    caseFile.lock(caseId);
    withdraw("case_id", caseId);
  }

  /** Plans the invitation to everybody in the home who is to come; who was told of another time or place is told at once. */
  void invite(Meeting meeting, Instant due) {
    if (meeting.home().isEmpty() && meeting.revision() == 0 || isPlanned(meeting)) {
      return;
    }
    Set<String> told = told(meeting);
    withdraw("meeting", meeting.id());
    meeting.home().forEach(address -> plan(meeting, Type.INVITATION, address, told.contains(address) ? clock.instant() : due));
    told.stream().filter(address -> !meeting.home().contains(address))
        .forEach(address -> plan(meeting, Type.CANCELLATION, address, clock.instant()));
  }

  /** Plans to tell whoever in the home was invited that the meeting is off. */
  void cancel(Meeting meeting) {
    withdraw("meeting", meeting.id());
    told(meeting).forEach(address -> plan(meeting, Type.CANCELLATION, address, clock.instant()));
  }

  /** What has gone to the home in the case, newest first. */
  public List<Sent> sent(UUID caseId) {
    return jdbc.sql("""
            SELECT kind, MIN(ended_at) AS sent_at, COUNT(*) AS recipients FROM home_message WHERE case_id = :case AND state = 'SENT'
            GROUP BY meeting, revision, kind ORDER BY sent_at DESC""")
        .param("case", caseId).query((row, n) -> new Sent(row.getObject("sent_at", OffsetDateTime.class),
            Type.valueOf(row.getString("kind")).words, row.getInt("recipients"))).list();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** @throws org.springframework.mail.MailException when the mail server did not take it */
  @Override
  public void run(String id) {
    post.getObject().whenFree(KIND, id, () -> sendIfAllowed(UUID.fromString(id)));
  }

  /** Tells the baton holder, who can reach the home in another way; nobody once nothing may reach it. */
  @Override
  public void failedForGood(String id) {
    planned(UUID.fromString(id)).filter(message -> !hold.isOn(message.caseId())).ifPresent(message ->
        baton.holder(message.caseId()).ifPresent(holder -> inbox.write(new Inbox.Event(message.caseId(), "home:" + id,
            Inbox.Kind.HOME_MAIL_FAILED, Date.from(clock.instant()), null, null), holder.person())));
  }

  private void sendIfAllowed(UUID id) {
    caseFile.lock(jdbc.sql("SELECT case_id FROM home_message WHERE id = :id").param("id", id).query(UUID.class).single());
    planned(id).ifPresent(message -> {
      if (hold.isOn(message.caseId())) {
        jdbc.sql("UPDATE home_message SET state = 'HELD' WHERE id = :id").param("id", id).update();
      } else if (message.type() == Type.INVITATION && !stillStands(message)) {
        end(id, "WITHDRAWN");
      } else {
        Post.Mail mail = mail(message);
        end(id, "SENT");
        post.getObject().send(mail);
      }
    });
  }

  private Post.Mail mail(Planned message) {
    Meeting meeting = message.meeting();
    String from = post.getObject().from();
    MeetingCalendar.Words about = words.forHome(meeting);
    String place = about.location() == null ? "" : "\nSted: " + about.location();
    if (message.type() == Type.CANCELLATION) {
      return new Post.Mail(message.id(), message.address(), "Møtet er avlyst",
          "Hei\n\nMøtet " + MeetingWords.when(meeting.startsAt()) + " er avlyst." + FAREWELL,
          Optional.of(MeetingCalendar.cancel(meeting, about, from, message.address())));
    }
    boolean moved = told(meeting).contains(message.address());
    return new Post.Mail(message.id(), message.address(), moved ? "Møtet er endret" : "Invitasjon til møte",
        "Hei\n\n" + (moved ? "Tid eller sted for møtet er endret. Møtet er nå " : "Du er invitert til et møte ")
            + MeetingWords.when(meeting.startsAt()) + "." + place + FAREWELL,
        Optional.of(MeetingCalendar.request(meeting, about, from, message.address())));
  }

  private boolean stillStands(Planned message) {
    return meetings.isToCome(message.meeting()) && meetings.upcoming(message.caseId(), message.meeting().kind())
        .filter(meeting -> meeting.id().equals(message.meeting().id()) && meeting.revision() == message.revision()).isPresent();
  }

  private void plan(Meeting meeting, Type type, String address, Instant due) {
    UUID id = UUID.randomUUID();
    boolean held = hold.isOn(meeting.caseId());
    jdbc.sql("""
            INSERT INTO home_message (id, case_id, meeting, revision, kind, state, planned_at, due_at, address_text)
            VALUES (:id, :case, :meeting, :revision, :kind, :state, :now, :due, :address)""")
        .param("id", id).param("case", meeting.caseId()).param("meeting", meeting.id()).param("revision", meeting.revision())
        .param("kind", type.name()).param("state", held ? "HELD" : "PLANNED").param("now", now())
        .param("due", due.atZone(clock.getZone()).toOffsetDateTime()).param("address", text.write(meeting.caseId(), address)).update();
    if (!held && post.getIfAvailable() != null) {
      Duration wait = Duration.between(clock.instant(), due);
      queue.putLater(KIND, id.toString(), wait.isNegative() ? Duration.ZERO : wait);
    }
  }

  private boolean isPlanned(Meeting meeting) {
    return jdbc.sql("SELECT COUNT(*) FROM home_message WHERE meeting = :meeting AND revision = :revision")
        .param("meeting", meeting.id()).param("revision", meeting.revision()).query(Integer.class).single() > 0;
  }

  /** Addresses that were invited and not told that the meeting is off. */
  private Set<String> told(Meeting meeting) {
    Set<String> told = new LinkedHashSet<>();
    jdbc.sql("SELECT kind, address_text FROM home_message WHERE meeting = :meeting AND state = 'SENT' ORDER BY revision, ended_at")
        .param("meeting", meeting.id()).query(row -> {
          String address = text.read(meeting.caseId(), row.getBytes("address_text")).asText();
          if (Type.INVITATION.name().equals(row.getString("kind"))) {
            told.add(address);
          } else {
            told.remove(address);
          }
        });
    return told;
  }

  private Optional<Planned> planned(UUID id) {
    return jdbc.sql("SELECT case_id, meeting, revision, kind, address_text FROM home_message WHERE id = :id AND state = 'PLANNED'")
        .param("id", id).query((row, n) -> {
          UUID caseId = row.getObject("case_id", UUID.class);
          return new Planned(id, caseId, meetings.find(row.getObject("meeting", UUID.class)).orElseThrow(), row.getInt("revision"),
              Type.valueOf(row.getString("kind")), text.read(caseId, row.getBytes("address_text")).asText());
        }).optional();
  }

  private void withdraw(String which, UUID id) {
    jdbc.sql("UPDATE home_message SET state = 'WITHDRAWN', ended_at = :now WHERE " + which + " = :id AND state IN ('PLANNED', 'HELD')")
        .param("now", now()).param("id", id).update();
  }

  private void end(UUID id, String state) {
    jdbc.sql("UPDATE home_message SET state = :state, ended_at = :now WHERE id = :id")
        .param("state", state).param("now", now()).param("id", id).update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
