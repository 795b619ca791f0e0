package no.stafettpinnen.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Missing;
import no.stafettpinnen.casefile.Reports.Step;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.report.ReportChannels.Way;
import no.stafettpinnen.report.ReportFolder.Receipt;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * {@code ${collectReceipts}}: a receipt file with the right checksum proves that the report arrived. One that can't be read, or has another
 * checksum, proves nothing, stops no other, and is told once a day to those whom the diagram names ({@code to}: {@link ReportPeople}).
 */
@ProcessBean("collectReceipts")
class CollectReceiptsDelegate implements JavaDelegate {

  private static final String MESSAGE = "receiptFileFound";

  private final Reports reports;
  private final ReportChannels channels;
  private final ReportPeople people;
  private final Inbox inbox;
  private final Clock clock;

  CollectReceiptsDelegate(Reports reports, ReportChannels channels, ReportPeople people, Inbox inbox, Clock clock) {
    this.reports = reports;
    this.channels = channels;
    this.people = people;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    channels.channels().forEach((municipality, channel) -> {
      if (channel.way() == Way.FILE) {
        ReportFolder folder = new ReportFolder(channel.directory());
        reports.missing(municipality).forEach(report -> folder.receipt(report.id()).ifPresent(receipt -> take(execution, report, receipt)));
      }
    });
  }

  private void take(DelegateExecution execution, Missing report, Receipt receipt) {
    if (!proves(report, receipt)) {
      String to = DiagramProperties.of(execution.getBpmnModelElementInstance()).get("to");
      inbox.write(new Event(report.caseId(), "receipt-file:" + report.id() + ":" + LocalDate.now(clock), Kind.RECEIPT_UNREADABLE,
          Date.from(clock.instant()), null, null), people.named(to, null, report.service(), report.recipient()));
      return;
    }
    reports.enter(report.id(), Step.RECEIPTED, OffsetDateTime.now(clock), Way.FILE.name(), Map.of("number", receipt.number()));
    execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
        .processInstanceBusinessKey(report.caseId().toString())
        .processInstanceVariableEquals(FlowVariable.REPORT.key(), report.id().toString()).correlateAll();
  }

  /** Where nothing was sent, there is no checksum that a receipt could have. */
  private boolean proves(Missing report, Receipt receipt) {
    return reports.kept(report.id(), Step.SENT).map(sent -> sent.path(FileReportSender.CHECKSUM).asText())
        .filter(sent -> !sent.isEmpty() && sent.equalsIgnoreCase(receipt.checksum())).isPresent();
  }
}
