package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
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

  private static void problem(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.detail()).isEqualTo(detail);
  }
}
