package no.stafettpinnen.referral;

import java.util.UUID;
import no.stafettpinnen.engine.CaseQuestion;
import org.springframework.stereotype.Component;

/** {@code withTeam}: whether the case is referred to a team, which it can be taken back from before it has a time. */
@Component
class WithTeam implements CaseQuestion {

  private final Referrals referrals;

  WithTeam(Referrals referrals) {
    this.referrals = referrals;
  }

  @Override
  public String name() {
    return "withTeam";
  }

  @Override
  public boolean isTrue(UUID caseId) {
    return referrals.pending(caseId).isPresent();
  }
}
