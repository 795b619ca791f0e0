package no.stafettpinnen.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.Date;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.report.ReportChannels.Channel;
import no.stafettpinnen.report.ReportChannels.Way;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Tells barnevern that a report waits in the application: a message to everybody in the service, by e-mail where they have an address,
 * and an e-mail to the reception where the municipality has given its address ({@link ReceptionMailWork}).
 */
@Component
class MailReportSender implements ReportSender {

  private final Inbox inbox;
  private final ServiceDirectory directory;
  private final TaskService tasks;
  private final WorkQueue queue;
  private final Clock clock;

  MailReportSender(Inbox inbox, ServiceDirectory directory, TaskService tasks, WorkQueue queue, Clock clock) {
    this.inbox = inbox;
    this.directory = directory;
    this.tasks = tasks;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Way way() {
    return Way.MAIL;
  }

  @Override
  public JsonNode send(Report report, Channel channel) {
    Task task = ReceptionMailWork.waiting(tasks, report).orElseThrow();
    Event event = new Event(report.caseId(), "report:" + report.id(), Kind.REPORT_TO_RECEIVE, Date.from(clock.instant()), task.getId(),
        task.getName());
    inbox.write(event, directory.everybodyIn(report.recipient()));
    if (channel.address() != null) {
      queue.put(ReceptionMailWork.KIND, report.id().toString());
    }
    return JsonNodeFactory.instance.objectNode().put("via", "mail").put("reception", channel.address() != null);
  }
}
