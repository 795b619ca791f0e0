package no.stafettpinnen.deadline;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Counts working days: not Saturdays, Sundays or Norwegian public holidays, for any year. */
@Component
public class WorkingDays {

  private final HolidayManager holidays = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));

  /** The day that is {@code count} working days after {@code day}; with 0 the day itself or the next working day. */
  public LocalDate plus(LocalDate day, int count) {
    LocalDate result = day;
    for (int left = count; left > 0; left--) {
      result = atOrAfter(result.plusDays(1));
    }
    return atOrAfter(result);
  }

  /** The day that is {@code count} working days before {@code day}. */
  LocalDate minus(LocalDate day, int count) {
    LocalDate result = day;
    for (int left = count; left > 0; left--) {
      do {
        result = result.minusDays(1);
      } while (!isWorkingDay(result));
    }
    return result;
  }

  private LocalDate atOrAfter(LocalDate day) {
    LocalDate result = day;
    while (!isWorkingDay(result)) {
      result = result.plusDays(1);
    }
    return result;
  }

  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.isHoliday(day);
  }
}
