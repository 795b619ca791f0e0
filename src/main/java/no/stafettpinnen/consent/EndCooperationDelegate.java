package no.stafettpinnen.consent;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseServices.Ended;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ${endCooperation}}: a consent is over, and whoever no other one covers is out of the case. They and the baton holder are told
 * that the cooperation has ended, never why.
 */
@ProcessBean("endCooperation")
class EndCooperationDelegate implements JavaDelegate {

  private final Cooperation cooperation;
  private final BatonLedger baton;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final JdbcClient jdbc;
  private final Clock clock;

  EndCooperationDelegate(Cooperation cooperation, BatonLedger baton, ServiceDirectory directory, Inbox inbox, JdbcClient jdbc, Clock clock) {
    this.cooperation = cooperation;
    this.baton = baton;
    this.directory = directory;
    this.inbox = inbox;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    List<Ended> ended = cooperation.endUncovered(caseId);
    Set<String> out = new LinkedHashSet<>();
    ended.forEach(one -> out.addAll(peopleOf(caseId, one)));
    tell(execution, Kind.COOPERATION_ENDED, out);
    tell(execution, Kind.CONSENT_ENDED, baton.holder(caseId).map(BatonLedger.Holder::person).filter(holder -> !out.contains(holder)).stream()
        .toList());
    execution.setVariable(FlowVariable.SERVICE_LEFT.key(), ended.stream().allMatch(Ended::everybody) ? "no" : "yes");
  }

  /** Who has read the case or had a task in it: of an invited service and of a team, everybody. */
  private Collection<String> peopleOf(UUID caseId, Ended service) {
    if (service.everybody() || "INVITED".equals(service.state())) {
      return directory.everybodyIn(service.service());
    }
    Set<String> people = new LinkedHashSet<>(jdbc.sql("SELECT person FROM case_person WHERE case_id = :case AND service = :service")
        .param("case", caseId).param("service", service.service()).query(String.class).list());
    people.addAll(directory.leadersOf(service.service()));
    return people;
  }

  private void tell(DelegateExecution execution, Kind kind, Collection<String> people) {
    inbox.write(new Inbox.Event(UUID.fromString(execution.getProcessBusinessKey()), "consent:" + execution.getProcessInstanceId(), kind,
        Date.from(clock.instant()), null, null), people);
  }
}
