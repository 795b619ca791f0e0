package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.RawHttp;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What strangers leave behind, and what a link on somebody else's page can make a person's browser do. */
@StafettTest
class StrangerAndLinkTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  @Autowired
  private Stage stage;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void whoIsNotLoggedInLeavesNoSession() throws Exception {
    long before = sessions();
    for (String path : new String[] {TASKLIST, TASKLIST + "?x=1", "/camunda/app/x", "/api/me", "/logg-inn", "/camunda/app/cockpit/default/"}) {
      get(path, Map.of());
    }
    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  void theBrowserRemembersThePageAndOnlyAPage() throws Exception {
    assertThat(afterLogIn(pageCookie(get(TASKLIST, Map.of())))).isEqualTo(TASKLIST);
    for (String page : new String[] {"/saker.html", "/sak.html?sak=" + UUID.randomUUID()}) {
      assertThat(afterLogIn(pageCookie(get(page, Map.of())))).isEqualTo(page);
    }
    assertThat(pageCookie(get("/sak.html?sak=Ola", Map.of()))).isNull();
    assertThat(pageCookie(get("/camunda/app/tasklist/scripts/x.js", Map.of()))).isNull();
    for (String planted : new String[] {"https://elsewhere.example/", "//elsewhere.example/", "/logg-ut", TASKLIST + "%0d%0aX:y"}) {
      assertThat(afterLogIn("STAFETT-PAGE=" + planted)).as(planted).isEqualTo("/");
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/cases/%s, cross-site, 403", "/api/cases/%s, same-site, 403", "/api/cases/%s, same-origin, 200", "/api/cases/%s, none, 200",
      "/camunda/api/engine/engine/default/task, cross-site, 403", "/, cross-site, 200", TASKLIST + ", cross-site, 200"})
  void aLinkElsewhereLeadsToPagesOnly(String path, String site, int expected) {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    Map<String, String> headers = new HashMap<>(stage.person("kari").sessionHeaders());
    headers.put("Sec-Fetch-Site", site);
    assertThat(new RawHttp(stage.base()).send("GET", path.formatted(caseId), headers, new byte[0]).status()).isEqualTo(expected);
  }

  private long sessions() {
    return jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Long.class).single();
  }

  private HttpResponse<Void> get(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stage.base() + path)).header("Accept", "text/html");
    headers.forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
  }

  private static String pageCookie(HttpResponse<Void> answer) {
    return cookie(answer, "STAFETT-PAGE");
  }

  private static String cookie(HttpResponse<Void> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.split(";")[0]).findFirst().orElse(null);
  }

  /** Where kari comes to after she has logged in with this cookie in her browser. */
  private String afterLogIn(String page) throws Exception {
    String csrf = cookie(get("/logg-inn", Map.of()), "STAFETT-CSRF");
    HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(stage.base() + "/logg-inn"))
        .header("Content-Type", "application/x-www-form-urlencoded").header("Cookie", csrf + "; " + page)
        .POST(BodyPublishers.ofString("username=kari&password=stafett&_csrf=" + csrf.split("=", 2)[1])).build(), BodyHandlers.discarding());
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://localhost:\\d+", "");
  }
}
