package no.stafettpinnen.referral;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Kind;
import no.stafettpinnen.referral.Referrals.Referral;
import org.springframework.stereotype.Component;

/** Tells the team and the baton holder when a case is up, or that it is not any more. */
@Component
class TeamMessages {

  private final Inbox inbox;
  private final ServiceDirectory directory;
  private final BatonLedger baton;
  private final Clock clock;

  TeamMessages(Inbox inbox, ServiceDirectory directory, BatonLedger baton, Clock clock) {
    this.inbox = inbox;
    this.directory = directory;
    this.baton = baton;
    this.clock = clock;
  }

  void booked(Referral referral) {
    write(referral, Kind.TEAM_BOOKED, referral.slotAt());
  }

  /** Nothing where no meeting was set, or it is over. */
  void off(Referral referral) {
    OffsetDateTime slot = referral.slotAt();
    if (slot != null && slot.isAfter(OffsetDateTime.now(clock))) {
      write(referral, Kind.TEAM_OFF, slot);
    }
  }

  private void write(Referral referral, Kind kind, OffsetDateTime slot) {
    UUID caseId = referral.caseId();
    Set<String> people = new LinkedHashSet<>(directory.everybodyIn(referral.team()));
    baton.holder(caseId).map(BatonLedger.Holder::person).ifPresent(people::add);
    inbox.write(new Inbox.Event(caseId, "team:" + referral.id() + ":" + clock.millis(), kind, Date.from(slot.toInstant()),
        null, null), people);
  }
}
