package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.letter.Letters;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The decision as the family gets it, and a complaint about it (fvl. §§ 24–34, pbrl. kap. 7). */
@StafettTest
class ComplaintTest {

  @Autowired
  private FamilyStage family;
  @Autowired
  private Decisions decisions;
  @Autowired
  private DecisionLetters decisionLetters;
  @Autowired
  private Letters letters;
  @Autowired
  private ReadLog readLog;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker unn;

  @BeforeEach
  void people() {
    unn = family.person("unn");
  }

  @AfterEach
  void resetClock() {
    family.stage.resetClock();
  }

  @Test
  @Rule({"R152", "R155"})
  void theLetterSaysWhatIsDecidedWhyAndHowToComplain() throws IOException {
    UUID caseId = family.decided();
    Decision decision = decisions.of(caseId).get(0);
    String path = "/api/cases/" + caseId + "/decisions/" + decision.id() + "/letter";
    assertThat(unn.get("/api/cases/" + caseId).json().at("/letters/0/href").asText()).isEqualTo(path);
    HttpResponse<String> answer = unn.ask("GET", path, "", "application/pdf");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.body()).startsWith("%PDF-");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM read_log_entry WHERE case_id = :case AND what = 'decision-letter' AND person = 'unn'")
        .param("case", caseId).query(Integer.class).single()).isOne();
    assertThat(family.person("lars").ask("GET", path, "", "application/pdf").statusCode()).isEqualTo(404);
    assertThat(unn.get("/api/cases/" + caseId + "/decisions/" + UUID.randomUUID() + "/letter").status()).isEqualTo(404);

    byte[] letter = letters.forFamily(decisionLetters.of(readLog.record(
        new Read(caseId, "unn", Read.Role.PARTICIPANT, FamilyStage.OFFICE, "test", Read.Door.FORM)), decision.id()).orElseThrow());
    Files.write(Files.createDirectories(Path.of("target", "letters")).resolve("barnekoordinator.pdf"), letter);
    assertThat(text(letter)).contains("Vedtak om barnekoordinator", "Dere får barnekoordinator.", "Hilde Prestmo", "Helsestasjonen i Stjørdal",
        "Barnet er for lite.", "Barnet trenger flere tjenester lenge.", "innen fire uker", "Statsforvalteren", "§ 7-2 a", "Unn Kvithyll");
  }

  @Test
  @Rule("R093")
  void noLetterWhileNothingMayGoToTheHome() {
    UUID caseId = family.decided();
    String path = "/api/cases/" + caseId + "/decisions/" + decisions.of(caseId).get(0).id() + "/letter";
    family.person("siv").begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    Caseworker.Answer answer = unn.get(path);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains("Ingenting skal gå til hjemmet");
  }

  @Test
  void itStandsAndIsSentOnAndTheAnswerIsWrittenDown() {
    UUID caseId = family.decided();
    complains(caseId);
    assertThat(family.shown("unn", caseId, "reconsider").at("/complaint/inTime").asText()).contains("innen fristen");
    assertThat(unn.tries(caseId, "reconsider", reconsidered("dismissed", "")).body()).contains("Klagen kom innen fristen og kan ikke avvises.");
    unn.does(caseId, "reconsider", reconsidered("no", ""));
    assertThat(family.shown("unn", caseId, "sendComplaintOn").at("/complaint/instance").asText())
        .isEqualTo("Klagen sendes til: Statsforvalteren.");
    unn.does(caseId, "sendComplaintOn", "{\"complaintSent\": {\"on\": \"%s\"}}".formatted(family.today()));
    unn.does(caseId, "registerComplaintOutcome",
        "{\"complaintOutcome\": {\"result\": \"upheld\", \"on\": \"%s\", \"text\": \"Enig med kommunen.\"}}".formatted(family.today()));
    assertThat(state(caseId)).isEqualTo("false stands upheld");
    assertThat(family.stage.openTasks(caseId)).doesNotContain("reconsider", "sendComplaintOn", "registerComplaintOutcome");
  }

  @Test
  void theDecisionIsChanged() {
    UUID caseId = family.decided();
    complains(caseId);
    unn.does(caseId, "reconsider", reconsidered("yes", ""));
    assertThat(state(caseId)).isEqualTo("false changed null");
    assertThat(family.stage.openTasks(caseId)).doesNotContain("sendComplaintOn");
  }

  @Test
  void whatCameTooLateIsToldAndCanBeDismissed() {
    UUID caseId = family.decided();
    Decision decision = decisions.of(caseId).get(0);
    assertThat(decision.complainUntil()).as("four weeks, from the table").isEqualTo(decision.sentOn().plusWeeks(4));
    family.stage.wait(Duration.ofDays(29));
    complains(caseId);
    assertThat(family.shown("unn", caseId, "reconsider").at("/complaint/inTime").asText()).contains("**Klagen kom for sent.**", "fvl. § 31");
    assertThat(unn.tries(caseId, "reconsider", reconsidered("dismissed", "")).body()).contains("Skriv hvorfor dere behandler den likevel");
    unn.does(caseId, "reconsider", reconsidered("dismissed", ", \"late\": \"Ingen grunn til at den kom for sent.\""));
    assertThat(state(caseId)).isEqualTo("true dismissed null");
  }

  @Test
  void thereIsNothingToComplainAboutBeforeADecision() {
    UUID caseId = family.appointed();
    assertThat(unn.actions(caseId)).doesNotContain("complaint");
    assertThat(unn.get("/api/forms/cases/" + caseId + "/complaint").status()).isEqualTo(409);
  }

  private void complains(UUID caseId) {
    unn.begins(caseId, "complaint", """
        {"complaint": {"decision": "%s", "by": "Mor", "receivedOn": "%s", "text": "Vi vil ha en annen."}}""".formatted(
        decisions.of(caseId).get(0).id(), family.today()));
  }

  private static String reconsidered(String answer, String more) {
    return """
        {"flow": {"complaintUpheld": "%s"}, "reconsideration": {"why": "Vi har vurdert det på nytt."%s}}""".formatted(answer, more);
  }

  private String state(UUID caseId) {
    return jdbc.sql("SELECT late, answer, result FROM complaint WHERE case_id = :case").param("case", caseId)
        .query((row, n) -> row.getBoolean("late") + " " + row.getString("answer") + " " + row.getString("result")).single();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
