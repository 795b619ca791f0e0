package no.stafettpinnen.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.casefile.Reports.Step;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.report.ReportChannels.Channel;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${deliverReport}}: sends the report the way that the municipality has chosen, as a job that is tried again. */
@ProcessBean("deliverReport")
class DeliverReportDelegate implements JavaDelegate {

  private final Reports reports;
  private final ReportChannels channels;
  private final List<ReportSender> senders;
  private final Clock clock;

  DeliverReportDelegate(Reports reports, ReportChannels channels, List<ReportSender> senders, Clock clock) {
    this.reports = reports;
    this.channels = channels;
    this.senders = senders;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Report report = reports.find(UUID.fromString((String) execution.getVariable(FlowVariable.REPORT.key())));
    Channel channel = channels.of(report.municipality());
    ReportSender sender = senders.stream().filter(one -> one.way() == channel.way()).findFirst().orElseThrow();
    reports.enter(report.id(), Step.SENT, OffsetDateTime.now(clock), sender.way().name(), sender.send(report, channel));
  }
}
