package no.stafettpinnen.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.stafettpinnen.engine.WorkQueue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * The way to the mail server, for everything that leaves as e-mail. At most {@value #AT_ONCE} at a time, so that a slow mail server
 * keeps no other work waiting.
 */
@Component
@ConditionalOnMailServer
class Post {

  private static final int AT_ONCE = 2;
  /** A server that takes an e-mail in less than {@link #QUICK} is waited for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration QUICK = Duration.ofMillis(300);
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** @param id the Message-ID follows from it: what is sent again goes with the same one */
  record Mail(UUID id, String to, String subject, String text, Optional<MeetingCalendar.File> calendar) {
  }

  private final JavaMailSender server;
  private final WorkQueue queue;
  private final String from;
  private final String host;
  private final Semaphore permits = new Semaphore(AT_ONCE, true);
  private volatile Duration lastTook = Duration.ZERO;

  Post(JavaMailSender server, WorkQueue queue, @Value("${stafettpinnen.mail-from}") String from,
       @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.server = server;
    this.queue = queue;
    this.from = from;
    this.host = publicUrl.getHost();
  }

  /** Does the work of the queue, or puts it back for a while when too much is being sent already. */
  void whenFree(String kind, String reference, Runnable work) {
    if (!ifFree(work)) {
      queue.putLater(kind, reference, BUSY);
    }
  }

  /** Does the work unless too much is being sent already; then it does nothing and says no. */
  boolean ifFree(Runnable work) {
    if (!mayBegin()) {
      return false;
    }
    try {
      work.run();
      return true;
    } finally {
      permits.release();
    }
  }

  /** @throws org.springframework.mail.MailException when the mail server did not take it */
  void send(Mail mail) {
    Instant began = Instant.now();
    try {
      server.send(mime -> write(mime, mail));
    } finally {
      lastTook = Duration.between(began, Instant.now());
    }
  }

  private boolean mayBegin() {
    try {
      return permits.tryAcquire(lastTook.compareTo(QUICK) < 0 ? PATIENCE.toMillis() : 0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The address that all e-mail comes from. */
  String from() {
    return from;
  }

  private void write(MimeMessage mime, Mail mail) throws MessagingException {
    mime.setHeader("Message-ID", "<" + mail.id() + "@" + host + ">");
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setFrom(new InternetAddress(from, true));
    mime.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    mime.setSubject(mail.subject(), UTF_8);
    if (mail.calendar().isEmpty()) {
      mime.setText(mail.text(), UTF_8);
    } else {
      mime.setContent(withCalendar(mail.text(), mail.calendar().get()));
    }
  }

  private static Multipart withCalendar(String text, MeetingCalendar.File calendar) throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, UTF_8);
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.content().getBytes(StandardCharsets.UTF_8),
        "text/calendar; method=%s; charset=UTF-8; component=VEVENT".formatted(calendar.method()))));
    return new MimeMultipart("alternative", words, file);
  }
}
