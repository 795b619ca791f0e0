package no.stafettpinnen.referral.anonymity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many children there are, by unit, year of birth and gender, as far as the municipality has said it. */
@Component
public class CohortSizes {

  public static final String GIRL = "girl";
  public static final String BOY = "boy";
  private static final String FILE = "file";

  /** @param girls {@code girls} and {@code boys}: null where nobody has said how many */
  public record Year(int birthYear, Integer girls, Integer boys) {
  }

  /**
   * How many fit.
   *
   * @param known whether every year and gender has been said; if not, there may be more
   */
  public record Size(boolean known, int children) {
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  CohortSizes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Counts those who were born from one year to another.
   *
   * @param unit   service id, or the municipality's own id for all its children
   * @param gender {@link #GIRL} or {@link #BOY}; anything else is both
   */
  public Size count(String municipality, String unit, int fromYear, int toYear, String gender) {
    Set<String> genders = Set.of(GIRL, BOY).contains(gender) ? Set.of(gender) : Set.of(GIRL, BOY);
    List<Integer> sizes = jdbc.sql("""
            SELECT children FROM cohort_size WHERE municipality = :municipality AND unit = :unit
            AND birth_year BETWEEN :from AND :to AND gender IN (:genders)""")
        .param("municipality", municipality).param("unit", unit).param("from", fromYear).param("to", toYear).param("genders", genders)
        .query(Integer.class).list();
    return new Size(sizes.size() == (toYear - fromYear + 1) * genders.size(), sizes.stream().mapToInt(Integer::intValue).sum());
  }

  /** What has been said about the unit, youngest last. */
  public List<Year> of(String municipality, String unit) {
    return jdbc.sql("""
            SELECT birth_year, MAX(CASE WHEN gender = 'girl' THEN children END) AS girls,
              MAX(CASE WHEN gender = 'boy' THEN children END) AS boys
            FROM cohort_size WHERE municipality = :municipality AND unit = :unit GROUP BY birth_year ORDER BY birth_year""")
        .param("municipality", municipality).param("unit", unit).query(Year.class).list();
  }

  /** Says how many there are in these years; other years stay as they are. */
  @Transactional
  public void set(String municipality, String unit, List<Year> years, String person) {
    for (Year year : years) {
      set(municipality, unit, year.birthYear(), GIRL, year.girls(), person);
      set(municipality, unit, year.birthYear(), BOY, year.boys(), person);
    }
  }

  /** The same from the municipality's file, which changes nothing that a leader has said. */
  @Transactional
  public void setFromFile(String municipality, String unit, Year year) {
    Set<String> said = Set.copyOf(jdbc.sql("""
            SELECT gender FROM cohort_size WHERE municipality = :municipality AND unit = :unit AND birth_year = :year AND changed_by <> :file""")
        .param("municipality", municipality).param("unit", unit).param("year", year.birthYear()).param("file", FILE).query(String.class).list());
    if (!said.contains(GIRL)) {
      set(municipality, unit, year.birthYear(), GIRL, year.girls(), FILE);
    }
    if (!said.contains(BOY)) {
      set(municipality, unit, year.birthYear(), BOY, year.boys(), FILE);
    }
  }

  private void set(String municipality, String unit, int year, String gender, Integer children, String person) {
    jdbc.sql("DELETE FROM cohort_size WHERE municipality = :municipality AND unit = :unit AND birth_year = :year AND gender = :gender")
        .param("municipality", municipality).param("unit", unit).param("year", year).param("gender", gender).update();
    if (children != null) {
      jdbc.sql("""
              INSERT INTO cohort_size (municipality, unit, birth_year, gender, children, changed_at, changed_by)
              VALUES (:municipality, :unit, :year, :gender, :children, :now, :person)""")
          .param("municipality", municipality).param("unit", unit).param("year", year).param("gender", gender)
          .param("children", children).param("now", OffsetDateTime.now(clock)).param("person", person).update();
    }
  }
}
