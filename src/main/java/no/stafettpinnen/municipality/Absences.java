package no.stafettpinnen.municipality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away, and when; never why. A person has one absence at a time: what is entered anew takes the older one's place, which stays on
 * record with whoever entered it. Days are those of Europe/Oslo.
 */
@Component
public class Absences {

  /** @param until the last day; null where nobody knows */
  public record Absence(UUID id, String person, LocalDate from, LocalDate until) {
  }

  private static final String STANDING =
      "SELECT id, person, away_from, away_until FROM absence WHERE stands AND (away_until IS NULL OR away_until >= :today) ";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Absences(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The person's absence, now or to come. */
  public Optional<Absence> of(String person) {
    return of(List.of(person)).stream().findFirst();
  }

  /** The absences of these people, now or to come. */
  public List<Absence> of(Collection<String> people) {
    return people.isEmpty() ? List.of() : read("AND person IN (:people)", people);
  }

  /** Everybody's that is not over and has begun. */
  public List<Absence> current() {
    return read("AND away_from <= :today", List.of());
  }

  /** Ids of those of the people who are away today. */
  public Set<String> away(Collection<String> people) {
    return people.isEmpty() ? Set.of() : Set.copyOf(read("AND away_from <= :today AND person IN (:people)", people).stream()
        .map(Absence::person).toList());
  }

  /** The person's absence, where it has begun and counts as long. */
  public Optional<Absence> currentLong(String person) {
    return read("AND away_from <= :today AND long_at IS NOT NULL AND person IN (:people)", List.of(person)).stream().findFirst();
  }

  /**
   * @param until the last day; null where nobody knows
   * @param by    id of the person who enters it
   */
  @Transactional
  public void enter(String person, LocalDate from, LocalDate until, String by) {
    end(person, by);
    jdbc.sql("""
            INSERT INTO absence (id, person, away_from, away_until, entered_by, entered_at, stands)
            VALUES (:id, :person, :from, :until, :by, :now, TRUE)""")
        .param("id", UUID.randomUUID()).param("person", person).param("from", from).param("until", until).param("by", by)
        .param("now", now()).update();
    events.publishEvent(new AbsenceEntered(person));
  }

  /** The person is back, or does not leave after all. */
  @Transactional
  public void end(String person, String by) {
    jdbc.sql("UPDATE absence SET stands = NULL, ended_by = :by, ended_at = :now WHERE person = :person AND stands")
        .param("by", by).param("now", now()).param("person", person).update();
  }

  /** From now on it counts as long; said once. */
  @Transactional
  public void countAsLong(Absence absence) {
    int changed = jdbc.sql("UPDATE absence SET long_at = :now WHERE id = :id AND stands AND long_at IS NULL")
        .param("now", now()).param("id", absence.id()).update();
    if (changed > 0) {
      events.publishEvent(new LongAway(absence.person()));
    }
  }

  private List<Absence> read(String which, Collection<String> people) {
    return jdbc.sql(STANDING + which + " ORDER BY person").param("today", LocalDate.now(clock)).param("people", people)
        .query((row, n) -> new Absence(row.getObject("id", UUID.class), row.getString("person"), row.getObject("away_from", LocalDate.class),
            row.getObject("away_until", LocalDate.class))).list();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
