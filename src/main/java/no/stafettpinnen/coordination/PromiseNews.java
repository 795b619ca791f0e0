package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.PromiseLedger.Promise;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the barnekoordinator what became of a promise; where a service stands in, everybody there; where neither is, who made it. */
@Component
class PromiseNews {

  private static final LocalTime END_OF_DAY = LocalTime.of(16, 0);

  private final PromiseLedger promises;
  private final AppointedFunctions functions;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final Clock clock;

  PromiseNews(PromiseLedger promises, AppointedFunctions functions, ServiceDirectory directory, Inbox inbox, Clock clock) {
    this.promises = promises;
    this.functions = functions;
    this.directory = directory;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** @return the promise that this process is about */
  Promise tell(DelegateExecution execution, Inbox.Kind kind) {
    Promise promise = promises.find(UUID.fromString((String) execution.getVariable(FlowVariable.PROMISE.key())));
    inbox.write(new Inbox.Event(promise.caseId(), "promise:" + promise.id(), kind,
        Date.from(promise.due().atTime(END_OF_DAY).atZone(clock.getZone()).toInstant()), null,
        directory.service(promise.service()).map(CareService::name).orElse(promise.service())), recipients(promise));
    return promise;
  }

  private List<String> recipients(Promise promise) {
    return functions.find(promise.caseId(), Kind.BARNEKOORDINATOR).map(function -> function.isStoodIn()
        ? directory.membersOf(function.service()).stream().map(ServiceDirectory.PersonName::id).toList() : List.of(function.holder()))
        .orElse(List.of(promise.madeBy()));
  }
}
