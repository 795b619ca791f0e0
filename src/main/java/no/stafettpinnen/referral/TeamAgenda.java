package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.ChildName;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.referral.Referrals.Referral;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is up in the meetings of the teams that a person works in or leads, and for how long who waits has waited (R116). A case stands
 * there only while the person may read it.
 */
@RestController
class TeamAgenda {

  /** @param leads whether the person leads the team; {@code nextFree} is empty where each meeting is called in */
  record TeamView(String team, String name, boolean leads, List<Line> booked, List<Line> waiting, List<Instant> nextFree) {
  }

  /**
   * A case.
   *
   * @param at       when it is up; null while it waits for a time
   * @param days     how many days from the referral until it is up, or until today
   * @param child    first name; what stands for a name in an anonymous case
   * @param prepared whether the preparation sheet is filled in; the description of an anonymous case is one
   */
  record Line(UUID caseId, String reference, String child, OffsetDateTime at, long days, boolean prepared) {
  }

  private static final int NEXT_FREE = 3;

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final CaseReader reader;
  private final Referrals referrals;
  private final Slots slots;
  private final ServiceDirectory directory;
  private final Clock clock;

  TeamAgenda(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, CaseReader reader, Referrals referrals,
             Slots slots, ServiceDirectory directory, Clock clock) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.reader = reader;
    this.referrals = referrals;
    this.slots = slots;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/api/team-agenda")
  List<TeamView> show() {
    Person person = currentPerson.require();
    List<String> teams = Stream.concat(person.services().stream(), person.leads().stream()).filter(CareService::isTeam).distinct().sorted()
        .toList();
    List<Referral> all = referrals.with(teams);
    Set<UUID> readable = access.readable(person, all.stream().map(Referral::caseId).toList());
    Map<UUID, JsonNode> children = reader.children(readLog.record(capacities.reads(person, readable, "team-agenda", Door.CARD)));
    return teams.stream().map(team -> view(person, team, all.stream().filter(referral -> referral.team().equals(team)
        && readable.contains(referral.caseId())).toList(), children)).toList();
  }

  private TeamView view(Person person, String team, List<Referral> cases, Map<UUID, JsonNode> children) {
    Map<Boolean, List<Line>> lines = cases.stream().map(referral -> line(referral, children.get(referral.caseId())))
        .collect(Collectors.partitioningBy(line -> line.at() != null));
    return new TeamView(team, directory.service(team).map(CareService::name).orElse(team), person.leads(team), lines.get(true),
        lines.get(false), slots.free(team, NEXT_FREE));
  }

  private Line line(Referral referral, JsonNode child) {
    Instant until = referral.slotAt() == null ? clock.instant() : referral.slotAt().toInstant();
    return new Line(referral.caseId(), CaseReference.of(referral.caseId()), ChildName.brief(child), referral.slotAt(),
        ChronoUnit.DAYS.between(referral.referredAt().toInstant(), until), ChildName.isAnonymous(child) || referral.prepared());
  }
}
