package no.stafettpinnen.report;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.casefile.Reports;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/** {@code ${reporting}}: answers the diagrams what has become of the reports of their case. */
@ProcessBean("reporting")
public class Reporting {

  static final String FOLLOW_UP = "followUpReport";
  private static final String HOME_QUESTION = "decideHomeContact";

  private final Reports reports;
  private final HomeHold hold;
  private final ReportPeople people;

  Reporting(Reports reports, HomeHold hold, ReportPeople people) {
    this.reports = reports;
    this.hold = hold;
    this.people = people;
  }

  /** Whether barnevern has received a report of this suspicion. */
  public boolean isReported(DelegateExecution execution) {
    return newest(execution).isPresent();
  }

  /** Id of the newest report of this suspicion that barnevern has received. */
  public String latest(DelegateExecution execution) {
    return newest(execution).orElseThrow().toString();
  }

  /** When barnevern received it: its clocks begin there. */
  public Date receivedAt(DelegateExecution execution) {
    return Date.from(reports.receivedAt(newest(execution).orElseThrow()).toInstant());
  }

  /**
   * Whether the newest report has nobody who follows it up: new information that became the first report, because whoever raised the
   * suspicion left it at a discussion or has not reported yet; or that came when what barnevern did with the first one was known.
   */
  public boolean isToBeFollowed(DelegateExecution execution) {
    return newest(execution).filter(report -> followUps(execution).stream().allMatch(run -> run.getEndTime() != null
        && run.getEndTime().toInstant().isBefore(reports.receiptEnteredAt(report).toInstant()))).isPresent();
  }

  private static List<HistoricProcessInstance> followUps(DelegateExecution execution) {
    return execution.getProcessEngineServices().getHistoryService().createHistoricProcessInstanceQuery()
        .superProcessInstanceId(execution.getProcessInstanceId()).processDefinitionKey(FOLLOW_UP).list();
  }

  /** Person id of the reporter as long as they work in their service; null afterwards, so that somebody else there takes what remains. */
  public String reporter(DelegateExecution execution) {
    return people.reporter(variable(execution, FlowVariable.REPORTER), variable(execution, FlowVariable.SERVICE)).orElse(null);
  }

  /** Ids of the municipalities that reports were written in. */
  public List<String> municipalities(DelegateExecution execution) {
    return reports.municipalities();
  }

  /** Whether the home may be told again, or somebody is asked already whether it may. */
  public boolean isHomeSettledOrAsked(DelegateExecution execution) {
    return !hold.isOn(UUID.fromString(execution.getProcessBusinessKey())) || execution.getProcessEngineServices().getTaskService()
        .createTaskQuery().processInstanceBusinessKey(execution.getProcessBusinessKey()).taskDefinitionKey(HOME_QUESTION).count() > 0;
  }

  private static String variable(DelegateExecution execution, FlowVariable variable) {
    return (String) execution.getVariable(variable.key());
  }

  private Optional<UUID> newest(DelegateExecution execution) {
    OffsetDateTime opened = ((Date) execution.getVariable(FlowVariable.OPENED.key())).toInstant().atOffset(ZoneOffset.UTC);
    return reports.newestReceived(UUID.fromString(execution.getProcessBusinessKey()), opened);
  }
}
