package no.stafettpinnen.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.notification.ReceptionMail;
import no.stafettpinnen.report.ReportChannels.Channel;
import no.stafettpinnen.report.ReportChannels.Way;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells barnevern that a report waits in the application: a message to everybody in the service, by e-mail where they have an address,
 * and an e-mail to the reception where the municipality has given its address. No content, only the link.
 */
@Component
class MailReportSender implements ReportSender {

  private static final String TASK = "receiptReport";

  private final Inbox inbox;
  private final ServiceDirectory directory;
  private final TaskService tasks;
  private final ReceptionMail mail;
  private final Clock clock;
  private final URI publicUrl;

  MailReportSender(Inbox inbox, ServiceDirectory directory, TaskService tasks, ReceptionMail mail, Clock clock,
                   @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.inbox = inbox;
    this.directory = directory;
    this.tasks = tasks;
    this.mail = mail;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Way way() {
    return Way.MAIL;
  }

  @Override
  public JsonNode send(Report report, Channel channel) {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(report.caseId().toString()).taskDefinitionKey(TASK)
        .processVariableValueEquals("report", report.id().toString()).singleResult();
    Event event = new Event(report.caseId(), "report:" + report.id(), Kind.REPORT_TO_RECEIVE, Date.from(clock.instant()), task.getId(),
        task.getName());
    inbox.write(event, directory.everybodyIn(report.recipient()));
    if (channel.address() != null) {
      sendToReception(report, task.getId(), channel.address());
    }
    return JsonNodeFactory.instance.objectNode().put("via", "mail").put("reception", channel.address() != null);
  }

  private void sendToReception(Report report, String taskId, String address) {
    mail.send(report.id(), address, "Stafettpinnen: bekymringsmelding", """
        En bekymringsmelding (sak %s) venter på at dere bekrefter at den er mottatt.

        %s/camunda/app/tasklist/default/#/?task=%s

        Logg inn for å lese og bekrefte. Svar på denne e-posten når ingen.
        """.formatted(CaseReference.of(report.caseId()), publicUrl, taskId));
  }
}
