package no.stafettpinnen.referral;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import no.stafettpinnen.deadline.WorkingDays;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/**
 * When a team meets: the days of its rhythm that are working days and not in a week without meetings ({@code teamsRest}), and the
 * times of each day, Europe/Oslo.
 */
@Component
class MeetingDays {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final int DAYS_AHEAD = 400;

  private record Rest(Set<String> weeks, boolean beforeEaster) {
  }

  private final DecisionService decisions;
  private final WorkingDays workingDays;

  MeetingDays(DecisionService decisions, WorkingDays workingDays) {
    this.decisions = decisions;
    this.workingDays = workingDays;
  }

  /** When cases can be up after {@code after}, the earliest first, some more than a year ahead; nothing where the team has no rhythm. */
  Stream<Instant> times(Forum forum, String municipality, Instant after) {
    if (!forum.hasRhythm()) {
      return Stream.empty();
    }
    Rest rest = rest(municipality);
    LocalDate from = after.atZone(OSLO).toLocalDate();
    List<LocalDate> days = new Recur<LocalDate>(forum.rhythm()).getDates(forum.anchor(), from, from.plusDays(DAYS_AHEAD));
    return days.stream().filter(day -> workingDays.isWorkingDay(day) && !isRest(day, rest))
        .flatMap(day -> IntStream.range(0, forum.slots())
            .mapToObj(slot -> ZonedDateTime.of(day, forum.startTime().plusMinutes((long) slot * forum.slotMinutes()), OSLO).toInstant()))
        .filter(time -> time.isAfter(after));
  }

  private Rest rest(String municipality) {
    Map<String, Object> input = new HashMap<>();
    input.put("municipality", municipality);
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("teamsRest", input).getSingleResult();
    return new Rest(Set.of(row.<String>getEntry("weeks").split(" ")), "free".equals(row.getEntry("easter")));
  }

  private boolean isRest(LocalDate day, Rest rest) {
    return rest.weeks().contains(String.valueOf(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
        || rest.beforeEaster() && isBeforeEaster(day);
  }

  /** The week with Maundy Thursday and Good Friday: both are public holidays. */
  private boolean isBeforeEaster(LocalDate day) {
    LocalDate thursday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(3);
    return !workingDays.isWorkingDay(thursday) && !workingDays.isWorkingDay(thursday.plusDays(1));
  }
}
