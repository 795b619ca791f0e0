package no.stafettpinnen.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Event;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;

/**
 * {@code ${sendReportMessage}}: tells people something about a report, never what is in it. The diagram says which message (property
 * {@code message}), to whom ({@code to}: {@link ReportPeople}), and may name the task to go to ({@code task}).
 */
@ProcessBean("sendReportMessage")
class SendReportMessageDelegate implements JavaDelegate {

  private final Inbox inbox;
  private final ReportPeople people;
  private final ServiceDirectory directory;
  private final Clock clock;

  SendReportMessageDelegate(Inbox inbox, ReportPeople people, ServiceDirectory directory, Clock clock) {
    this.inbox = inbox;
    this.people = people;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<Task> task = property(execution, "task").flatMap(key -> open(execution, key));
    Event event = new Event(UUID.fromString(execution.getProcessBusinessKey()),
        execution.getCurrentActivityId() + ":" + execution.getProcessInstanceId() + ":" + LocalDate.now(clock),
        Kind.valueOf(property(execution, "message").orElseThrow()), Date.from(clock.instant()), task.map(Task::getId).orElse(null),
        task.map(Task::getName).orElse(null));
    inbox.write(event, recipients(execution, property(execution, "to").orElseThrow()));
  }

  private Set<String> recipients(DelegateExecution execution, String to) {
    return people.named(to, variable(execution, FlowVariable.REPORTER), variable(execution, FlowVariable.SERVICE),
        directory.barnevernOf(variable(execution, FlowVariable.MUNICIPALITY)));
  }

  private static Optional<Task> open(DelegateExecution execution, String key) {
    return Optional.ofNullable(execution.getProcessEngineServices().getTaskService().createTaskQuery()
        .processInstanceId(execution.getProcessInstanceId()).taskDefinitionKey(key).singleResult());
  }

  private static String variable(DelegateExecution execution, FlowVariable variable) {
    return (String) execution.getVariable(variable.key());
  }

  private static Optional<String> property(DelegateExecution execution, String name) {
    return Optional.ofNullable(DiagramProperties.of(execution.getBpmnModelElementInstance()).get(name));
  }
}
