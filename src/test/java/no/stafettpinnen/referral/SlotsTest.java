package no.stafettpinnen.referral;

import static no.stafettpinnen.support.Forms.CONCERN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The places in the meetings: computed from the rhythm, and booked once each. */
@StafettTest
class SlotsTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String TEAM = "team:kompetanseteam";

  @Autowired
  private Stage stage;
  @Autowired
  private Slots slots;
  @Autowired
  private Teams teams;
  @Autowired
  private MeetingDays days;
  @Autowired
  private Referrals referrals;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private ConflictRetry retry;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @ParameterizedTest
  @ValueSource(ints = {2026, 2027, 2028, 2029, 2030, 2032})
  @Rule("R116")
  void wednesdaysFromHalfPastEightToTenSummerAndWinter(int year) {
    List<ZonedDateTime> times = timesIn("kompetanseteam", "stjordal", year);
    assertThat(times).hasSizeGreaterThan(100).allSatisfy(time -> {
      assertThat(time.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
      assertThat(time.toLocalTime()).isIn(LocalTime.of(8, 30), LocalTime.of(9, 0), LocalTime.of(9, 30));
      assertThat(workingDays.isWorkingDay(time.toLocalDate())).as(time.toString()).isTrue();
      assertThat(week(time)).isNotIn(8, 26, 30, 33, 41, 52, 53);
    });
    assertThat(times).extracting(time -> time.getOffset().getTotalSeconds()).contains(3600, 7200);
    LocalDate easterWednesday = easter(year).minusDays(4);
    assertThat(times).extracting(ZonedDateTime::toLocalDate).doesNotContain(easterWednesday).contains(easterWednesday.minusWeeks(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tverrfagligBarnehageteam", "tverrfagligSkoleteam"})
  @Rule({"R122", "R123"})
  void frostaMeetsFiveTimesAYear(String forum) {
    for (int year = 2026; year <= 2035; year++) {
      assertThat(meetingDays(forum, "frosta", year)).as(forum + " " + year).hasSize(5);
    }
  }

  @Test
  @Rule({"R124", "R125", "R128", "R130", "R135"})
  void theOtherRhythms() {
    assertThat(meetingDays("miljoteamSkole", "frosta", 2027)).hasSizeBetween(36, 42);
    List<LocalDate> kindergarten = List.copyOf(meetingDays("miljoteamBarnehage", "frosta", 2027));
    assertThat(kindergarten).allMatch(day -> (day.toEpochDay() - LocalDate.of(2026, 1, 15).toEpochDay()) % 42 == 0).hasSizeBetween(6, 9);
    assertThat(meetingDays("lokaltTeam", "melhus", 2027)).extracting(LocalDate::getMonthValue).containsExactly(1, 2, 3, 4, 5, 6, 9, 10, 11, 12);
    for (int month : new int[] {1, 2, 3, 4, 5, 6, 9, 10, 11}) {
      int inMonth = month;
      assertThat(meetingDays("droftingsteam", "melhus", 2027).stream().filter(day -> day.getMonthValue() == inMonth).count())
          .as("month " + month).isBetween(1L, 4L);
    }
    assertThat(meetingDays("pptKonsultasjon", "selbu", 2027).stream().collect(Collectors.groupingBy(
        day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), Collectors.counting())).values()).contains(2L).allMatch(count -> count <= 2);
    assertThat(timesIn("hjelpetjenesten", "donna", 2027)).isEmpty();
  }

  @Test
  @Rule("R116")
  void aTakenPlaceIsRefusedAndTheNextFreeOneNamed() {
    stage.moveTo(Instant.parse("2027-01-20T12:00:00Z"));
    Instant first = slots.free(TEAM, 1).get(0);
    assertThat(first.atZone(OSLO)).isEqualTo(ZonedDateTime.of(2027, 1, 27, 8, 30, 0, 0, OSLO));
    UUID one = referred();
    UUID other = referred();
    slots.book(TEAM, first, one);
    assertThat(tryToBook(first, other)).isEqualTo("Tida er tatt. Neste ledige tid er onsdag 27. januar 2027 kl. 09.00.");
    assertThat(tryToBook(first.plusSeconds(60), other)).startsWith("Teamet tar ikke saker da. Neste ledige tid er");
    slots.move(slots.free(TEAM, 2).get(1), one);
    assertThat(slots.free(TEAM, 1)).containsExactly(first);
    slots.book(TEAM, first, other);
    slots.release(other);
    assertThat(slots.free(TEAM, 1)).containsExactly(first);
    referrals.end(one, Referrals.Outcome.WITHDRAWN);
    referrals.end(other, Referrals.Outcome.WITHDRAWN);
  }

  @Test
  @Rule("R116")
  void fiftyReferrersWantTheSameTenPlacesAtOnce() throws Exception {
    List<UUID> cases = IntStream.range(0, 50).mapToObj(n -> referred()).toList();
    List<Instant> wanted = slots.free(TEAM, 10);
    CyclicBarrier together = new CyclicBarrier(50);
    ExecutorService people = Executors.newFixedThreadPool(50);
    try {
      List<Callable<String>> attempts = IntStream.range(0, 50).<Callable<String>>mapToObj(n -> () -> {
        together.await();
        return tryToBook(wanted.get(n % 10), cases.get(n));
      }).toList();
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : people.invokeAll(attempts)) {
        answers.add(answer.get());
      }
      assertThat(answers.stream().filter(String::isEmpty)).as("who got their place").hasSize(10);
      assertThat(answers.stream().filter(answer -> answer.startsWith("Tida er tatt. Neste ledige tid er "))).hasSize(40);
    } finally {
      people.shutdownNow();
    }
    Set<Instant> held = new HashSet<>();
    for (UUID caseId : cases) {
      referrals.pending(caseId).filter(referral -> referral.slotAt() != null)
          .ifPresent(referral -> assertThat(held.add(referral.slotAt().toInstant())).isTrue());
    }
    assertThat(held).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(slots.free(TEAM, 5)).doesNotContainAnyElementsOf(wanted);
    cases.forEach(caseId -> referrals.end(caseId, Referrals.Outcome.WITHDRAWN));
  }

  /** Empty where it went well, else what the person is told. */
  private String tryToBook(Instant time, UUID caseId) {
    try {
      retry.inTransaction(() -> {
        slots.book(TEAM, time, caseId);
        return null;
      });
      return "";
    } catch (CaseRuleException refused) {
      return refused.getMessage();
    }
  }

  private UUID referred() {
    UUID caseId = stage.person("kari").raise("concernToAction", CONCERN);
    referrals.refer(caseId, TEAM, "kari", "kindergarten:fosslia", JsonNodeFactory.instance.objectNode().put("question", "Hva nå?"));
    return caseId;
  }

  private Set<LocalDate> meetingDays(String forum, String municipality, int year) {
    return timesIn(forum, municipality, year).stream().map(ZonedDateTime::toLocalDate).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<ZonedDateTime> timesIn(String forum, String municipality, int year) {
    return days.times(teams.profile(forum).orElseThrow(), municipality, LocalDate.of(year, 1, 1).atStartOfDay(OSLO).toInstant().minusSeconds(1))
        .map(time -> time.atZone(OSLO)).filter(time -> Year.from(time).getValue() == year).toList();
  }

  private static int week(ZonedDateTime time) {
    return time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static LocalDate easter(int year) {
    return switch (year) {
      case 2026 -> LocalDate.of(2026, 4, 5);
      case 2027 -> LocalDate.of(2027, 3, 28);
      case 2028 -> LocalDate.of(2028, 4, 16);
      case 2029 -> LocalDate.of(2029, 4, 1);
      case 2030 -> LocalDate.of(2030, 4, 21);
      case 2032 -> LocalDate.of(2032, 3, 28);
      default -> throw new IllegalArgumentException();
    };
  }
}
