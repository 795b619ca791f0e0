package no.stafettpinnen.report;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.casefile.Reports.Report;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.notification.ReceptionMail;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The e-mail to barnevern's reception about one report: no content, only the link. Work of its own, so that an address that is refused
 * delays nothing else; sent again it has the same Message-ID. What is received already needs none.
 */
@Component
class ReceptionMailWork implements QueuedWork {

  static final String KIND = "reception-mail";
  private static final String TASK = "receiptReport";
  private static final String TOLD_WHEN_IT_FAILS = "leaders,barnevernLeaders";
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Reports reports;
  private final ReportChannels channels;
  private final ReportPeople people;
  private final TaskService tasks;
  private final ReceptionMail mail;
  private final Inbox inbox;
  private final WorkQueue queue;
  private final Clock clock;
  private final URI publicUrl;

  ReceptionMailWork(Reports reports, ReportChannels channels, ReportPeople people, TaskService tasks, ReceptionMail mail, Inbox inbox,
                    WorkQueue queue, Clock clock, @Value("${stafettpinnen.public-url:http://localhost:8080}") URI publicUrl) {
    this.reports = reports;
    this.channels = channels;
    this.people = people;
    this.tasks = tasks;
    this.mail = mail;
    this.inbox = inbox;
    this.queue = queue;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** @throws IllegalStateException when there is no mail server, or it did not take it */
  @Override
  public void run(String reportId) {
    Report report = reports.find(UUID.fromString(reportId));
    String address = channels.of(report.municipality()).address();
    Optional<Task> waiting = waiting(tasks, report);
    if (address != null && waiting.isPresent() && !mail.sendIfFree(report.id(), address, "Stafettpinnen: bekymringsmelding",
        text(report, waiting.get().getId()))) {
      queue.putLater(KIND, reportId, BUSY);
    }
  }

  /** Tells the leaders on both sides, who can reach barnevern in another way. */
  @Override
  public void failedForGood(String reportId) {
    Report report = reports.find(UUID.fromString(reportId));
    waiting(tasks, report).ifPresent(task -> inbox.write(new Event(report.caseId(), "reception:" + reportId, Kind.RECEPTION_MAIL_FAILED,
        Date.from(clock.instant()), task.getId(), task.getName()),
        people.named(TOLD_WHEN_IT_FAILS, null, report.service(), report.recipient())));
  }

  /** The task of barnevern to receipt the report; empty when it is received. */
  static Optional<Task> waiting(TaskService tasks, Report report) {
    return Optional.ofNullable(tasks.createTaskQuery().processInstanceBusinessKey(report.caseId().toString()).taskDefinitionKey(TASK)
        .processVariableValueEquals("report", report.id().toString()).singleResult());
  }

  private String text(Report report, String taskId) {
    return """
        En bekymringsmelding (sak %s) venter på at dere bekrefter at den er mottatt.

        %s/camunda/app/tasklist/default/#/?task=%s

        Logg inn for å lese og bekrefte. Svar på denne e-posten når ingen.
        """.formatted(CaseReference.of(report.caseId()), publicUrl, taskId);
  }
}
