package no.stafettpinnen.tasklist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, where they work, and their messages: for the landing page. */
@RestController
class MeController {

  record Me(String name, List<MyService> services, int unread, List<MyMessage> messages) {
  }

  record MyService(String id, String name, String municipality) {
  }

  record MyMessage(UUID id, OffsetDateTime at, String text, boolean read) {
  }

  private final CurrentPerson currentPerson;
  private final ServiceDirectory directory;
  private final Inbox inbox;

  MeController(CurrentPerson currentPerson, ServiceDirectory directory, Inbox inbox) {
    this.currentPerson = currentPerson;
    this.directory = directory;
    this.inbox = inbox;
  }

  @GetMapping("/api/me")
  Me me() {
    Person person = currentPerson.require();
    return new Me(person.name(), person.services().stream().flatMap(id -> directory.service(id).stream())
        .map(service -> new MyService(service.id(), service.name(), service.municipalities().stream()
            .map(directory::municipalityName).collect(Collectors.joining(", ")))).toList(),
        inbox.unread(person.id()), inbox.messagesTo(person.id()).stream().map(MeController::show).toList());
  }

  private static MyMessage show(Inbox.Message message) {
    return new MyMessage(message.id(), message.createdAt(), message.text(), message.readAt() != null);
  }
}
