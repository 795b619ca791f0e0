package no.stafettpinnen.notification;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends one message of the inbox by e-mail. An e-mail that may have left when the node died goes again, with the same Message-ID:
 * twice is better than never.
 */
@Component
@ConditionalOnMailServer
class MailWork implements QueuedWork {

  static final String KIND = "mail";

  private final Inbox inbox;
  private final StaffMeetingMail meetings;
  private final ServiceDirectory directory;
  private final Post post;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final URI publicUrl;

  MailWork(Inbox inbox, StaffMeetingMail meetings, ServiceDirectory directory, Post post, JdbcClient jdbc, Clock clock,
           @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.inbox = inbox;
    this.meetings = meetings;
    this.directory = directory;
    this.post = post;
    this.jdbc = jdbc;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** @throws org.springframework.mail.MailException when the mail server did not take it */
  @Override
  public void run(String messageId) {
    post.whenFree(KIND, messageId, () -> inbox.unmailed(UUID.fromString(messageId)).ifPresent(message ->
        directory.emailOf(message.recipient()).ifPresent(address -> send(message, address))));
  }

  /** Tells the leaders of whoever did not get it. */
  @Override
  public void failedForGood(String messageId) {
    inbox.unmailed(UUID.fromString(messageId)).filter(message -> message.kind() != Inbox.Kind.MAIL_FAILED).ifPresent(message -> {
      List<String> leaders = directory.person(message.recipient()).stream().flatMap(person -> person.services().stream())
          .flatMap(service -> directory.leadersOf(service).stream()).distinct().filter(leader -> !leader.equals(message.recipient())).toList();
      inbox.write(new Inbox.Event(message.caseId(), "mail:" + message.id(), Inbox.Kind.MAIL_FAILED, Date.from(clock.instant()), null, null),
          leaders);
    });
  }

  private void send(Inbox.Message message, String address) {
    String text = message.text();
    String page = publicUrl + (message.taskId() == null ? "/beskjeder" : "/camunda/app/tasklist/default/#/?task=" + message.taskId());
    post.send(new Post.Mail(message.id(), address, "Stafettpinnen: " + text,
        text + "\n\n" + page + "\n\nDu får denne meldingen fordi du har en oppgave i Stafettpinnen. Svar på den når ingen.\n",
        meetings.calendarOf(message, address)));
    jdbc.sql("UPDATE message SET mailed_at = :now WHERE id = :id").param("now", OffsetDateTime.now(clock)).param("id", message.id()).update();
  }
}
