package no.stafettpinnen.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each day of twelve years, beside a list of public holidays that was made without the library. */
class PublicHolidaysTest {

  private static final Path LIST = Path.of("src/test/resources/public-holidays-2024-2035.csv");
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035})
  void areNoWorkingDays(int year) throws Exception {
    Set<LocalDate> holidays = Files.readAllLines(LIST).stream().filter(line -> line.startsWith(year + "-"))
        .map(line -> LocalDate.parse(line.substring(0, 10))).collect(Collectors.toSet());
    assertThat(holidays).hasSizeBetween(11, 12);
    WorkingDays workingDays = new WorkingDays();
    assertThat(LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))).allSatisfy(day ->
        assertThat(workingDays.plus(day, 0).equals(day)).as(day.toString())
            .isEqualTo(!WEEKEND.contains(day.getDayOfWeek()) && !holidays.contains(day)));
  }

  @Test
  void anyYearHasThem() {
    WorkingDays workingDays = new WorkingDays();
    for (int year = 2036; year < 2100; year++) {
      assertThat(workingDays.plus(LocalDate.of(year, 5, 17), 0)).isAfter(LocalDate.of(year, 5, 17));
      assertThat(workingDays.plus(LocalDate.of(year, 12, 25), 0)).isAfter(LocalDate.of(year, 12, 26));
    }
  }
}
