package no.stafettpinnen.benchmark;

import java.util.UUID;
import no.stafettpinnen.support.Stage;
import org.springframework.boot.test.context.TestComponent;

/** Our application as people meet it: each call is a request over a real port, the task query and the claim to Tasklist's API. */
@TestComponent
class HttpPlayer implements Journey.Player {

  private final Stage stage;

  HttpPlayer(Stage stage) {
    this.stage = stage;
  }

  @Override
  public String open() {
    return stage.person(Journey.STARTER).raise(Journey.PROCESS, Journey.concern()).toString();
  }

  @Override
  public void does(String caseId, Journey.Step step) {
    stage.person(step.person()).does(UUID.fromString(caseId), step.key(), step.form());
  }
}
