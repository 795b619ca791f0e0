package no.stafettpinnen.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Missing;
import no.stafettpinnen.casefile.Reports.Step;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.report.ReportChannels.Way;
import no.stafettpinnen.report.ReportFolder.Receipt;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ${collectReceipts}}: a receipt file with the right checksum proves that the report arrived; another one proves nothing. */
@ProcessBean("collectReceipts")
class CollectReceiptsDelegate implements JavaDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(CollectReceiptsDelegate.class);
  private static final String MESSAGE = "receiptFileFound";

  private final Reports reports;
  private final ReportChannels channels;
  private final Clock clock;

  CollectReceiptsDelegate(Reports reports, ReportChannels channels, Clock clock) {
    this.reports = reports;
    this.channels = channels;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
    channels.channels().forEach((municipality, channel) -> {
      if (channel.way() == Way.FILE) {
        ReportFolder folder = new ReportFolder(channel.directory());
        reports.missing(municipality).forEach(report ->
            folder.receipt(report.id()).ifPresent(receipt -> take(runtime, report, receipt)));
      }
    });
  }

  private void take(RuntimeService runtime, Missing report, Receipt receipt) {
    String sent = reports.kept(report.id(), Step.SENT).orElseThrow().path(FileReportSender.CHECKSUM).asText();
    if (!sent.equalsIgnoreCase(receipt.checksum())) {
      LOG.warn("The receipt of report {} has another checksum than the report", report.id());
      return;
    }
    reports.enter(report.id(), Step.RECEIPTED, OffsetDateTime.now(clock), Way.FILE.name(), Map.of("number", receipt.number()));
    runtime.createMessageCorrelation(MESSAGE).processInstanceBusinessKey(report.caseId().toString())
        .processInstanceVariableEquals(FlowVariable.REPORT.key(), report.id().toString()).correlateAll();
  }
}
