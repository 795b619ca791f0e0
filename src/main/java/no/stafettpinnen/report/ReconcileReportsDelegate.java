package no.stafettpinnen.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Missing;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${reconcileReports}}: counts the reports that were written in the municipality against those that barnevern has receipted. What
 * misses a receipt for longer than the table lets it, sent or not, is told once a day to those whom the diagram names
 * ({@code to}: {@link ReportPeople}).
 */
@ProcessBean("reconcileReports")
class ReconcileReportsDelegate implements JavaDelegate {

  private static final String DEADLINE = "reconcileReports";

  private final Reports reports;
  private final Deadlines deadlines;
  private final ReportPeople people;
  private final Inbox inbox;
  private final Clock clock;

  ReconcileReportsDelegate(Reports reports, Deadlines deadlines, ReportPeople people, Inbox inbox, Clock clock) {
    this.reports = reports;
    this.deadlines = deadlines;
    this.people = people;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String municipality = (String) execution.getVariable(FlowVariable.MUNICIPALITY.key());
    String to = DiagramProperties.of(execution.getBpmnModelElementInstance()).get("to");
    List<Missing> missing = reports.missing(municipality);
    String counts = missing.size() + " av " + reports.written(municipality);
    for (Missing report : missing) {
      Date written = Date.from(report.writtenAt().toInstant());
      if (deadlines.at(DEADLINE, written, execution).toInstant().isBefore(clock.instant())) {
        Event event = new Event(report.caseId(), "unreceipted:" + report.id() + ":" + LocalDate.now(clock), Kind.REPORTS_UNRECEIPTED,
            written, null, counts);
        inbox.write(event, people.named(to, null, report.service(), report.recipient()));
      }
    }
  }
}
