package no.stafettpinnen.coordination;

import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.OpenTasks;
import org.springframework.stereotype.Component;

/** Gives a function to somebody, and the tasks that the diagrams give to whoever has it along with it (I1, R156). */
@Component
class Functions {

  private final AppointedFunctions functions;
  private final OpenTasks tasks;

  Functions(AppointedFunctions functions, OpenTasks tasks) {
    this.functions = functions;
    this.tasks = tasks;
  }

  void appoint(UUID caseId, Kind kind, String person, String service) {
    Optional<Function> before = functions.find(caseId, kind);
    functions.appoint(caseId, kind, person, service);
    handOver(caseId, kind, before);
  }

  /** To the service that stood in. */
  void giveBack(UUID caseId, Kind kind) {
    Optional<Function> before = functions.find(caseId, kind);
    functions.giveBack(caseId, kind);
    handOver(caseId, kind, before);
  }

  private void handOver(UUID caseId, Kind kind, Optional<Function> before) {
    before.ifPresent(from -> {
      Function to = functions.find(caseId, kind).orElseThrow();
      tasks.handOver(caseId, FunctionHolder.assignedBy(kind), person(from), person(to), to.service());
    });
  }

  /** Null where a service stands in, whose people take the tasks as they like. */
  private static String person(Function function) {
    return function.isStoodIn() ? null : function.holder();
  }
}
