package no.stafettpinnen.deadline;

import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${findLongAbsences}}: whose absence counts as long from today on. */
@ProcessBean("findLongAbsences")
class FindLongAbsencesDelegate implements JavaDelegate {

  private final LongAbsences absences;

  FindLongAbsencesDelegate(LongAbsences absences) {
    this.absences = absences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    absences.findAll();
  }
}
