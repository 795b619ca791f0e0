package no.stafettpinnen.journey;

import static no.stafettpinnen.support.Caseworker.parse;
import static no.stafettpinnen.support.Forms.CONCERN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.BatonLedger.Holder;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.municipality.Absences;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is away for long, or whose account has ended, begins a hand-over without doing anything (I1). */
@StafettTest
class AbsenceTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String FOSSLIA = "kindergarten:fosslia";

  @Autowired
  private Stage stage;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private Absences absences;
  @Autowired
  private ServiceRegistration registration;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private JdbcClient jdbc;
  private final List<String> away = new ArrayList<>();
  private Caseworker stein;

  @BeforeEach
  void onAMondayInJanuary() {
    stein = stage.person("stein");
    LocalDate monday = today().plusYears(1).withMonth(1).withDayOfMonth(12);
    monday = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    stage.wait(Duration.between(stage.now(), monday.atTime(9, 0).atZone(OSLO).toInstant()));
  }

  @AfterEach
  void allAreBack() {
    away.forEach(person -> absences.end(person, "stein"));
    stage.resetClock();
  }

  @Test
  @Rule("R089")
  void aLongAbsenceBeginsAHandOverAtOnceAndTheHolderHoldsUntilTheLeaderDecides() {
    UUID caseId = heldBy("away1");
    assertThat(enter("away1", today(), today().plusWeeks(6)).status()).isEqualTo(204);
    stage.runDueJobs();
    assertHolder(caseId, "away1");
    assertThat(stage.openTasks(caseId)).contains("decideBaton");
    assertThat(stage.messages("stein", caseId)).anyMatch(text -> text.contains("Bestem hvem som skal ha stafettpinnen"));
    days(1);
    assertThat(stage.openTasks(caseId)).as("begun once").containsOnlyOnce("decideBaton");
    stein.does(caseId, "decideBaton", decision("anne"));
    assertHolder(caseId, "anne");
    days(2);
    assertThat(stage.openTasks(caseId)).doesNotContain("decideBaton");
  }

  @ParameterizedTest
  @Rule("R089")
  @CsvSource({"10,false", "11,true", "12,true"})
  void tenWorkingDaysAreLong(int daysLater, boolean isLong) {
    UUID caseId = heldBy("away2");
    enter("away2", today(), today().plusDays(daysLater));
    days(1);
    assertThat(stage.openTasks(caseId).contains("decideBaton")).isEqualTo(isLong);
  }

  @Test
  @Rule("R089")
  void anAbsenceWhoseEndNobodyKnowsIsLongAfterAWeek() {
    UUID caseId = heldBy("away3");
    enter("away3", today(), null);
    days(6);
    assertThat(stage.openTasks(caseId)).as("Sunday").doesNotContain("decideBaton");
    days(1);
    assertThat(stage.openTasks(caseId)).as("Monday").contains("decideBaton");
  }

  @Test
  @Rule("R089")
  void whatIsToComeBeginsOnItsFirstMorningAndNotForWhoStays() {
    UUID caseId = heldBy("away4");
    UUID stays = heldBy("away5");
    LocalDate first = today().plusDays(9);
    enter("away4", first, first.plusWeeks(8));
    enter("away5", first, first.plusWeeks(8));
    stein.post("/api/absences/end", parse("{\"person\": \"away5\"}"));
    days(8);
    assertThat(stage.openTasks(caseId)).doesNotContain("decideBaton");
    days(1);
    assertThat(stage.openTasks(caseId)).contains("decideBaton");
    assertThat(stage.openTasks(stays)).doesNotContain("decideBaton");
  }

  @Test
  @Rule("R089")
  void whoTheLeaderLetsKeepItIsNotAskedAboutAgainUntilTheAbsenceChanges() {
    UUID caseId = heldBy("away6");
    enter("away6", today(), today().plusWeeks(3));
    stage.runDueJobs();
    stein.does(caseId, "decideBaton", decision("away6"));
    days(3);
    assertHolder(caseId, "away6");
    assertThat(stage.openTasks(caseId)).doesNotContain("decideBaton");
    enter("away6", today(), today().plusWeeks(9));
    stage.runDueJobs();
    assertThat(stage.openTasks(caseId)).contains("decideBaton");
  }

  @Test
  @Rule("R089")
  void whoIsAwayIsNotOfferedTheBaton() {
    UUID caseId = stage.person("kari").raise("concernToAction", CONCERN);
    enter("anne", today(), today().plusDays(2));
    String form = "/api/forms/cases/" + caseId + "/batonHandover";
    assertThat(stage.person("kari").get(form).body()).contains(FOSSLIA + "/stein").doesNotContain(FOSSLIA + "/anne");
    assertThat(stage.person("kari").triesToBegin(caseId, "batonHandover", offer("anne")).status()).isEqualTo(422);
    days(3);
    assertThat(stage.person("kari").get(form).body()).contains(FOSSLIA + "/anne");
  }

  @Test
  @Rule("R089")
  void aServiceWhoseOnlyLeaderIsAwayDecidesItself() {
    UUID caseId = heldBy("away7");
    enter("stein", today(), today().plusWeeks(4));
    enter("away7", today(), today().plusWeeks(4));
    stage.runDueJobs();
    assertThat(stage.messages("anne", caseId)).anyMatch(text -> text.contains("Bestem hvem som skal ha stafettpinnen"));
    stage.person("anne").does(caseId, "decideBaton", decision("anne"));
    assertHolder(caseId, "anne");
  }

  @Test
  @Rule("R089")
  void aDeactivatedAccountIsFoundTheNextMorningWithoutALogIn() {
    UUID caseId = heldBy("deactivated1", "d@example.no");
    stage.runDueJobs();
    assertThat(stage.openTasks(caseId)).doesNotContain("decideBaton");
    days(1);
    assertThat(stage.openTasks(caseId)).contains("decideBaton");
    assertThat(directory.person("deactivated1").orElseThrow().groups()).isEmpty();
    assertThat(directory.emailOf("deactivated1")).isEmpty();
    assertThat(directory.nameOf("deactivated1")).as("what they did keeps their name").isEqualTo("Test deactivated1");
    stein.does(caseId, "decideBaton", decision("anne"));
    assertHolder(caseId, "anne");
  }

  @Test
  void oneEntersForOneselfAndTheLeaderForThoseWhoWorkThere() {
    Caseworker anne = stage.person("anne");
    assertThat(people(anne)).containsExactly("anne");
    assertThat(people(stein)).startsWith("stein").contains("anne", "kari").doesNotContain("bente");
    for (Caseworker stranger : List.of(anne, stage.person("tove"))) {
      Answer refused = stranger.put("/api/absences", entry("kari", today(), null));
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.detail()).isEqualTo("Du kan føre fravær for deg selv og for dem som arbeider i en tjeneste du leder.");
      assertThat(stranger.post("/api/absences/end", parse("{\"person\": \"kari\"}")).status()).isEqualTo(404);
    }
    away.add("anne");
    assertThat(anne.put("/api/absences", parse("{\"from\": \"" + today() + "\"}")).status()).isEqualTo(204);
    enter("anne", today(), today().plusDays(3));
    JsonNode own = anne.get("/api/absences").json().get(0);
    assertThat(own.path("until").asText()).isEqualTo(today().plusDays(3).toString());
    assertThat(anne.post("/api/absences/end", parse("{}")).status()).isEqualTo(204);
    assertThat(anne.get("/api/absences").json().get(0).has("from")).isFalse();
    assertThat(jdbc.sql("SELECT entered_by || ' ' || ended_by FROM absence WHERE person = 'anne' AND entered_at >= :day ORDER BY entered_at")
        .param("day", today().atStartOfDay(OSLO).toOffsetDateTime()).query(String.class).list()).as("it stays on record")
        .containsExactly("anne stein", "stein anne");
  }

  @Test
  void datesThatCanNotBeAreRefusedInWords() {
    Caseworker anne = stage.person("anne");
    for (JsonNode wrong : List.of(parse("{}"), entry("anne", today(), today().minusDays(1)), entry("anne", today().minusYears(2), null),
        entry("anne", today().plusDays(5), today().plusDays(4)), entry("anne", today().plusYears(4), null))) {
      Answer answer = anne.put("/api/absences", wrong);
      assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.json().path("errors").get(0).path("message").asText()).contains("dag borte");
    }
    assertThat(anne.put("/api/absences", parse("{\"from\": \"i morgen\"}")).status()).isEqualTo(400);
  }

  private UUID heldBy(String person) {
    return heldBy(person, null);
  }

  /** This person can't log in here. */
  private UUID heldBy(String person, String email) {
    registration.enter(person, "Test", person, email, List.of(FOSSLIA), List.of(), false);
    UUID caseId = stage.person("kari").raise("concernToAction", CONCERN);
    retry.inTransaction(() -> {
      baton.offer(caseId, "kari", new Holder(person, FOSSLIA), null);
      baton.accept(caseId, person);
      return null;
    });
    tasks.setAssignee(tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).singleResult().getId(), person);
    return caseId;
  }

  private Answer enter(String person, LocalDate from, LocalDate until) {
    away.add(person);
    return stein.put("/api/absences", entry(person, from, until));
  }

  private static JsonNode entry(String person, LocalDate from, LocalDate until) {
    return parse("{\"person\": \"%s\", \"from\": \"%s\", \"until\": %s}".formatted(person, from, until == null ? null : "\"" + until + "\""));
  }

  private static List<String> people(Caseworker person) {
    List<String> people = new ArrayList<>();
    person.get("/api/absences").json().forEach(one -> people.add(one.path("person").asText()));
    return people;
  }

  /** Each with its morning. */
  private void days(int count) {
    for (int day = 0; day < count; day++) {
      stage.wait(Duration.ofDays(1));
    }
  }

  private void assertHolder(UUID caseId, String person) {
    assertThat(baton.holder(caseId).orElseThrow().person()).isEqualTo(person);
  }

  private static String offer(String person) {
    return "{\"handover\": {\"receiver\": \"" + FOSSLIA + "/" + person + "\", \"reason\": \"Jeg bytter avdeling.\"}}";
  }

  private static String decision(String person) {
    return "{\"batonDecision\": {\"holder\": \"" + FOSSLIA + "/" + person + "\", \"reason\": \"Noen må ha den.\"}}";
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
