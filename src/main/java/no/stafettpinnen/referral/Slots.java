package no.stafettpinnen.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The places in the teams' meetings, computed from the rhythm minus holidays, weeks without meetings and what is
 * taken (R116). Nobody gets a place that somebody has: the table has a unique key, and who loses the race is tried again and refused.
 */
@Component
public class Slots {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE d. MMMM uuuu 'kl.' HH.mm", Locale.forLanguageTag("nb-NO")).withZone(ZoneId.of("Europe/Oslo"));

  private final Teams teams;
  private final MeetingDays days;
  private final Referrals referrals;
  private final ServiceDirectory directory;
  private final JdbcClient jdbc;
  private final Clock clock;

  Slots(Teams teams, MeetingDays days, Referrals referrals, ServiceDirectory directory, JdbcClient jdbc, Clock clock) {
    this.teams = teams;
    this.days = days;
    this.referrals = referrals;
    this.directory = directory;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The next free places of the team, the earliest first; none where each meeting is called in. */
  public List<Instant> free(String team, int howMany) {
    Set<Instant> taken = taken(team);
    return times(team).filter(time -> !taken.contains(time)).limit(howMany).toList();
  }

  /**
   * Gives the case this place; one that it had before is free again.
   *
   * @throws CaseRuleException when it is no place of the team, or taken; names the next free one
   */
  @Transactional
  public void book(String team, Instant startsAt, UUID caseId) {
    refusal(team, startsAt).ifPresent(why -> {
      throw new CaseRuleException("slot.at", why);
    });
    int booked = jdbc.sql("UPDATE team_referral SET slot_at = :at, slot_held = TRUE WHERE case_id = :case AND team = :team AND pending")
        .param("at", startsAt.atOffset(ZoneOffset.UTC)).param("case", caseId).param("team", team).update();
    if (booked == 0) {
      throw new CaseRuleException("slot.at", "Saken er ikke meldt til dette teamet nå.");
    }
  }

  /** One sentence on why this place can't be booked, with the next free one; empty where it can. */
  public Optional<String> refusal(String team, Instant startsAt) {
    boolean isPlace = times(team).anyMatch(startsAt::equals);
    if (isPlace && !taken(team).contains(startsAt)) {
      return Optional.empty();
    }
    return Optional.of((isPlace ? "Tida er tatt." : "Teamet tar ikke saker da.") + free(team, 1).stream().findFirst()
        .map(next -> " Neste ledige tid er " + words(next) + ".").orElse(" Teamet har ingen ledige tider."));
  }

  /** @throws CaseRuleException as {@link #book} */
  @Transactional
  public void move(Instant startsAt, UUID caseId) {
    book(referrals.pending(caseId).orElseThrow(Slots::notReferred).team(), startsAt, caseId);
  }

  /** A time that somebody has called the team in for; it takes none of the places of a rhythm. */
  void callIn(Instant startsAt, UUID caseId) {
    jdbc.sql("UPDATE team_referral SET slot_at = :at, slot_held = NULL WHERE case_id = :case AND pending")
        .param("at", startsAt.atOffset(ZoneOffset.UTC)).param("case", caseId).update();
  }

  /** The case is up no more; its place is free. */
  @Transactional
  public void release(UUID caseId) {
    jdbc.sql("UPDATE team_referral SET slot_at = NULL, slot_held = NULL WHERE case_id = :case AND pending").param("case", caseId).update();
  }

  /** A time as people read it: {@code onsdag 2. desember 2026 kl. 08.30}. */
  public static String words(Instant time) {
    return WHEN.format(time);
  }

  static CaseRuleException notReferred() {
    return new CaseRuleException("flow.teamChange", "Saken er ikke meldt til noe team nå.");
  }

  private Stream<Instant> times(String team) {
    String municipality = directory.service(team).map(CareService::municipalities).flatMap(all -> all.stream().sorted().findFirst()).orElse("");
    return teams.profile(Teams.forumOf(team)).stream().flatMap(forum -> days.times(forum, municipality, clock.instant()));
  }

  private Set<Instant> taken(String team) {
    return new HashSet<>(jdbc.sql("SELECT slot_at FROM team_referral WHERE team = :team AND slot_held AND slot_at > :now")
        .param("team", team).param("now", OffsetDateTime.now(clock))
        .query((row, n) -> row.getObject("slot_at", OffsetDateTime.class).toInstant()).list());
  }
}
