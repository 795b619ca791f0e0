package no.stafettpinnen.notification;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.BatonDeciders;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfBaton}}: tells those concerned where a hand-over stands. The element's property {@code message} says which message. */
@ProcessBean("tellOfBaton")
class TellOfBatonDelegate implements JavaDelegate {

  private static final String MESSAGE = "message";

  private final Inbox inbox;
  private final BatonLedger baton;
  private final BatonDeciders deciders;
  private final ServiceDirectory directory;
  private final Clock clock;

  TellOfBatonDelegate(Inbox inbox, BatonLedger baton, BatonDeciders deciders, ServiceDirectory directory, Clock clock) {
    this.inbox = inbox;
    this.baton = baton;
    this.deciders = deciders;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    Kind kind = kind(execution);
    Inbox.Event event = new Inbox.Event(caseId, event(execution.getProcessInstanceId()), kind, Date.from(clock.instant()), null, null);
    inbox.write(event, recipients(kind, caseId));
  }

  static String event(String processInstance) {
    return "baton:" + processInstance;
  }

  private List<String> recipients(Kind kind, UUID caseId) {
    return switch (kind) {
      case BATON_OFFERED, MOVE_OFFERED -> receivers(baton.pending(caseId).orElseThrow(), baton.holder(caseId).orElseThrow().person());
      case BATON_ACCEPTED, MOVE_ACCEPTED -> List.of(lastTwo(caseId).get(0));
      case BATON_DECLINED -> baton.holder(caseId).map(BatonLedger.Holder::person).stream().toList();
      case BATON_DECISION_NEEDED -> deciders.people(caseId);
      case MOVE_DECLINED, MOVE_UNANSWERED -> Stream.concat(baton.holder(caseId).map(BatonLedger.Holder::person).stream(),
          deciders.people(caseId).stream()).distinct().toList();
      case BATON_DECIDED -> lastTwo(caseId);
      default -> throw new IllegalArgumentException("Not about the baton: " + kind);
    };
  }

  private List<String> receivers(BatonLedger.Offer offer, String giver) {
    return offer.person() != null ? List.of(offer.person())
        : directory.membersOf(offer.service()).stream().map(ServiceDirectory.PersonName::id).filter(id -> !id.equals(giver)).toList();
  }

  /** The holder before this one, where there was one, and this one. */
  private List<String> lastTwo(UUID caseId) {
    List<BatonLedger.Turn> turns = baton.turns(caseId);
    return turns.subList(Math.max(0, turns.size() - 2), turns.size()).stream().map(BatonLedger.Turn::holder).filter(Objects::nonNull)
        .distinct().toList();
  }

  private static Kind kind(DelegateExecution execution) {
    return Kind.valueOf(DiagramProperties.of(execution.getBpmnModelElementInstance()).get(MESSAGE));
  }
}
