package no.stafettpinnen.coordination;

import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.BatonPassed;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.consent.ConsentOver;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A consent is over (I3, R114): where it was the last one to a plan, the plan ends in the same transaction. Where koordinerende enhet is out of the
 * case, whoever holds the baton offers and approves in its place, and sees to complaints; they go along with the baton.
 */
@Component
class PlanWithoutConsent {

  private static final String WITHDRAWN = "planWithdrawn";

  private final Consents consents;
  private final CaseMessages messages;
  private final OpenTasks tasks;
  private final BatonLedger baton;
  private final CaseFile caseFile;
  private final ServiceDirectory directory;
  private final CaseServices services;

  PlanWithoutConsent(Consents consents, CaseMessages messages, OpenTasks tasks, BatonLedger baton, CaseFile caseFile,
                     ServiceDirectory directory, CaseServices services) {
    this.consents = consents;
    this.messages = messages;
    this.tasks = tasks;
    this.baton = baton;
    this.caseFile = caseFile;
    this.directory = directory;
    this.services = services;
  }

  @EventListener
  void over(ConsentOver over) {
    if (over.purpose().equals(PlanOfferSection.PURPOSE) && !consents.stands(over.caseId(), PlanOfferSection.PURPOSE)) {
      messages.tell(over.caseId(), WITHDRAWN);
    }
  }

  @EventListener
  void out(Cooperation.ServicesOut out) {
    UUID caseId = out.caseId();
    if (out.services().contains(unitOf(caseId))) {
      baton.holder(caseId).ifPresent(holder -> tasks.handOver(caseId, PlanRun.ASSIGNED_BY, null, holder.person(), holder.service()));
    }
  }

  /** Where the unit is in the case, the tasks are its own. */
  @EventListener
  void passed(BatonPassed baton) {
    if (!services.active(baton.caseId()).contains(unitOf(baton.caseId()))) {
      tasks.handOver(baton.caseId(), PlanRun.ASSIGNED_BY, baton.giver(), baton.receiver(), baton.service());
    }
  }

  private String unitOf(UUID caseId) {
    return directory.officeOf(caseFile.find(caseId).orElseThrow().municipality());
  }
}
