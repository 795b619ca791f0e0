package no.stafettpinnen.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox.Message;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The daily e-mail to one person, with everything that waits for it. What it held is marked in the transaction that sends it. Where a node
 * died in between, the day's e-mail goes again, with the same Message-ID. Nothing new, no e-mail.
 */
@Component
@ConditionalOnMailServer
class DigestWork implements QueuedWork {

  static final String KIND = "daily-digest";

  private final ServiceDirectory directory;
  private final MailChoices choices;
  private final Post post;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final URI publicUrl;

  DigestWork(ServiceDirectory directory, MailChoices choices, Post post, JdbcClient jdbc, Clock clock,
             @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.directory = directory;
    this.choices = choices;
    this.post = post;
    this.jdbc = jdbc;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * @param dayAndPerson ISO date, a space, person id
   * @throws org.springframework.mail.MailException when the mail server did not take it
   */
  @Override
  public void run(String dayAndPerson) {
    String person = dayAndPerson.substring(dayAndPerson.indexOf(' ') + 1);
    post.whenFree(KIND, dayAndPerson, () -> send(person, UUID.nameUUIDFromBytes(dayAndPerson.getBytes(StandardCharsets.UTF_8))));
  }

  private void send(String person, UUID id) {
    List<Message> waiting = jdbc.sql(Inbox.MESSAGE + "WHERE recipient = :person AND digest ORDER BY created_at, id FOR UPDATE")
        .param("person", person).query(Message.class).list();
    if (waiting.isEmpty()) {
      return;
    }
    Optional<String> address = directory.emailOf(person).filter(known -> choices.of(person) != MailChoices.Choice.NEVER);
    jdbc.sql("UPDATE message SET digest = NULL, mailed_at = :mailed WHERE id IN (:ids)")
        .param("mailed", address.isPresent() ? OffsetDateTime.now(clock) : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("ids", waiting.stream().map(Message::id).toList()).update();
    address.ifPresent(to -> post.send(new Post.Mail(id, to, subject(waiting.size()), text(waiting), Optional.empty())));
  }

  private static String subject(int count) {
    return "Stafettpinnen: " + (count == 1 ? "1 ny beskjed" : count + " nye beskjeder");
  }

  private String text(List<Message> messages) {
    return messages.stream().map(message -> "- " + message.text()).collect(Collectors.joining("\n", "", "\n\n")) + publicUrl + "/beskjeder"
        + "\n\nDu har valgt én e-post om dagen. Det kan du endre på siden med beskjeder. Svar på denne når ingen.\n";
  }
}
