package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever tries passwords is slowed down; a colleague who knows theirs is not. */
@StafettTest
class LogInBrakeTest {

  private static final String FAILED = "/logg-inn?feil";
  private static final String WAIT = "/logg-inn?vent";

  @Autowired
  private LogInBrake brake;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Stage stage;

  @BeforeEach
  @AfterEach
  void forget() {
    jdbc.sql("DELETE FROM log_in_attempt").update();
  }

  @Test
  void aSourceIsBrakedAtOneAccountAndTheAccountStaysOpenForOthers() {
    for (int attempt = 0; attempt < LogInBrake.FREE_PER_ACCOUNT; attempt++) {
      assertThat(brake.allows("10.0.0.1", "kari")).isTrue();
    }
    assertThat(brake.allows("10.0.0.1", " KARI")).as("the same account").isFalse();
    assertThat(brake.allows("10.0.0.1", "anne")).isTrue();
    assertThat(brake.allows("10.0.0.2", "kari")).as("the colleague").isTrue();
  }

  @Test
  void aSourceThatTriesManyAccountsIsBrakedAtAll() {
    for (int attempt = 0; attempt < LogInBrake.FREE_PER_SOURCE; attempt++) {
      assertThat(brake.allows("10.0.0.3", "guess-" + attempt)).isTrue();
    }
    assertThat(brake.allows("10.0.0.3", "kari")).isFalse();
    assertThat(brake.allows("10.0.0.4", "kari")).isTrue();
  }

  @Test
  void theBrakeLetsGoAndIsNeverForEver() {
    for (int attempt = 0; attempt < LogInBrake.FREE_PER_ACCOUNT; attempt++) {
      brake.allows("10.0.0.5", "kari");
    }
    assertThat(brake.allows("10.0.0.5", "kari")).isFalse();
    jdbc.sql("UPDATE log_in_attempt SET attempts = 1000000, last_at = last_at - INTERVAL '14' MINUTE").update();
    assertThat(brake.allows("10.0.0.5", "kari")).isFalse();
    jdbc.sql("UPDATE log_in_attempt SET last_at = last_at - INTERVAL '2' MINUTE").update();
    assertThat(brake.allows("10.0.0.5", "kari")).isTrue();
  }

  @Test
  void whatSucceedsIsNotHeldAgainstAnybody() {
    for (int day = 0; day < 2 * LogInBrake.FREE_PER_SOURCE; day++) {
      assertThat(brake.allows("10.0.0.6", "person-" + day % 3)).isTrue();
      brake.succeeded("10.0.0.6", "person-" + day % 3);
    }
  }

  @Test
  void theAnswerDoesNotTellWhoExists() throws Exception {
    assertThat(answers("kari")).isEqualTo(answers("no-such-person"))
        .containsExactly(FAILED, FAILED, FAILED, FAILED, FAILED, WAIT, WAIT);
    forget();
    assertThat(new Caseworker(stage.base(), "kari").get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void theTimeDoesNotTellWhoExists() throws Exception {
    answerTo("kari");
    answerTo("no-such-person");
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      forget();
      known.add(millis("kari"));
      unknown.add(millis("no-such-person"));
    }
    double ratio = (double) unknown.stream().min(Long::compare).orElseThrow() / known.stream().min(Long::compare).orElseThrow();
    assertThat(ratio).as("unknown %s ms, known %s ms", unknown, known).isBetween(0.5, 2.0);
  }

  private long millis(String person) throws Exception {
    long begun = System.nanoTime();
    answerTo(person);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private List<String> answers(String person) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int attempt = 0; attempt < 7; attempt++) {
      answers.add(answerTo(person));
    }
    return answers;
  }

  private String answerTo(String person) throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    http.send(HttpRequest.newBuilder(URI.create(stage.base() + "/logg-inn")).build(), BodyHandlers.discarding());
    String token = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("STAFETT-CSRF"))
        .findFirst().orElseThrow().getValue();
    HttpResponse<Void> answer = http.send(HttpRequest.newBuilder(URI.create(stage.base() + "/logg-inn"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("username=" + person + "&password=wrong&_csrf=" + token)).build(), BodyHandlers.discarding());
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
  }
}
