package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands now of coordination, as those who read the case are shown it. */
@StafettTest
class CoordinationOnCasePageTest {

  private static final String SCHOOL = "school:halsen";
  private static final String HEALTH = "health:stjordal";
  private static final String OFFICE = "office:stjordal";

  @Autowired
  private Stage stage;
  @Autowired
  private PlanStage on;
  @Autowired
  private SqlCounter counter;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker lars;
  private Caseworker hilde;
  private Caseworker unn;

  @BeforeEach
  void begin() {
    lars = stage.person("lars");
    hilde = stage.person("hilde");
    unn = stage.person("unn");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R146", "R149", "R154", "R156"})
  void whoCoordinatesTheGroupThePlanAndWhatIsPromised() {
    UUID caseId = on.coordinated(1);
    JsonNode now = now(lars, caseId);
    assertThat(now.at("/functions/0/function").asText()).isEqualTo("Barnekoordinator");
    assertThat(now.at("/functions/0").has("holder")).as("the office stands in").isFalse();
    assertThat(now.at("/functions/0/service").asText()).isEqualTo(jdbc.sql("SELECT NAME_ FROM ACT_ID_GROUP WHERE ID_ = :id")
        .param("id", OFFICE).query(String.class).single());
    assertThat(now.at("/functions/1/function").asText()).isEqualTo("Koordinator for ansvarsgruppa");
    assertThat(now.at("/functions/1/holder").asText()).isEqualTo("Hilde Prestmo");

    assertThat(now.at("/group/members").findValuesAsText("name")).containsExactlyInAnyOrder("Hilde Prestmo", "Lars Hegge");
    assertThat(now.at("/group/childTakesPart").asBoolean()).isFalse();
    assertThat(now.at("/group/homeTakesPart").asBoolean()).isTrue();
    assertThat(now.at("/group/rhythm").asText()).startsWith("Hver sjette uke");
    assertThat(now.at("/group/nextMeeting/place").asText()).isEqualTo("Helsestasjonen i Stjørdal");
    assertThat(now.at("/group/nextMeeting/at").asText()).startsWith(on.today().plusDays(7).toString());

    JsonNode plan = now.path("plan");
    assertThat(plan.path("status").asText()).isEqualTo("I kraft");
    assertThat(plan.path("version").asInt()).isOne();
    assertThat(plan.path("revisionOn").asText()).isEqualTo(on.today().plusMonths(6).toString());
    assertThat(plan.path("coordinator").asText()).isEqualTo("Lars Hegge, Halsen barneskole");
    assertThat(plan.at("/goals/0/goal").asText()).startsWith("Mål 1");
    assertThat(plan.at("/goals/0/responsible").asText()).isEqualTo("Hilde Prestmo, Helsestasjonen i Stjørdal");
    assertThat(plan.at("/goals/0/due").asText()).isEqualTo(on.today().plusWeeks(3).toString());

    JsonNode promise = now.at("/promises/0");
    assertThat(promise.path("service").asText()).isEqualTo("Helsestasjonen i Stjørdal");
    assertThat(promise.path("askedOn").asText()).isEqualTo(on.today().toString());
    assertThat(promise.path("status").asText()).isEqualTo("Venter på svar");
    on.morning(on.today().plusWeeks(3).plusDays(1));
    assertThat(now(lars, caseId).at("/promises/0/late").asBoolean()).isTrue();
    assertThat(now(lars, caseId).at("/promises/0/status").asText()).isEqualTo("Har ikke svart, og fristen er ute");
    assertThat(now(lars, caseId).at("/group").has("nextMeeting")).as("is over").isFalse();
    hilde.does(caseId, "answerPromise", "{\"promiseAnswer\": {\"done\": \"partly\", \"text\": \"Samtalene er i gang.\"}}");
    assertThat(now(lars, caseId).at("/promises/0/status").asText()).startsWith("Delvis gjort, svart ");
  }

  @Test
  @Rule({"R114", "R147"})
  void whoseConsentHasEndedIsNoMemberAndReadsNothing() {
    UUID caseId = on.coordinated(1);
    on.withdraws(lars, caseId, HEALTH);
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(404);
    JsonNode now = now(lars, caseId);
    assertThat(now.at("/group/members").findValuesAsText("name")).doesNotContain("Hilde Prestmo");
    assertThat(now.at("/functions").findValuesAsText("holder")).doesNotContain("Hilde Prestmo");
    assertThat(now.at("/plan/status").asText()).startsWith("Avsluttet ");
  }

  @Test
  @Rule("R150")
  void aNoThanksHasItsDay() {
    UUID caseId = on.raised(lars, "Nei Takk", 16, "stjordal", SCHOOL, "youth");
    assertThat(lars.get("/api/cases/" + caseId).json().has("coordination")).as("nothing of it in the case").isFalse();
    on.begins(caseId, "individuellPlan", "planRightFound", "stjordal", SCHOOL);
    unn.does(caseId, "offerPlan", on.answered("no", "youth"));
    JsonNode now = now(lars, caseId);
    assertThat(now.at("/plan/status").asText()).startsWith("Familien takket nei ");
    assertThat(now.has("group")).isFalse();
    assertThat(now.path("promises")).isEmpty();
  }

  @Test
  void theNumberOfQuestionsDoesNotGrowWithTheLists() {
    UUID few = on.coordinated(1);
    UUID many = on.coordinated(9);
    lars.get("/api/cases/" + few);
    assertThat(asked(many)).isEqualTo(asked(few));
  }

  private int asked(UUID caseId) {
    return counter.count(() -> now(lars, caseId)).statements(SqlCounter.Area.CASE_FILE, SqlCounter.Area.ENGINE, SqlCounter.Area.PEOPLE);
  }

  private static JsonNode now(Caseworker person, UUID caseId) {
    return person.get("/api/cases/" + caseId).json().path("coordination");
  }
}
