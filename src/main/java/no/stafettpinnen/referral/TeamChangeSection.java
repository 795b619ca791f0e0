package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.Referrals.Referral;
import org.springframework.stereotype.Component;

/**
 * Moves the case to another meeting of the team or takes it back from there ({@code flow.teamChange}: move or withdraw), with
 * {@code change.reason} and, where the team meets by a rhythm, {@code change.slot}. Where it does not, it must be called in anew
 * ({@code release}).
 */
@Component
class TeamChangeSection implements CaseSection {

  private final Referrals referrals;
  private final Slots slots;
  private final Teams teams;
  private final BatonLedger baton;
  private final CaseServices services;
  private final ServiceDirectory directory;

  TeamChangeSection(Referrals referrals, Slots slots, Teams teams, BatonLedger baton, CaseServices services, ServiceDirectory directory) {
    this.referrals = referrals;
    this.teams = teams;
    this.slots = slots;
    this.baton = baton;
    this.services = services;
    this.directory = directory;
  }

  @Override
  public String key() {
    return "change";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    Referral referral = referrals.pending(entry.caseId()).orElseThrow(Slots::notReferred);
    requireSide(referral, entry.person());
    return "move".equals(entry.flow().get(FlowVariable.TEAM_CHANGE)) ? move(referral, value.path("slot").asText()) : Map.of();
  }

  /** Another service that only takes part has no say in it. */
  private void requireSide(Referral referral, String person) {
    boolean holds = baton.holder(referral.caseId()).filter(holder -> holder.person().equals(person)).isPresent();
    if (!holds && Stream.of(services.active(referral.caseId()).get(0), referral.team())
        .noneMatch(service -> directory.everybodyIn(service).contains(person))) {
      throw new CaseRuleException("flow.teamChange",
          "Bare den som har stafettpinnen, noen i tjenesten som eier saken, eller teamet kan flytte tida eller trekke saken.");
    }
  }

  private Map<FlowVariable, Object> move(Referral referral, String slot) {
    if (referral.slotAt() == null) {
      throw new CaseRuleException("flow.teamChange", "Saken har ikke fått noen tid ennå.");
    }
    boolean hasRhythm = teams.profile(referral.forum()).filter(Forum::hasRhythm).isPresent();
    if (hasRhythm && slot.isEmpty()) {
      throw new CaseRuleException("change.slot", "Velg en ny tid.");
    }
    if (!hasRhythm) {
      return Map.of(FlowVariable.TEAM_CHANGE, "release");
    }
    Instant at = Instant.parse(slot);
    slots.move(at, referral.caseId());
    return Map.of(FlowVariable.SLOT, Date.from(at));
  }
}
