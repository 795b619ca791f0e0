package no.stafettpinnen.tasklist;

import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** The calls that the form endpoints make, without HTTP in front, for measurements. */
@TestComponent
public class FormsInJava {

  private final StartForms startForms;
  private final TaskForms taskForms;

  FormsInJava(StartForms startForms, TaskForms taskForms) {
    this.startForms = startForms;
    this.taskForms = taskForms;
  }

  /** Shows the start form and sends it. */
  public UUID start(String person, String processKey, String form) {
    logIn(person);
    UUID caseId = UUID.fromString(startForms.show(processKey).caseId());
    return startForms.start(processKey, caseId, Caseworker.parse(form)).caseId();
  }

  public void complete(String person, String taskId, String form) {
    logIn(person);
    taskForms.complete(taskId, Caseworker.parse(form));
  }

  private static void logIn(String person) {
    SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null,
        AuthorityUtils.createAuthorityList("ROLE_CASEWORKER")));
  }
}
