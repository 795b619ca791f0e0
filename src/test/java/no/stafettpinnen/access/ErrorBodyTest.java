package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.RawHttp;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Our own endpoints answer with problem details in Norwegian also where a filter or the framework refuses. */
@StafettTest
class ErrorBodyTest {

  @Autowired
  private Stage stage;

  @Test
  void refusalsOfEveryKindAreOneNorwegianSentence() throws Exception {
    Caseworker kari = stage.person("kari");
    problem(kari.get("/api/no-such-thing"), 404, "Dette finnes ikke.");
    problem(kari.delete("/api/me"), 405, "Dette kan ikke gjøres her.");
    problem(kari.withoutTokens().post("/api/forms/start/concernToAction", "{}"), 403,
        "Siden er for gammel. Last den inn på nytt, og prøv igjen.");
    HttpResponse<String> nobody = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create(stage.base() + "/api/me")).build(), BodyHandlers.ofString());
    problem(new Answer(nobody.statusCode(), nobody.body()), 401, "Du er logget ut. Logg inn på nytt.");
    assertThat(nobody.headers().firstValue("Content-Type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(nobody.headers().firstValue("Cache-Control")).hasValueSatisfying(v -> assertThat(v).contains("no-store"));
  }

  @ParameterizedTest
  @CsvSource({"/camunda/api/%65ngine/engine/default/task, 400", "/camunda//api/engine/engine/default/task, 400",
      "/camunda/api/cockpit/../engine/engine, 400", "/%6cogg-inn, 400"})
  void oddSpellingsOfAPathAreRefusedAtOnce(String path, int status) {
    assertThat(new RawHttp(stage.base()).send("GET", path, Map.of("Accept", "application/json"), new byte[0]).status()).isEqualTo(status);
  }

  @Test
  void ourDoorsSpeakJsonAlone() throws Exception {
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(stage.base() + "/api/demo-people"))
        .header("Accept", "application/xml").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  private static void problem(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.detail()).isEqualTo(detail);
  }
}
