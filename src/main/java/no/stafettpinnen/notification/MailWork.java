package no.stafettpinnen.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends one message of the inbox by e-mail. An e-mail that may have left when the node died goes again, with the same Message-ID:
 * twice is better than never. At most {@value #AT_ONCE} at a time, so that a slow mail server keeps no other work waiting.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class MailWork implements QueuedWork {

  static final String KIND = "mail";
  private static final int AT_ONCE = 2;
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Inbox inbox;
  private final ServiceDirectory directory;
  private final WorkQueue queue;
  private final JavaMailSender mail;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final String from;
  private final URI publicUrl;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  MailWork(Inbox inbox, ServiceDirectory directory, WorkQueue queue, JavaMailSender mail, JdbcClient jdbc, Clock clock,
           @Value("${stafettpinnen.mail-from}") String from, @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.inbox = inbox;
    this.directory = directory;
    this.queue = queue;
    this.mail = mail;
    this.jdbc = jdbc;
    this.clock = clock;
    this.from = from;
    this.publicUrl = publicUrl;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** @throws org.springframework.mail.MailException when the mail server did not take it */
  @Override
  public void run(String messageId) {
    if (!permits.tryAcquire()) {
      queue.putLater(KIND, messageId, BUSY);
      return;
    }
    try {
      inbox.unmailed(UUID.fromString(messageId)).ifPresent(message ->
          directory.emailOf(message.recipient()).ifPresent(address -> send(message, address)));
    } finally {
      permits.release();
    }
  }

  private void send(Inbox.Message message, String address) {
    mail.send(mime -> write(mime, message, address));
    jdbc.sql("UPDATE message SET mailed_at = :now WHERE id = :id").param("now", OffsetDateTime.now(clock)).param("id", message.id()).update();
  }

  private void write(MimeMessage mime, Inbox.Message message, String address) throws MessagingException {
    String text = MessageText.of(message);
    String page = publicUrl + (message.taskId() == null ? "/" : "/camunda/app/tasklist/default/#/?task=" + message.taskId());
    mime.setHeader("Message-ID", "<" + message.id() + "@" + publicUrl.getHost() + ">");
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setFrom(new InternetAddress(from, true));
    mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
    mime.setSubject("Stafettpinnen: " + text, StandardCharsets.UTF_8.name());
    mime.setText(text + "\n\n" + page + "\n\nDu får denne meldingen fordi du har en oppgave i Stafettpinnen. Svar på den når ingen.\n",
        StandardCharsets.UTF_8.name());
  }
}
