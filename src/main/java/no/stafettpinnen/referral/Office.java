package no.stafettpinnen.referral;

import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${office}}: answers the diagrams which service the municipality's Helse- og velferdskontor is. */
@ProcessBean("office")
public class Office {

  private final ServiceDirectory directory;

  Office(ServiceDirectory directory) {
    this.directory = directory;
  }

  /** Group id of the service. */
  public String service(DelegateExecution execution) {
    return directory.officeOf((String) execution.getVariable(FlowVariable.MUNICIPALITY.key()));
  }
}
