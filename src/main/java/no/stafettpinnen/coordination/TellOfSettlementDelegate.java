package no.stafettpinnen.coordination;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfSettlement}}: both services and the baton holder are told that the municipality has settled who coordinates (R092). */
@ProcessBean("tellOfSettlement")
class TellOfSettlementDelegate implements JavaDelegate {

  private final Disagreements disagreements;
  private final CaseServices services;
  private final ServiceDirectory directory;
  private final BatonLedger baton;
  private final Inbox inbox;
  private final Clock clock;

  TellOfSettlementDelegate(Disagreements disagreements, CaseServices services, ServiceDirectory directory, BatonLedger baton, Inbox inbox,
                           Clock clock) {
    this.disagreements = disagreements;
    this.services = services;
    this.directory = directory;
    this.baton = baton;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = FunctionStep.caseOf(execution);
    disagreements.newest(caseId).ifPresent(disagreement -> {
      Set<String> people = new LinkedHashSet<>();
      disagreement.services().forEach(service -> {
        people.addAll(services.tookPart(caseId, service));
        people.addAll(directory.leadersOf(service));
      });
      baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(people::add);
      inbox.write(new Inbox.Event(caseId, "settlement:" + disagreement.id(), Inbox.Kind.COORDINATION_SETTLED,
          Date.from(clock.instant()), null, null), people);
    });
  }
}
