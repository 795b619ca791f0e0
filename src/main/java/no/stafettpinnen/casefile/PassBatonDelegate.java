package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;

/**
 * {@code ${passBaton}}: the baton goes to whoever said yes, or was chosen by the leader, and the tasks that the diagrams give to the
 * holder go along. Where the leader let the holder keep it, nothing moves.
 */
@ProcessBean("passBaton")
class PassBatonDelegate implements JavaDelegate {

  /** How diagrams give a task to the holder: {@link Baton#holder}. */
  private static final String HOLDERS_TASK = "${baton.holder(execution)}";

  private final BatonLedger ledger;
  private final CaseServices services;
  private final OpenTasks tasks;
  private final ApplicationEventPublisher events;

  PassBatonDelegate(BatonLedger ledger, CaseServices services, OpenTasks tasks, ApplicationEventPublisher events) {
    this.ledger = ledger;
    this.services = services;
    this.tasks = tasks;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    ledger.pending(caseId).ifPresent(offer -> {
      String giver = ledger.holder(caseId).orElseThrow().person();
      ledger.accept(caseId, offer.person());
      services.addPerson(caseId, offer.person(), offer.service());
      tasks.handOver(caseId, HOLDERS_TASK, giver, offer.person(), offer.service());
      events.publishEvent(new BatonPassed(caseId, giver, offer.person(), offer.service()));
    });
  }
}
