package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.letter.PdfReader;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
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
  void theLetterSaysWhatIsDecidedWhyAndHowToComplain() throws Exception {
    UUID caseId = family.decided();
    Decision decision = decisions.of(caseId).get(0);
    String path = "/api/cases/" + caseId + "/decisions/" + decision.id() + "/letter";
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/letters/0/href").asText()).isEqualTo(path);
    HttpResponse<String> answer = unn.ask("GET", path, "", "application/pdf");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.body()).startsWith("%PDF-");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM read_log_entry WHERE case_id = :case AND what = 'decision-letter' AND person = 'unn'")
        .param("case", caseId).query(Integer.class).single()).isOne();
    assertThat(family.person("lars").ask("GET", path, "", "application/pdf").statusCode()).isEqualTo(404);
    assertThat(unn.get("/api/cases/" + caseId + "/decisions/" + UUID.randomUUID() + "/letter").status()).isEqualTo(404);

    byte[] letter = Printed.keep("barnekoordinator", unn.file(path));
    assertThat(PdfReader.text(letter)).contains("Vedtak om barnekoordinator", "Dere får barnekoordinator.", "Hilde Prestmo", "Helsestasjonen i Stjørdal",
        "Barnet er for lite.", "Barnet trenger flere tjenester lenge.", "innen fire uker", "Statsforvalteren", "§ 7-2 a", "Unn Kvithyll",
        "pasient- og brukerrettighetsloven §§ 7-2 og 7-5").doesNotContain("pbrl.");
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
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/letters/0").has("href")).as("no link").isFalse();
  }

  @Test
  @Rule("R093")
  void norAnAnswerToAComplaint() {
    UUID caseId = family.decided();
    complains(caseId);
    unn.does(caseId, "reconsider", reconsidered("yes", ", \"newDecision\": \"Dere får en annen.\""));
    UUID other = family.decided();
    assertThat(unn.get(answerPath(caseId).replace(caseId.toString(), other.toString())).status()).as("of another case").isEqualTo(404);
    assertThat(family.person("lars").get(answerPath(caseId)).status()).isEqualTo(404);
    assertThat(unn.get(answerPath(caseId)).status()).isEqualTo(200);
    assertThat(jdbc.sql("SELECT COUNT(*) FROM read_log_entry WHERE case_id = :case AND what = 'complaint-letter'").param("case", caseId)
        .query(Integer.class).single()).isOne();
    family.person("siv").begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(unn.get(answerPath(caseId)).status()).isEqualTo(409);
  }

  @Test
  void itStandsAndIsSentOnAndTheAnswerIsWrittenDown() throws Exception {
    UUID caseId = family.decided();
    complains(caseId);
    assertThat(family.shown("unn", caseId, "reconsider").at("/complaint/inTime").asText()).contains("innen fristen");
    assertThat(unn.tries(caseId, "reconsider", reconsidered("dismissed", "")).body()).contains("Klagen kom innen fristen og kan ikke avvises.");
    unn.does(caseId, "reconsider", reconsidered("no", ""));
    assertThat(family.shown("unn", caseId, "sendComplaintOn").at("/complaint/instance").asText())
        .isEqualTo("Klagen sendes til: Statsforvalteren.");
    assertThat(unn.get(answerPath(caseId)).status()).as("not sent on yet").isEqualTo(404);
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/complaints/0/status").asText()).isEqualTo("Skal sendes til Statsforvalteren");
    unn.does(caseId, "sendComplaintOn", "{\"complaintSent\": {\"on\": \"%s\"}}".formatted(family.today()));
    unn.does(caseId, "registerComplaintOutcome",
        "{\"complaintOutcome\": {\"result\": \"upheld\", \"on\": \"%s\", \"text\": \"Enig med kommunen.\"}}".formatted(family.today()));
    assertThat(state(caseId)).isEqualTo("false stands upheld");
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/complaints")).as("over").isEmpty();
    assertThat(answerLetter(caseId, "klage-sendt-videre")).contains("Svar på klage", "har vi sendt klagen til Statsforvalteren",
        "Vi vil ha en annen.", "Vi har vurdert det på nytt.", "vedtaket om barnekoordinator", "forvaltningsloven § 33",
        "pasient- og brukerrettighetsloven §§ 7-2 og 7-5").doesNotContain("Vi har endret vedtaket", "kom etter fristen", "pbrl.");
    assertThat(family.stage.openTasks(caseId)).doesNotContain("reconsider", "sendComplaintOn", "registerComplaintOutcome");
  }

  @Test
  void theDecisionIsChanged() throws Exception {
    UUID caseId = family.decided();
    complains(caseId);
    assertThat(unn.tries(caseId, "reconsider", reconsidered("yes", "")).body()).contains("reconsideration.newDecision");
    unn.does(caseId, "reconsider", reconsidered("yes", ", \"newDecision\": \"Dere får en annen barnekoordinator.\""));
    assertThat(answerLetter(caseId, "klage-medhold")).contains("Vi har endret vedtaket.", "Dere får en annen barnekoordinator.")
        .doesNotContain("sendt klagen til");
    assertThat(state(caseId)).isEqualTo("false changed null");
    assertThat(family.stage.openTasks(caseId)).doesNotContain("sendComplaintOn");
  }

  @Test
  void whatCameTooLateIsToldAndCanBeDismissed() throws Exception {
    UUID caseId = family.decided();
    Decision decision = decisions.of(caseId).get(0);
    assertThat(decision.complainUntil()).as("four weeks, from the table").isEqualTo(decision.sentOn().plusWeeks(4));
    family.stage.wait(Duration.ofDays(29));
    complains(caseId);
    assertThat(family.shown("unn", caseId, "reconsider").at("/complaint/inTime").asText()).contains("**Klagen kom for sent.**", "fvl. § 31");
    assertThat(unn.tries(caseId, "reconsider", reconsidered("dismissed", "")).body()).contains("Skriv hvorfor dere behandler den likevel");
    unn.does(caseId, "reconsider", reconsidered("dismissed", ", \"late\": \"Ingen grunn til at den kom for sent.\""));
    assertThat(state(caseId)).isEqualTo("true dismissed null");
    assertThat(answerLetter(caseId, "klage-avvist")).contains("Klagen kom etter fristen.", "Ingen grunn til at den kom for sent.",
        "Dere kan klage innen fire uker", "forvaltningsloven § 31").doesNotContain("Vi har endret vedtaket", "sendt klagen til");
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

  private String answerPath(UUID caseId) {
    return "/api/cases/%s/complaints/%s/letter".formatted(caseId, jdbc.sql("SELECT id FROM complaint WHERE case_id = :case")
        .param("case", caseId).query(UUID.class).single());
  }

  private String answerLetter(UUID caseId, String name) throws Exception {
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/letters/0/href").asText()).isEqualTo(answerPath(caseId));
    return PdfReader.text(Printed.keep(name, unn.file(answerPath(caseId))));
  }

  private String state(UUID caseId) {
    return jdbc.sql("SELECT late, answer, result FROM complaint WHERE case_id = :case").param("case", caseId)
        .query((row, n) -> row.getBoolean("late") + " " + row.getString("answer") + " " + row.getString("result")).single();
  }
}
