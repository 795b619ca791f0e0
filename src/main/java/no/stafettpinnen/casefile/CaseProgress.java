package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a case has come in the guide: facts that the doors of teams ask for (R097), nothing of what is written. */
@Component
public class CaseProgress {

  /**
   * The facts.
   *
   * @param level0        whether it was decided at level 0 what to do
   * @param level1        whether measures were evaluated at level 1
   * @param measuresTried whether a measure was carried out, wholly or in part
   * @param evaluated     whether measures were evaluated at level 2 or 3
   */
  public record Progress(boolean level0, boolean level1, boolean measuresTried, boolean evaluated) {
  }

  private final JdbcClient jdbc;
  private final CaseReader reader;
  private final Clock clock;

  CaseProgress(JdbcClient jdbc, CaseReader reader, Clock clock) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.clock = clock;
  }

  public Progress of(UUID caseId) {
    return jdbc.sql("""
            SELECT EXISTS (SELECT 1 FROM level_decision d WHERE d.case_id = c.id AND d.from_level = 0) AS level0,
              EXISTS (SELECT 1 FROM evaluation e WHERE e.case_id = c.id AND e.level = 1) AS level1,
              EXISTS (SELECT 1 FROM measure m WHERE m.case_id = c.id AND m.status IN ('DONE', 'PARTLY')) AS measures_tried,
              EXISTS (SELECT 1 FROM evaluation e WHERE e.case_id = c.id AND e.level > 1) AS evaluated
            FROM case_file c WHERE c.id = :case""")
        .param("case", caseId).query(Progress.class).single();
  }

  /** The child's age today in whole years, -1 as long as the child is expected. */
  public int age(UUID caseId) {
    LocalDate born = born(caseId);
    LocalDate today = LocalDate.now(clock);
    return born.isAfter(today) ? -1 : Period.between(born, today).getYears();
  }

  /** The day on which the child is so old. */
  public LocalDate birthday(UUID caseId, int years) {
    return born(caseId).plusYears(years);
  }

  private LocalDate born(UUID caseId) {
    return LocalDate.parse(reader.forTheSystem(caseId).child().path("birthDate").asText());
  }
}
