package no.stafettpinnen.report;

import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${barnevern}}: answers the diagrams which service the municipality's barnevern is. */
@ProcessBean("barnevern")
public class Barnevern {

  private final ServiceDirectory directory;

  Barnevern(ServiceDirectory directory) {
    this.directory = directory;
  }

  /** Group id of the service. */
  public String service(DelegateExecution execution) {
    return directory.barnevernOf((String) execution.getVariable(FlowVariable.MUNICIPALITY.key()));
  }
}
