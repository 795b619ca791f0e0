package no.stafettpinnen.tasklist;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.Referrals;
import no.stafettpinnen.referral.Slots;
import no.stafettpinnen.referral.Teams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices that forms about teams name. */
@Configuration(proxyBeanMethods = false)
class ReferralOptions {

  private static final int SHOWN = 12;

  /** The teams that the case can go to, the proposed one first: group ids. */
  @Bean
  OptionSource teamChoices(Teams teams, CaseProgress progress) {
    return new CaseOptions.Source("teamChoices", context -> teams.available(
            (String) context.variables().get(FlowVariable.MUNICIPALITY.key()), (String) context.variables().get(FlowVariable.SERVICE.key()),
            progress.age(context.caseId())).stream()
        .map(team -> new Option(team.name(), team.id())).toList());
  }

  /** The team that the case is referred to. */
  @Bean
  OptionSource referredTeam(Referrals referrals, ServiceDirectory directory) {
    return new CaseOptions.Source("referredTeam", context -> team(referrals, context.caseId()).flatMap(directory::service)
        .map((CareService team) -> new Option(team.name(), team.id())).stream().toList());
  }

  /** The next free places in the meetings of the team that the case is referred to: instants (ISO 8601). */
  @Bean
  OptionSource freeSlots(Referrals referrals, Slots slots) {
    return new FreeSlots(referrals, slots);
  }

  private static Optional<String> team(Referrals referrals, UUID caseId) {
    return referrals.pending(caseId).map(Referrals.Referral::team);
  }

  private record FreeSlots(Referrals referrals, Slots slots) implements OptionSource {

    @Override
    public String name() {
      return "freeSlots";
    }

    @Override
    public List<Option> options(FormContext context) {
      return team(referrals, context.caseId()).stream().flatMap(team -> slots.free(team, SHOWN).stream())
          .map(time -> new Option(Slots.words(time), time.toString())).toList();
    }

    /** Somebody else may have taken the place while the form was open. */
    @Override
    public String refusal(FormContext context, String value) {
      try {
        Instant wanted = Instant.parse(value);
        return team(referrals, context.caseId()).flatMap(team -> slots.refusal(team, wanted))
            .orElseGet(() -> OptionSource.super.refusal(context, value));
      } catch (DateTimeParseException e) {
        return OptionSource.super.refusal(context, value);
      }
    }
  }
}
