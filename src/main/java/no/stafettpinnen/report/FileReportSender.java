package no.stafettpinnen.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.report.ReportChannels.Channel;
import no.stafettpinnen.report.ReportChannels.Way;
import org.springframework.stereotype.Component;

/** Puts the report into the {@link ReportFolder} of a municipality whose barnevern has a system of its own. */
@Component
class FileReportSender implements ReportSender {

  static final String CHECKSUM = "sha256";

  private final Reports reports;
  private final ObjectMapper json;

  FileReportSender(Reports reports, ObjectMapper json) {
    this.reports = reports;
    this.json = json;
  }

  @Override
  public Way way() {
    return Way.FILE;
  }

  @Override
  public JsonNode send(Report report, Channel channel) {
    try {
      byte[] content = json.writeValueAsBytes(reports.forDelivery(report.id()).put("id", report.id().toString())
          .put("municipality", report.municipality()));
      return json.createObjectNode().put("via", "file").put(CHECKSUM, new ReportFolder(channel.directory()).put(report.id(), content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Report " + report.id() + " is not JSON");
    }
  }
}
