package no.stafettpinnen.referral;

import static no.stafettpinnen.referral.TeamStage.onlyAdvice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a team tells the coordinating team: the trend, and nothing that leads back to a child (I10). */
@StafettTest
class TrendNotesTest {

  @Autowired
  private TeamStage team;
  @Autowired
  private TrendNotes notes;
  private Caseworker per;

  @BeforeEach
  void begin() {
    team.begin();
    team.jdbc.sql("DELETE FROM trend_note").update();
    per = team.stage.person("per");
  }

  @AfterEach
  void end() {
    team.end();
  }

  @Test
  @Rule({"R111", "R047"})
  void nothingInItLeadsToTheCase() {
    UUID caseId = team.meets();
    write(caseId, trend("Flere elever er borte fra skolen."));
    Map<String, Object> row = team.jdbc.sql("SELECT * FROM trend_note").query().singleRow();
    assertThat(row.keySet()).extracting(String::toLowerCase)
        .containsExactlyInAnyOrder("id", "municipality", "team", "noted_in", "category", "note_text");
    assertThat(row.toString()).doesNotContain(caseId.toString(), "per", "lars", "Flere");
    assertThat(row.toString()).contains("stjordal", TeamStage.TEAM, "absence", team.today().toString().substring(0, 7));
    String log = team.stage.person("lars").get("/api/cases/" + caseId).body();
    assertThat(log).contains("Hva råder teamet til?").doesNotContain("Flere elever", "Fravær fra skolen", "gjelder flere barn");

    assertThat(notes.of("stjordal")).as("not before the month is over, when there may be others").isEmpty();
    team.waits(Duration.ofDays(32));
    assertThat(notes.of("stjordal")).singleElement().satisfies(note -> assertThat(note.text()).startsWith("Flere elever er borte"));
    assertThat(notes.of("frosta")).isEmpty();
  }

  @Test
  @Rule("R111")
  void theOrderInWhichNotesCameIsNotKept() {
    for (int meeting = 0; meeting < 6; meeting++) {
      UUID caseId = team.meets();
      write(caseId, trend("Nummer " + "abcdef".charAt(meeting)));
      team.stage.moveTo(team.slot(-10).plusSeconds(300));
    }
    List<String> stored = team.jdbc.sql("SELECT id FROM trend_note").query(UUID.class).list().stream().map(UUID::toString).toList();
    assertThat(stored).hasSize(6).isSorted();
  }

  @Test
  @Rule({"R111", "R047"})
  void itNamesNobody() {
    UUID caseId = team.meets();
    for (String words : List.of("Ola er mye borte.", "Dette gjelder TESTBARN.", "Ring 917 22 333.", "Ring ni en sju to to tre tre tre.",
        "Født 1. februar 2023.", "Han i Storgata 14 B.", "Spør Hegge på Halsen.")) {
      Caseworker.Answer answer = tries(caseId, trend(words));
      assertThat(answer.status()).as(words).isEqualTo(422);
      assertThat(answer.body()).contains("Trendnotatet kan ikke si hvem det gjelder.").doesNotContain(words);
    }
    assertThat(team.jdbc.sql("SELECT COUNT(*) FROM trend_note").query(Integer.class).single()).isZero();
    per.does(caseId, "holdMeeting", onlyAdvice());
    assertThat(team.jdbc.sql("SELECT COUNT(*) FROM trend_note").query(Integer.class).single()).as("it is nobody's duty").isZero();
  }

  @Test
  @Rule({"R049", "R111", "R047"})
  void whoLeadsTheCoordinatingTeamReadsThemAndNobodyElse() {
    UUID caseId = team.meets();
    write(caseId, trend("Flere elever er borte fra skolen."));
    team.waits(Duration.ofDays(32));
    JsonNode shown = team.stage.person("signe").get("/api/trend-notes").json();
    assertThat(shown).singleElement().satisfies(one -> {
      assertThat(one.path("municipality").asText()).isEqualTo("Stjørdal");
      assertThat(one.path("notes")).singleElement().satisfies(note -> assertThat(note.path("text").asText()).startsWith("Flere elever"));
    });
    assertThat(shown.toString()).doesNotContain(caseId.toString(), TeamStage.TEAM);
    assertThat(List.of("per", "siv", "lars", "turid")).allMatch(other -> team.stage.person(other).get("/api/trend-notes").body().equals("[]"));
  }

  @Test
  @Rule("R047")
  void noCaseReachesTheCoordinatingTeam() {
    UUID caseId = team.stage.person("lars").raise("concernToAction", Forms.CONCERN);
    assertThat(team.stage.person("lars").get("/api/forms/cases/" + caseId + "/registerConsent").body()).contains(TeamStage.HEALTH)
        .doesNotContain("coordination:");
    assertThat(team.stage.person("signe").get("/api/forms/start/concernToAction").body()).doesNotContain("coordination:");
  }

  private void write(UUID caseId, String form) {
    Caseworker.Answer answer = tries(caseId, form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** Without the word that other tests plant: it looks like an address. */
  private Caseworker.Answer tries(UUID caseId, String form) {
    JsonNode task = per.task(caseId, "holdMeeting").orElseThrow();
    per.claim(task.path("id").asText());
    return per.complete(task.path("id").asText(), form);
  }

  private static String trend(String words) {
    return onlyAdvice("done", "no", "\"trend\": {\"category\": \"absence\", \"text\": \"%s\"},".formatted(words));
  }
}
