package no.stafettpinnen.access;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceRegistration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;

/** {@code ${endDeactivated}}: whom the claims file names as deactivated, loses every service, without having to log in. */
@ProcessBean("endDeactivated")
class EndDeactivatedDelegate implements JavaDelegate {

  private final ServiceRegistration registration;
  private final OtherSessions sessions;
  private final String claimsFile;

  EndDeactivatedDelegate(ServiceRegistration registration, OtherSessions sessions, @Value("${stafettpinnen.claims-file:}") String claimsFile) {
    this.registration = registration;
    this.sessions = sessions;
    this.claimsFile = claimsFile;
  }

  /** @throws ClaimsException when the file can't be read, which the operator sees as an incident */
  @Override
  public void execute(DelegateExecution execution) {
    if (!claimsFile.isBlank()) {
      ClaimsMapping.read(new FileSystemResource(claimsFile)).deactivated().forEach(person -> {
        registration.leave(person);
        sessions.endThoseOfOperator(person);
      });
    }
  }
}
