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

/** {@code ${reporting}}: answers the diagrams what has become of the reports of their case. */
@ProcessBean("reporting")
public class Reporting {

  private static final String FOLLOW_UP = "followUpReport";
  private static final String HOME_QUESTION = "decideHomeContact";

  private final Reports reports;
  private final HomeHold hold;

  Reporting(Reports reports, HomeHold hold) {
    this.reports = reports;
    this.hold = hold;
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
   * Whether new information became the first report: whoever raised the suspicion left it at a discussion with barnevern or has not
   * reported yet, and nobody follows a report up.
   */
  public boolean isFirst(DelegateExecution execution) {
    return isReported(execution) && execution.getProcessEngineServices().getHistoryService().createHistoricProcessInstanceQuery()
            .superProcessInstanceId(execution.getProcessInstanceId()).processDefinitionKey(FOLLOW_UP).count() == 0;
  }

  /** Ids of the municipalities that reports were sent in. */
  public List<String> municipalities(DelegateExecution execution) {
    return reports.municipalities();
  }

  /** Whether the home may be told again, or somebody is asked already whether it may. */
  public boolean isHomeSettledOrAsked(DelegateExecution execution) {
    return !hold.isOn(UUID.fromString(execution.getProcessBusinessKey())) || execution.getProcessEngineServices().getTaskService()
        .createTaskQuery().processInstanceBusinessKey(execution.getProcessBusinessKey()).taskDefinitionKey(HOME_QUESTION).count() > 0;
  }

  private Optional<UUID> newest(DelegateExecution execution) {
    OffsetDateTime opened = ((Date) execution.getVariable(FlowVariable.OPENED.key())).toInstant().atOffset(ZoneOffset.UTC);
    return reports.newestReceived(UUID.fromString(execution.getProcessBusinessKey()), opened);
  }
}
