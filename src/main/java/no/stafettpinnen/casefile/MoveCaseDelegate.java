package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;

/**
 * {@code ${moveCase}}: who said yes has the baton, then the case is the new municipality's and the old one's services are out of it; the
 * guide goes on there at the same level, with measures to plan anew. What the old municipality coordinated ends; whoever receives the case
 * stands in as barnekoordinator where the family has one, so that it is never without (I1, R156).
 */
@ProcessBean("moveCase")
class MoveCaseDelegate implements JavaDelegate {

  private final CaseFile caseFile;
  private final BatonLedger ledger;
  private final CaseServices services;
  private final Measures measures;
  private final CaseGuide guide;
  private final CaseMessages messages;
  private final AppointedFunctions functions;
  private final ApplicationEventPublisher events;

  MoveCaseDelegate(CaseFile caseFile, BatonLedger ledger, CaseServices services, Measures measures, CaseGuide guide,
                   CaseMessages messages, AppointedFunctions functions, ApplicationEventPublisher events) {
    this.caseFile = caseFile;
    this.ledger = ledger;
    this.services = services;
    this.measures = measures;
    this.guide = guide;
    this.messages = messages;
    this.functions = functions;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    guide.requireAlone(caseId);
    BatonLedger.Offer offer = ledger.pending(caseId).orElseThrow();
    ledger.accept(caseId, offer.person());
    messages.tell(caseId, CaseMessages.OFFER_WITHDRAWN, CaseMessages.CASE_CLOSED);
    boolean coordinated = functions.find(caseId, Kind.BARNEKOORDINATOR).isPresent();
    measures.endAll(caseId);
    services.moveTo(caseId, offer.service());
    services.addPerson(caseId, offer.person(), offer.service());
    caseFile.moveTo(caseId, (String) execution.getVariable(FlowVariable.MUNICIPALITY.key()), offer.service());
    if (coordinated) {
      functions.open(caseId, Kind.BARNEKOORDINATOR, offer.service());
    }
    guide.end(caseId, "movedToOtherMunicipality");
    guide.goOn(caseFile.find(caseId).orElseThrow(), CaseMessages.CASE_MOVED_HERE);
    events.publishEvent(new CaseMoved(caseId));
  }
}
