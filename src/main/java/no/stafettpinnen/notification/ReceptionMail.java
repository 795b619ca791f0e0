package no.stafettpinnen.notification;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** E-mail to a service that has one address for all of it, such as barnevern's reception. Never to a home: {@link HomeMessages}. */
@Component
public class ReceptionMail {

  private final ObjectProvider<Post> post;

  ReceptionMail(ObjectProvider<Post> post) {
    this.post = post;
  }

  /**
   * Sends it, unless too much is being sent already.
   *
   * @param id what it is about; sent again it has the same Message-ID
   * @return whether it was sent
   * @throws IllegalStateException when there is no mail server, or it did not take it; without the address
   */
  public boolean sendIfFree(UUID id, String address, String subject, String text) {
    Post server = post.getIfAvailable();
    if (server == null) {
      throw new IllegalStateException("No mail server for " + id);
    }
    try {
      return server.ifFree(() -> server.send(new Post.Mail(id, address, subject, text, Optional.empty())));
    } catch (MailException e) {
      throw new IllegalStateException("The mail server did not take " + id + ": " + e.getClass().getSimpleName());
    }
  }
}
