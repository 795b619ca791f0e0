package no.stafettpinnen.report;

import com.fasterxml.jackson.databind.JsonNode;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.report.ReportChannels.Channel;

/** A way to get a report to barnevern. That it was sent proves nothing; the receipt does. */
interface ReportSender {

  /** The name of the way in the settings. */
  ReportChannels.Way way();

  /**
   * Sends; the same report again does no harm.
   *
   * @return what to keep of the sending; no personal data
   * @throws IllegalStateException when it could not be sent now, without any personal data in the message
   */
  JsonNode send(Report report, Channel channel);
}
