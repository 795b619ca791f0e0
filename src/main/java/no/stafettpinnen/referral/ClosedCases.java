package no.stafettpinnen.referral;

import no.stafettpinnen.casefile.CaseClosed;
import no.stafettpinnen.engine.CaseMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A case that is closed is with no team any more: its referral is withdrawn. */
@Component
class ClosedCases {

  private final Referrals referrals;
  private final CaseMessages messages;

  ClosedCases(Referrals referrals, CaseMessages messages) {
    this.referrals = referrals;
    this.messages = messages;
  }

  @EventListener
  void closed(CaseClosed event) {
    if (referrals.pending(event.caseId()).isPresent()) {
      messages.tell(event.caseId(), CaseMessages.REFERRAL_WITHDRAWN);
    }
  }
}
