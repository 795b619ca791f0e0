package no.stafettpinnen.production;

import static no.stafettpinnen.production.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Sessions in production: shared by nodes, kept over a restart, ended by idleness and by age. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("own-start")
class SessionTest {

  private static final String COOKIE = "__Host-STAFETT-SESSION";
  private static final String START_FORM = "/api/forms/start/concernToAction";
  private static final String BY_ITSELF = "/camunda/api/engine/engine/default/filter/none/count";

  @TempDir
  static Path folder;
  private static ProductionStage stage;
  private static int first;
  private static int second;

  @BeforeAll
  static void twoNodes() throws Exception {
    stage = new ProductionStage(folder);
    stage.createDatabase("nodes");
    stage.migrate("nodes");
    first = stage.node("nodes");
    second = stage.node("nodes");
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @Test
  void nodesShareTheSessionAlsoOfTasklist() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "two-nodes", "fosslia");
    assertThat(kari.post("/camunda/api/engine/engine/default/task/count", "{}").statusCode()).as("at the first").isEqualTo(200);
    assertThat(kari.at(second).get("/api/me").statusCode()).isEqualTo(200);
    HttpResponse<String> counted = kari.post("/camunda/api/engine/engine/default/task/count", "{}");
    assertThat(counted.statusCode()).as("Camunda's token is known to the other node: " + counted.body() + kari.cookies.keySet()).isEqualTo(200);
    assertThat(kari.post("/logg-ut", "").statusCode()).isEqualTo(200);
    assertThat(kari.at(first).get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void logInMayBeginAtOneNodeAndEndAtTheOther() {
    Visitor kari = new Visitor(first);
    stage.next("begun", Map.of("groups", List.of("fosslia")));
    String back = Visitor.locationOf(kari.get(Visitor.locationOf(kari.get(Visitor.locationOf(kari.get("/logg-inn"))))));
    kari.at(second).get(back);
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(200);
  }

  // Last: nodes in one JVM share the engine's registry, and a node that stops leaves it.
  @Test
  @Order(Integer.MAX_VALUE)
  void aRestartKeepsTheSession() {
    int third = stage.node("nodes");
    Visitor kari = new Visitor(third);
    stage.logIn(kari, "restart", "fosslia");
    stage.lastNode().close();
    assertThat(kari.at(first).get("/api/me").statusCode()).isEqualTo(200);
  }

  @Test
  void halfAnHourWithoutActivityEndsItAndTasklistsOwnQuestionsAreNone() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "idle", "fosslia");
    move(kari, "stafettpinnen.activeAt", Duration.ofMinutes(29));
    kari.get(BY_ITSELF);
    assertThat(active(kari)).isBefore(Instant.now().minus(Duration.ofMinutes(28)));
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(200);
    assertThat(active(kari)).as("somebody did something").isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    move(kari, "stafettpinnen.activeAt", Duration.ofMinutes(31));
    assertThat(kari.get(BY_ITSELF).statusCode()).isEqualTo(401);
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void tenHoursEndItWhateverOneDoes() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "long", "fosslia");
    move(kari, "stafettpinnen.loggedInAt", Duration.ofHours(10).minusMinutes(1));
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(200);
    move(kari, "stafettpinnen.loggedInAt", Duration.ofHours(10).plusMinutes(1));
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void aRowThatHoldsAnotherKindOfObjectIsNotMadeIntoOne() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "planted", "fosslia");
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(200);
    Session session = session(kari);
    session.setAttribute("stafettpinnen.loggedInAt", new Planted());
    sessions().save(session);
    kari.get("/api/me");
    assertThat(Planted.wasMade).isFalse();
  }

  @Test
  void whatIsWrittenWhenTheSessionEndsIsThereAfterTheNextLogIn() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "mid-form", "fosslia");
    kari.get(START_FORM);
    HttpResponse<String> saved = kari.put(START_FORM + "/draft", "{\"version\": 0, \"data\": {\"concern\": {\"what\": \"Begynt\"}}}");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    move(kari, "stafettpinnen.activeAt", Duration.ofMinutes(31));
    HttpResponse<String> refused = kari.put(START_FORM + "/draft", "{\"version\": 1, \"data\": {\"concern\": {\"what\": \"Videre\"}}}");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(json(refused).path("detail").asText()).isEqualTo("Du er logget ut. Logg inn på nytt.");
    stage.logIn(kari, "mid-form", "fosslia");
    assertThat(json(kari.get(START_FORM)).at("/data/concern/what").asText()).isEqualTo("Begynt");
    assertThat(kari.put(START_FORM + "/draft", "{\"version\": 1, \"data\": {\"concern\": {\"what\": \"Videre\"}}}").statusCode())
        .as("what the page still holds").isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me", BY_ITSELF, "/camunda/", "/nowhere", "/logg-inn", "/utlogget",
      "/login/oauth2/code/stafettpinnen?code=x&state=y", "/login/oauth2/code/another?code=x&state=y"})
  void whoIsNotLoggedInLeavesNoSessionBehind(String path) {
    Visitor stranger = new Visitor(first);
    stranger.get(path);
    assertThat(stranger.cookies).doesNotContainKey(COOKIE);
  }

  @Test
  void theSessionHoldsNoMembershipsOfTheEngine() {
    Visitor kari = new Visitor(first);
    stage.logIn(kari, "slim", "fosslia");
    kari.get("/camunda/api/engine/engine/default/task");
    assertThat(session(kari).getAttributeNames()).doesNotContain("authenticatedUser");
  }

  private static void move(Visitor person, String attribute, Duration back) {
    Session session = session(person);
    session.setAttribute(attribute, Instant.now().minus(back));
    sessions().save(session);
  }

  private static Instant active(Visitor person) {
    return session(person).getAttribute("stafettpinnen.activeAt");
  }

  private static Session session(Visitor person) {
    return sessions().findById(new String(Base64.getDecoder().decode(person.cookies.get(COOKIE)), StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static FindByIndexNameSessionRepository<Session> sessions() {
    return stage.firstNode().getBean(FindByIndexNameSessionRepository.class);
  }

  private static class Planted implements Serializable {

    private static boolean wasMade;

    private void readObject(ObjectInputStream stream) {
      wasMade = true;
    }
  }
}
