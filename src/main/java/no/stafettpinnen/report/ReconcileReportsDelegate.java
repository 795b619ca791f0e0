package no.stafettpinnen.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Missing;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${reconcileReports}}: counts the reports that were sent in the municipality against those that barnevern has receipted. What
 * misses a receipt for longer than the table lets it is told to the leaders on both sides, once a day.
 */
@ProcessBean("reconcileReports")
class ReconcileReportsDelegate implements JavaDelegate {

  private static final String DEADLINE = "reconcileReports";

  private final Reports reports;
  private final Deadlines deadlines;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final Clock clock;

  ReconcileReportsDelegate(Reports reports, Deadlines deadlines, ServiceDirectory directory, Inbox inbox, Clock clock) {
    this.reports = reports;
    this.deadlines = deadlines;
    this.directory = directory;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String municipality = (String) execution.getVariable(FlowVariable.MUNICIPALITY.key());
    List<Missing> missing = reports.missing(municipality);
    String counts = missing.size() + " av " + reports.sent(municipality);
    for (Missing report : missing) {
      Date sent = Date.from(report.sentAt().toInstant());
      if (deadlines.at(DEADLINE, sent, execution).toInstant().isBefore(clock.instant())) {
        Event event = new Event(report.caseId(), "unreceipted:" + report.id() + ":" + LocalDate.now(clock), Kind.REPORTS_UNRECEIPTED, sent,
            null, counts);
        Stream.of(report.service(), report.recipient()).flatMap(service -> directory.leadersOf(service).stream()).distinct()
            .forEach(leader -> inbox.write(event, leader));
      }
    }
  }
}
