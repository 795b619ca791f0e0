package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Answers the diagrams who has a function in their case, so that a task lands there: with a person, or with the service that stands in. */
public abstract class FunctionHolder {

  private final AppointedFunctions functions;
  private final Kind kind;

  FunctionHolder(AppointedFunctions functions, Kind kind) {
    this.functions = functions;
    this.kind = kind;
  }

  /** Person id; null where a service stands in, so that anybody there may take the task. */
  public String holder(DelegateExecution execution) {
    Function function = current(execution);
    return function.isStoodIn() ? null : function.holder();
  }

  /** Group id of the service that the holder acts for, or that stands in. */
  public String service(DelegateExecution execution) {
    return current(execution).service();
  }

  /** How diagrams give a task to whoever has the function: {@link #holder}. */
  static String assignedBy(Kind kind) {
    return kind == Kind.BARNEKOORDINATOR ? "${barnekoordinator.holder(execution)}" : "${groupCoordinator.holder(execution)}";
  }

  private Function current(DelegateExecution execution) {
    return functions.find(UUID.fromString(execution.getProcessBusinessKey()), kind).orElseThrow();
  }
}
