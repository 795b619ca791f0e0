package no.stafettpinnen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One's own messages, page by page, and the marks that they are read. */
@StafettTest
class InboxPageTest {

  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  @Autowired
  private Stage stage;
  @Autowired
  private Inbox inbox;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker bente;
  private UUID caseId;

  @BeforeEach
  void emptyInbox() {
    bente = stage.person("bente");
    caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    jdbc.sql("DELETE FROM message WHERE recipient = 'bente'").update();
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  void everyMessageIsOnOnePageAndOnlyOneAlsoWhenNewOnesCome() {
    IntStream.range(0, 45).forEach(this::tell);
    List<String> seen = new ArrayList<>();
    JsonNode page = bente.get("/api/messages").json();
    tell(45);
    while (true) {
      page.path("messages").forEach(message -> seen.add(message.path("id").asText()));
      if (!page.has("next")) {
        break;
      }
      page = bente.get("/api/messages?before=" + page.path("next").asText()).json();
    }
    assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    assertThat(bente.get("/api/messages").json().path("unread").asInt()).isEqualTo(46);
  }

  @Test
  void theNewestComesFirstAndLeadsToItsTask() {
    tell(0);
    stage.moveTo(stage.now().plus(Duration.ofHours(1)));
    inbox.write(new Inbox.Event(caseId, "page:task", Inbox.Kind.TASK_GIVEN, Date.from(stage.now()), "some-task", "Hør barnet"), "bente");
    JsonNode newest = bente.get("/api/messages").json().path("messages").get(0);
    assertThat(newest.path("taskId").asText()).isEqualTo("some-task");
    assertThat(newest.path("text").asText()).startsWith("«Hør barnet»");
    assertThat(newest.path("read").asBoolean()).isFalse();
  }

  @Test
  void aMessageIsReadOnceAndStaysRead() {
    tell(0);
    tell(1);
    String id = first().path("id").asText();
    assertThat(bente.post("/api/messages/" + id + "/read", EMPTY).status()).isEqualTo(204);
    Object readAt = readAt(id);
    stage.moveTo(stage.now().plus(Duration.ofHours(1)));
    assertThat(bente.post("/api/messages/" + id + "/read", EMPTY).status()).isEqualTo(204);
    assertThat(readAt(id)).as("the first time counts").isEqualTo(readAt);
    assertThat(bente.get("/api/messages").json().path("unread").asInt()).isEqualTo(1);
    assertThat(bente.get("/api/me").json().path("unread").asInt()).isEqualTo(1);
  }

  @Test
  void nobodyReadsOrMarksWhatIsForAnother() {
    tell(0);
    String id = first().path("id").asText();
    Caseworker mona = stage.person("mona");
    assertThat(mona.get("/api/messages").body()).doesNotContain(id);
    Caseworker.Answer refused = mona.post("/api/messages/" + id + "/read", EMPTY);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).isEqualTo(mona.post("/api/messages/" + UUID.randomUUID() + "/read", EMPTY).body().replaceAll(
        "/api/messages/[0-9a-f-]+/read", "/api/messages/" + id + "/read"));
    mona.post("/api/messages/read?upTo=" + first().path("place").asText(), EMPTY);
    assertThat(readAt(id)).isNull();
  }

  @Test
  void whatComesWhileOneLooksStaysUnreadWhenAllAreMarked() {
    tell(0);
    tell(1);
    String newest = first().path("place").asText();
    stage.moveTo(stage.now().plus(Duration.ofSeconds(1)));
    tell(2);
    assertThat(bente.post("/api/messages/read?upTo=" + newest, EMPTY).status()).isEqualTo(204);
    assertThat(bente.post("/api/messages/read?upTo=" + newest, EMPTY).status()).isEqualTo(204);
    assertThat(bente.get("/api/messages").json().path("unread").asInt()).isEqualTo(1);
    assertThat(first().path("read").asBoolean()).isFalse();
  }

  @Test
  void whatIsNoPlaceAndNoChoiceIsRefusedInWords() {
    for (String place : List.of("x", "1", "1_2", "99999999999999999999_" + caseId, "9223372036854775807_" + caseId, "-1_" + caseId)) {
      Caseworker.Answer answer = bente.get("/api/messages?before=" + place);
      assertThat(answer.status()).as(place + answer).isEqualTo(400);
      assertThat(answer.detail()).isEqualTo("Forespørselen kunne ikke leses.");
    }
    assertThat(bente.post("/api/messages/read", EMPTY).status()).isEqualTo(400);
    assertThat(bente.put("/api/messages/choice", EMPTY).status()).isEqualTo(422);
    assertThat(bente.put("/api/messages/choice", EMPTY.deepCopy().put("mailing", "WEEKLY")).status()).isEqualTo(400);
  }

  @Test
  void unreadIsCountedToAHundred() {
    IntStream.range(0, 120).forEach(this::tell);
    assertThat(bente.get("/api/me").json().path("unread").asInt()).isEqualTo(Inbox.MOST_COUNTED);
  }

  private void tell(int number) {
    inbox.write(new Inbox.Event(caseId, "page:" + number, Inbox.Kind.EVALUATION_REMINDER, Date.from(stage.now()), null, null), "bente");
  }

  private JsonNode first() {
    return bente.get("/api/messages").json().path("messages").get(0);
  }

  private Object readAt(String id) {
    return jdbc.sql("SELECT read_at FROM message WHERE id = :id").param("id", UUID.fromString(id))
        .query((row, n) -> String.valueOf(row.getObject("read_at"))).list().stream().filter(text -> !"null".equals(text)).findFirst().orElse(null);
  }
}
