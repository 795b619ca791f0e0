package no.stafettpinnen.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days over weekends, Easter, 17 May and Christmas, dates taken from the calendar on the wall. */
class WorkingDaysTest {

  @ParameterizedTest
  @CsvSource({
      "2026-11-20, 1, 2026-11-23, Friday to Monday",
      "2026-11-21, 0, 2026-11-23, Saturday is moved on",
      "2026-11-23, 0, 2026-11-23, a working day stays",
      "2026-04-01, 1, 2026-04-07, Wednesday before Easter to Tuesday after",
      "2026-03-31, 5, 2026-04-10, five working days over Easter",
      "2026-04-30, 1, 2026-05-04, over 1 May and a weekend",
      "2026-05-13, 1, 2026-05-15, over Ascension Day",
      "2026-05-22, 1, 2026-05-26, over Whit Monday",
      "2026-12-23, 1, 2026-12-24, Christmas Eve is a working day by law",
      "2026-12-24, 1, 2026-12-28, over Christmas",
      "2027-12-31, 1, 2028-01-03, over New Year",
      "2028-05-16, 1, 2028-05-18, over 17 May"})
  void counts(LocalDate from, int days, LocalDate expected, String what) {
    assertThat(new WorkingDays().plus(from, days)).as(what).isEqualTo(expected);
  }
}
