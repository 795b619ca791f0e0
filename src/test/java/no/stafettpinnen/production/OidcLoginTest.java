package no.stafettpinnen.production;

import static no.stafettpinnen.production.Visitor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stafettpinnen.support.Forms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in and log-out at a real OIDC server, in production as it is started. */
@Tag("own-start")
class OidcLoginTest {

  private static final String TASKS = "/camunda/api/engine/engine/default/task";
  private static final String TASKLIST_LOG_OUT = "/camunda/api/admin/auth/user/default/logout";

  @TempDir
  static Path folder;
  private static ProductionStage stage;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    stage = new ProductionStage(folder);
    stage.createDatabase("login");
    stage.migrate("login");
    port = stage.node("login");
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @Test
  void logInIsByCodeWithPkceStateAndNonceAndKeepsToThePublicAddress() {
    Visitor visitor = new Visitor(port);
    HttpResponse<String> page = visitor.get("/camunda/app/tasklist/default/");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location")).hasValue(ProductionStage.PUBLIC_URL + "/logg-inn");
    HttpResponse<String> toServer = visitor.get(Visitor.locationOf(visitor.get("/logg-inn")));
    Map<String, String> asked = query(Visitor.locationOf(toServer));
    assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", ProductionStage.PUBLIC_URL + "/login/oauth2/code/stafettpinnen")
        .containsKeys("state", "nonce", "code_challenge");

    stage.next("b7-kari", Map.of("groups", List.of("fosslia")));
    HttpResponse<String> back = visitor.get(Visitor.locationOf(toServer));
    String before = visitor.cookies.get("__Host-STAFETT-SESSION");
    HttpResponse<String> loggedIn = visitor.get(Visitor.locationOf(back));
    assertThat(visitor.cookies.get("__Host-STAFETT-SESSION")).as("a new session id at log-in").isNotEqualTo(before);
    assertThat(URI.create(Visitor.locationOf(loggedIn)).getPath()).as("the page first asked for")
        .isEqualTo("/camunda/app/tasklist/default/");
    assertThat(loggedIn.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("__Host-STAFETT-SESSION"))
        .singleElement().asString().contains("Secure").contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    HttpResponse<String> tasklist = visitor.get("/camunda/app/tasklist/default/");
    assertThat(tasklist.statusCode()).isEqualTo(200);
    assertThat(tasklist.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN")).allSatisfy(
        cookie -> assertThat(cookie).contains("Secure"));
    assertThat(json(visitor.get("/api/me")).path("name").asText()).isEqualTo("Kari Fossli");
    HttpResponse<String> whoAmI = visitor.get("/camunda/api/admin/auth/user/default");
    assertThat(json(whoAmI).path("userId").asText()).as("Tasklist asks").isEqualTo("b7-kari");
    assertThat(json(whoAmI).path("authorizedApps").toString()).doesNotContain("cockpit", "admin");
    HttpResponse<String> cockpit = visitor.get("/camunda/app/cockpit/default/");
    assertThat(cockpit.statusCode()).isEqualTo(403);
    assertThat(cockpit.body()).contains("Du har ikke tilgang til denne siden");
    HttpResponse<String> tasks = visitor.get(TASKS + "?maxResults=50");
    assertThat(tasks.statusCode()).isEqualTo(200);
    assertThat(tasks.headers().allValues("Cache-Control")).allMatch(value -> value.contains("no-store"));
    assertThat(tasks.headers().firstValue("Strict-Transport-Security")).hasValueSatisfying(v -> assertThat(v).contains("max-age"));
    assertThat(visitor.get("/api/me").headers().firstValue("Cache-Control")).hasValueSatisfying(v -> assertThat(v).contains("no-store"));
  }

  @Test
  void anOperatorGetsCockpit() {
    Visitor operator = new Visitor(port);
    stage.logIn(operator, "op-1", "drift");
    assertThat(operator.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    Visitor elsewhere = new Visitor(port);
    stage.logIn(elsewhere, "op-1", "fosslia");
    assertThat(elsewhere.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    assertThat(operator.get("/api/me").statusCode()).as("the session that remembers the operator ends").isEqualTo(401);
  }

  @Test
  void logOutEndsTheSessionHereAndAtTheServer() {
    Visitor kari = new Visitor(port);
    stage.logIn(kari, "out-1", "fosslia");
    Visitor forged = new Visitor(port);
    forged.cookies.put("__Host-STAFETT-SESSION", kari.cookies.get("__Host-STAFETT-SESSION"));
    assertThat(forged.post("/logg-ut", "").statusCode()).isEqualTo(403);
    assertThat(forged.post(TASKLIST_LOG_OUT, "").statusCode()).isEqualTo(403);
    assertThat(forged.get("/logg-ut").statusCode()).isNotEqualTo(200);
    assertThat(kari.get("/api/me").statusCode()).as("still logged in").isEqualTo(200);

    String session = kari.cookies.get("__Host-STAFETT-SESSION");
    HttpResponse<String> answer = kari.post("/logg-ut", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    String next = json(answer).path("next").asText();
    assertThat(next).startsWith(stage.oidc.endSessionEndpointUrl("kommunen").toString());
    assertThat(query(next)).containsKey("id_token_hint")
        .containsEntry("post_logout_redirect_uri", ProductionStage.PUBLIC_URL + "/utlogget");
    assertThat(kari.follow(kari.get(next)).body()).contains("Du er logget ut");
    kari.cookies.put("__Host-STAFETT-SESSION", session);
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void tasklistsOwnLogOutWorks() {
    Visitor kari = new Visitor(port);
    stage.logIn(kari, "out-2", "fosslia");
    assertThat(kari.post(TASKLIST_LOG_OUT, "").statusCode()).isEqualTo(200);
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown-to-us", "nowhere", "slip"})
  void whoHasNoGroupIsToldSoAndSeesNothing(String group) {
    Visitor stranger = new Visitor(port);
    HttpResponse<String> page = stage.logIn(stranger, "none-" + group, group);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("Du har ikke tilgang ennå").contains("Spør lederen din");
    for (String door : List.of("/api/me", "/api/forms/start/concernToAction", TASKS, "/camunda/api/engine/engine/default/filter")) {
      HttpResponse<String> refused = stranger.get(door);
      assertThat(refused.statusCode()).as(door).isEqualTo(403);
      assertThat(refused.headers().firstValue("Content-Type")).hasValueSatisfying(
          type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(json(refused).path("detail").asText()).isEqualTo("Du er logget inn, men har ikke tilgang ennå. Spør lederen din.");
    }
    assertThat(stranger.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    assertThat(stranger.post("/logg-ut", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whoChangesUnitSeesTheNewOneOnlyInTheRunningSessionToo() {
    Visitor kari = new Visitor(port);
    stage.logIn(kari, "moves-1", "fosslia");
    startCase(kari);
    assertThat(json(kari.get(TASKS + "?maxResults=50"))).as("the old unit's task, before").hasSize(1);
    Visitor afterMove = new Visitor(port);
    stage.logIn(afterMove, "moves-1", "halsen");
    for (Visitor session : List.of(kari, afterMove)) {
      assertThat(json(session.get("/api/me")).path("services")).singleElement().satisfies(
          service -> assertThat(service.path("id").asText()).isEqualTo("school:halsen"));
      assertThat(json(session.get(TASKS + "?maxResults=50"))).as("the old unit's task, after").isEmpty();
    }
    stage.logIn(new Visitor(port), "moves-1");
    assertThat(kari.get(TASKS + "?maxResults=50").statusCode()).isEqualTo(403);
    assertThat(kari.get("/api/me").statusCode()).isEqualTo(403);
  }

  @Test
  void theMappingIsReadAtEachLogIn() throws Exception {
    Visitor newcomer = new Visitor(port);
    assertThat(stage.logIn(newcomer, "mapped-1", "added-later").statusCode()).isEqualTo(403);
    String before = Files.readString(stage.claimsFile);
    Files.writeString(stage.claimsFile, before + "  - value: added-later\n    works-in: school:halsen\n");
    try {
      assertThat(stage.logIn(new Visitor(port), "mapped-1", "added-later").statusCode()).isEqualTo(200);
      assertThat(newcomer.get("/api/me").statusCode()).isEqualTo(200);
    } finally {
      Files.writeString(stage.claimsFile, before);
    }
  }

  @Test
  void aDeactivatedAccountIsRefused() throws Exception {
    assertThat(stage.logIn(new Visitor(port), "ended-1", "fosslia").statusCode()).isEqualTo(200);
    String before = Files.readString(stage.claimsFile);
    Files.writeString(stage.claimsFile, before + "deactivated: [ended-1]\n");
    try {
      Visitor visitor = new Visitor(port);
      assertThat(stage.logIn(visitor, "ended-1", "fosslia").body()).contains("Innloggingen lyktes ikke");
      assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    } finally {
      Files.writeString(stage.claimsFile, before);
    }
  }

  @ParameterizedTest
  @CsvSource({"01010112345", "kari-01020310045", "0101 0112345", "kari@stjordal.kommune.no", "stafettpinnen-system", "kari/../fosslia"})
  void anIdThatIsNoPseudonymIsRefused(String subject) {
    Visitor visitor = new Visitor(port);
    assertThat(stage.logIn(visitor, subject, "fosslia").body()).contains("Innloggingen lyktes ikke");
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void oddClaimsBreakNothing() {
    Visitor visitor = new Visitor(port);
    stage.next("odd-1", Map.of("groups", Arrays.asList(null, 1, Map.of("drift", true), List.of("drift"), "fosslia"),
        "given_name", "Ka\u0000ri\n"));
    visitor.follow(visitor.get("/logg-inn"));
    assertThat(json(visitor.get("/api/me")).path("name").asText()).isEqualTo("Ka ri Fossli");
    assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenThatIsNotForThisLogInIsRefused() throws Exception {
    assertThat(withToken("honest-1", Map.of(), 3600)).isEqualTo(200);
    assertThat(withToken("forged-1", Map.of("nonce", "another"), 3600)).as("nonce").isEqualTo(401);
    assertThat(withToken("forged-2", Map.of(), -3600)).as("expired").isEqualTo(401);
    assertThat(withToken("forged-3", Map.of("aud", List.of("somebody-else")), 3600)).as("audience").isEqualTo(401);
    assertThat(withToken("forged-4", Map.of("iss", "https://elsewhere.example"), 3600)).as("issuer").isEqualTo(401);
    stage.withForgedKey(() ->
        assertThat(withToken("forged-5", Map.of(), 3600)).as("signature").isEqualTo(401));
    assertThat(withToken("honest-2", Map.of(), 3600)).isEqualTo(200);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    Visitor visitor = new Visitor(port);
    String back = Visitor.locationOf(visitor.get(Visitor.locationOf(visitor.get(Visitor.locationOf(visitor.get("/logg-inn"))))));
    Visitor victim = new Visitor(port);
    assertThat(victim.follow(victim.get(back)).body()).contains("Innloggingen lyktes ikke");
    assertThat(visitor.follow(visitor.get(back.replaceFirst("state=[^&]+", "state=another"))).body()).contains("Innloggingen lyktes ikke");
    assertThat(victim.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void thereIsNoOtherLogInAndNoOtherHost() {
    Visitor visitor = new Visitor(port);
    visitor.get("/");
    assertThat(visitor.post("/logg-inn", "username=kari&password=stafett").statusCode()).isIn(302, 401, 403, 405);
    assertThat(visitor.get("/oauth2/authorization/another").statusCode()).isEqualTo(302);
    assertThat(Visitor.locationOf(visitor.get("/oauth2/authorization/another"))).endsWith("/logg-inn");
    assertThat(visitor.get("/api/demo-people").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(json(visitor.get("/api/me")).path("detail").asText()).isEqualTo("Du er logget ut. Logg inn på nytt.");
    assertThat(visitor.get("http://127.0.0.1:" + port + "/").statusCode()).isEqualTo(400);
    assertThat(visitor.get("http://127.0.0.1:" + port + "/stafettpinnen/favicon.svg").statusCode()).isEqualTo(200);
  }

  /** @return the status of the person's own page after a log-in with such a token */
  private static int withToken(String subject, Map<String, Object> claims, long secondsValid) {
    Visitor visitor = new Visitor(port);
    Map<String, Object> all = new HashMap<>(claims);
    all.put("groups", List.of("fosslia"));
    stage.next(subject, all, secondsValid);
    visitor.follow(visitor.get("/logg-inn"));
    return visitor.get("/api/me").statusCode();
  }

  private static void startCase(Visitor person) {
    HttpResponse<String> form = person.get("/api/forms/start/concernToAction");
    HttpResponse<String> started = person.post("/api/forms/start/concernToAction", "{\"caseId\": \""
        + json(form).path("caseId").asText() + "\", \"data\": " + Forms.CONCERN + "}");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
  }

  private static Map<String, String> query(String address) {
    return Arrays.stream(URI.create(address).getRawQuery().split("&")).map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
