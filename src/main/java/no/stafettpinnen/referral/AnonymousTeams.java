package no.stafettpinnen.referral;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/** The teams that discuss a child without knowing who it is. */
@Component
public class AnonymousTeams {

  private static final String NAMED = "named";

  private final ServiceDirectory directory;
  private final Teams teams;
  private final Clock clock;

  AnonymousTeams(ServiceDirectory directory, Teams teams, Clock clock) {
    this.directory = directory;
    this.teams = teams;
    this.clock = clock;
  }

  /** Those of the municipality; not those that may only take named cases. */
  public List<CareService> choices(String municipality) {
    return directory.servicesIn(municipality).stream()
        .filter(service -> service.isTeam() && !NAMED.equals(consentMode(service.id()))).toList();
  }

  /** Whether the team takes a case of this service about a child of an age that the years of birth allow. */
  public boolean takes(String team, AnonymousReferrals.Described child) {
    int now = Year.now(clock).getValue();
    return IntStream.rangeClosed(now - child.toYear() - 1, now - child.fromYear())
        .anyMatch(age -> teams.available(child.municipality(), child.service(), age).stream().anyMatch(one -> one.id().equals(team)));
  }

  /** As in the table of the teams' profiles; a team without one takes no anonymous case. */
  String consentMode(String team) {
    return teams.profile(Teams.forumOf(team)).map(Forum::consentMode).orElse(NAMED);
  }
}
