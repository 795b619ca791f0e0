package no.stafettpinnen.engine;

import java.util.List;
import org.camunda.bpm.engine.exception.NotValidException;

/** A diagram or decision table holds something that does not run here. The message is for process owners, in Norwegian. */
public class DefinitionRefusedException extends NotValidException {

  DefinitionRefusedException(String file, List<String> problems) {
    super("%s kan ikke tas i bruk. %s".formatted(file, String.join(" ", problems)));
  }
}
