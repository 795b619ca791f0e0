package no.stafettpinnen.report;

import static no.stafettpinnen.support.Forms.CONCERN;
import static no.stafettpinnen.support.Forms.DESCRIBED;
import static no.stafettpinnen.support.Forms.levelZero;
import static no.stafettpinnen.support.Forms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A suspicion raised in a case that runs already (I2). */
@StafettTest
class FastTrackTest {

  @Autowired
  private Stage stage;
  @Autowired
  private HomeHold hold;
  @Autowired
  private CaseFile caseFile;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R093", "R101"})
  void s05TheChildTells() {
    Caseworker frida = stage.person("frida");
    UUID caseId = frida.raise("concernToAction", CONCERN.replace("\"concern\"", "\"start\": {\"unit\": \"frosta/school:frosta\"}, \"concern\""));
    Forms.clarifies(frida, caseId, "ownService", today());
    frida.does(caseId, "planMeasures", plan(today().plusWeeks(6), "school:frosta/frida"));
    assertThat(stage.openTasks(caseId)).containsExactly("carryOutMeasure");

    assertThat(frida.triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).isEqualTo(200);

    assertThat(hold.isOn(caseId)).isTrue();
    assertThat(stage.openTasks(caseId)).containsExactly("writeReport");
    JsonNode log = frida.get("/api/cases/" + caseId).json().path("log");
    assertThat(log.toString()).contains("Pappa slo meg med beltet", "kl. 09.40", "Garderoben", "Gjennomfør tiltaket", "Språklek");

    frida.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    assertThat(stage.openTasks(caseId)).contains("decideAfterSuspicion");
    JsonNode form = frida.get("/api/forms/tasks/" + frida.task(caseId, "decideAfterSuspicion").orElseThrow().path("id").asText()).json();
    assertThat(form.path("notice").asText()).contains("Ta ikke kontakt med hjemmet");
    frida.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("toLevel1"));
    assertThat(stage.openTasks(caseId)).containsExactlyInAnyOrder("planMeasures", "decideHomeContact");
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
    assertThat(hold.isOn(caseId)).as("until a named person lifts it").isTrue();
  }

  @Test
  void backInTheClarificationTheHomeIsNotInformed() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    assertThat(kari.triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).isEqualTo(200);
    assertThat(kari.triesToBegin(caseId, "raiseSuspicion", "{}").status()).as("empty").isEqualTo(422);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("toLevel0"));
    kari.does(caseId, "describeConcern", DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today()));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    assertThat(stage.openTasks(caseId)).as("not informHome").containsExactlyInAnyOrder("decideLevelZero", "decideHomeContact");
    assertThat(kari.get("/api/cases/" + caseId).json().path("log").get(0).toString()).contains("Informer hjemmet");
    kari.does(caseId, "decideLevelZero", levelZero("noReason"));
    assertThat(stage.openTasks(caseId)).as("a named person lifts it").containsExactly("decideHomeContact");
  }

  @Test
  @Rule("R101")
  void theHomeWaitsUntilTheNewestSuspicionIsClarifiedToo() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    stage.wait(Duration.ofMinutes(1));
    stage.person("stein").begins(caseId, "raiseSuspicion", Forms.SUSPICION);

    assertThat(homeMayKnow(kari, caseId)).contains("som ikke er meldt ferdig");
    stage.person("stein").does(caseId, "sendNewInformation", """
        {"addition": {"grounds": ["a"], "seen": "Gråter mye"}, "flow": {"reportVia": "stafettpinnen"}}""");
    assertThat(homeMayKnow(kari, caseId)).contains("ny mistanke etter at du fikk oppgaven");
    assertThat(hold.isOn(caseId)).isTrue();

    kari.does(caseId, "decideHomeContact", Forms.homeContact("no", today()));
    stage.wait(Duration.ofDays(8));
    kari.does(caseId, "decideHomeContact", Forms.homeContact("yes", today()));
    assertThat(hold.isOn(caseId)).isFalse();
  }

  private String homeMayKnow(Caseworker person, UUID caseId) {
    Caseworker.Answer answer = person.tries(caseId, "decideHomeContact", Forms.homeContact("yes", today()));
    assertThat(answer.status()).isEqualTo(422);
    return answer.body();
  }

  @Test
  void closedAfterTheSuspicion() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    kari.triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION);
    kari.does(caseId, "writeReport", Forms.discussedNotReported(today()));
    kari.does(caseId, "decideAfterSuspicion", Forms.afterSuspicion("close"));
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
    assertThat(stage.person("anne").triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).as("closed").isEqualTo(404);
    assertThat(kari.triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).as("who still follows the suspicion up").isEqualTo(200);
  }

  @Test
  void onlyThoseWhoTakePart() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    for (String other : new String[] {"bente", "lars", "hilde", "mona", "anne"}) {
      assertThat(stage.person(other).triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).as(other).isEqualTo(404);
      assertThat(stage.person(other).get("/api/cases/" + caseId + "/actions").json()).as(other).isEmpty();
    }
    assertThat(stage.person("stein").triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION).status()).as("a leader may raise it too").isEqualTo(200);
    assertThat(stage.person("stein").task(caseId, "writeReport")).isPresent();
    assertThat(hold.isOn(caseId)).isTrue();
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
