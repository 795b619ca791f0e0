package no.stafettpinnen.tasklist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.MailChoices;
import no.stafettpinnen.notification.MessagePlace;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own messages, and how one wants e-mail about them. Another's message is as one that never was. */
@RestController
@RequestMapping("/api/messages")
class MessagesController {

  private static final int PAGE = 20;

  /** @param next where the next page begins; absent after the last message */
  record Messages(List<MessageView> messages, int unread, String next) {
  }

  /**
   * One message.
   *
   * @param place       where it lies in the inbox
   * @param caseToRenew the case whose consent ends soon; else null
   */
  record MessageView(UUID id, String place, OffsetDateTime at, String text, boolean read, String taskId, UUID caseToRenew) {
  }

  record Choice(MailChoices.Choice mailing) {
  }

  private final CurrentPerson currentPerson;
  private final Inbox inbox;
  private final MailChoices choices;

  MessagesController(CurrentPerson currentPerson, Inbox inbox, MailChoices choices) {
    this.currentPerson = currentPerson;
    this.inbox = inbox;
    this.choices = choices;
  }

  @GetMapping
  Messages show(@RequestParam Optional<MessagePlace> before) {
    String person = currentPerson.require().id();
    List<MessageView> found = inbox.page(person, before, PAGE + 1).stream().map(MessagesController::view).toList();
    List<MessageView> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new Messages(shown, inbox.unread(person), found.size() > PAGE ? shown.get(PAGE - 1).place() : null);
  }

  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@PathVariable UUID id) {
    if (!inbox.markRead(currentPerson.require().id(), id)) {
      throw FormProblem.noMessage();
    }
  }

  @PostMapping("/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(@RequestParam MessagePlace upTo) {
    inbox.markAllRead(currentPerson.require().id(), upTo);
  }

  @GetMapping("/choice")
  Choice choice() {
    return new Choice(choices.of(currentPerson.require().id()));
  }

  @PutMapping("/choice")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void choose(@RequestBody Choice choice) {
    String person = currentPerson.require().id();
    if (choice.mailing() == null) {
      throw FormProblem.invalid(List.of(new FormProblem.FieldError("mailing", "Velg hvordan du vil ha e-post.")));
    }
    choices.choose(person, choice.mailing());
  }

  private static MessageView view(Inbox.Message message) {
    return new MessageView(message.id(), MessagePlace.of(message).toString(), message.createdAt(), message.text(), message.readAt() != null,
        message.taskId(), message.kind() == Inbox.Kind.CONSENT_ENDS_SOON ? message.caseId() : null);
  }
}
