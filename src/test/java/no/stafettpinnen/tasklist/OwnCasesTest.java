package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.support.CaseActionOfTests;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.SqlCounter.Area;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of one's own cases, also those where no task waits, and what can be begun in them. */
@StafettTest
class OwnCasesTest {

  private static final int PAGE = 25;
  private static final List<String> EVERYBODY = List.of("kari", "anne", "stein", "bente", "lars", "randi", "hilde", "tove", "siv", "per",
      "frida", "mona", "dag");

  @Autowired
  private Stage stage;
  @Autowired
  private CaseAccess access;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private SqlCounter counter;
  @Autowired
  private RepositoryService repository;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule("R089")
  void whoTakesPartOrLeadsTheUnitFindsTheCaseAndNobodyElse() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    JsonNode own = line("kari", caseId).orElseThrow();
    assertThat(List.of(own.path("child").asText(), own.path("batonHolder").asText(), own.path("level").path("number").asInt(),
        own.path("reference").asText())).containsExactly("Ola", "Kari Fossli", 0, caseId.toString().substring(0, 6).toUpperCase());
    assertThat(own.path("mine").asBoolean()).isTrue();
    assertThat(Instant.parse(own.path("since").asText())).isBetween(stage.now().minusSeconds(60), stage.now());
    assertThat(line("stein", caseId).orElseThrow().path("mine").asBoolean()).isFalse();
    for (String other : List.of("anne", "bente", "lars", "randi", "hilde", "per", "frida", "mona")) {
      assertThat(line(other, caseId)).as(other).isEmpty();
    }
    assertThat(entries(caseId)).as("each line is a reading").containsExactly("kari PARTICIPANT cases CARD", "stein LEADER cases CARD");
  }

  @Test
  void theBatonIsFoundAmongTheOthers() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    assertThat(list("kari", "baton=true&")).extracting(line -> line.path("caseId").asText()).contains(caseId.toString());
    assertThat(list("kari", "baton=true&")).allMatch(line -> line.path("mine").asBoolean());
    assertThat(list("stein", "baton=true&")).extracting(line -> line.path("caseId").asText()).doesNotContain(caseId.toString());
  }

  @Test
  @Rule("R089")
  void whoHasTakenOverTheBatonFindsAndReadsTheCaseBeforeHavingWrittenInIt() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    assertThat(stage.person("anne").get("/api/cases/" + caseId).status()).isEqualTo(404);
    handOver(caseId, "kindergarten:fosslia");
    assertThat(line("anne", caseId).orElseThrow().path("mine").asBoolean()).isTrue();
    assertThat(line("kari", caseId).orElseThrow().path("mine").asBoolean()).as("has taken part").isFalse();
    assertThat(stage.person("anne").get("/api/cases/" + caseId).status()).isEqualTo(200);
  }

  @Test
  void theBatonOpensNoCaseForAServiceThatIsNotInIt() {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    handOver(caseId, "health:stjordal");
    assertThat(line("anne", caseId)).isEmpty();
    assertThat(stage.person("anne").get("/api/cases/" + caseId).status()).isEqualTo(404);
  }

  @Test
  @Rule({"R114", "R155"})
  void aCaseLeavesTheListWhenTheConsentEnds() {
    LocalDate today = stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("otherServices"));
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", today));
    assertThat(line("hilde", caseId)).as("only invited").isEmpty();
    stage.person("hilde").does(caseId, "answerInvitation", Forms.ACCEPTED);
    assertThat(line("hilde", caseId)).isPresent();
    assertThat(line("tove", caseId)).as("leads the service").isPresent();
    stage.moveTo(stage.now().plus(300, ChronoUnit.DAYS));
    assertThat(line("hilde", caseId)).isEmpty();
    assertThat(line("tove", caseId)).isEmpty();
    assertThat(line("kari", caseId)).isPresent();
  }

  @Test
  void aCaseThatIsClosedIsNotInTheListAndNothingBeginsInIt() {
    String deployment = CaseActionOfTests.deploy(repository);
    try {
      UUID caseId = closed();
      assertThat(line("kari", caseId)).isEmpty();
      Caseworker kari = stage.person("kari");
      assertThat(kari.get("/api/cases/" + caseId).status()).as("it is still to be read").isEqualTo(200);
      assertThat(kari.get("/api/cases/" + caseId + "/actions").json()).isEmpty();
      assertThat(kari.get("/api/forms/cases/" + caseId + "/" + CaseActionOfTests.KEY).status()).isEqualTo(404);
    } finally {
      CaseActionOfTests.remove(repository, deployment);
    }
  }

  @Test
  void whatIsBegunInACaseIsSentOnceAndStandsInTheLog() {
    String deployment = CaseActionOfTests.deploy(repository);
    try {
      Caseworker kari = stage.person("kari");
      UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
      JsonNode action = stream(kari.get("/api/cases/" + caseId + "/actions").json())
          .filter(one -> one.path("key").asText().equals(CaseActionOfTests.KEY)).findFirst().orElseThrow();
      assertThat(List.of(action.path("name").asText(), action.path("help").asText())).containsExactly("Prøv noe i saken", "Bare for å prøve.");
      String form = "/api/forms/cases/" + caseId + "/" + CaseActionOfTests.KEY;
      String opening = kari.opens(caseId, CaseActionOfTests.KEY);
      JsonNode draft = Caseworker.parse("{\"version\": 0, \"data\": " + CaseActionOfTests.ANSWERED + "}").put("opening", opening);
      assertThat(kari.put(form + "/draft", draft).status()).isEqualTo(200);
      assertThat(kari.get(form).json().at("/data/action/why").asText()).isEqualTo("Fordi");
      JsonNode answered = Caseworker.parse("{\"data\": " + CaseActionOfTests.ANSWERED + "}").put("opening", opening);
      assertThat(kari.post(form, answered).status()).isEqualTo(200);
      assertThat(kari.post(form, answered).status()).as("a second click").isEqualTo(409);
      assertThat(kari.put(form + "/draft", draft).status()).as("another window saves what was sent").isEqualTo(409);
      assertThat(kari.opens(caseId, CaseActionOfTests.KEY)).as("one more of the kind").isNotEqualTo(opening);
      assertThat(kari.post(form, answered).status()).as("the other window sends it as if it were the new one").isEqualTo(409);
      assertThat(kari.get("/api/cases/" + caseId).json().at("/log/0/title").asText()).isEqualTo("Prøv noe i saken");
    } finally {
      CaseActionOfTests.remove(repository, deployment);
    }
  }

  @Test
  void pagesAreWholeAndWithoutRepetitionAlsoAmongCasesOfTheSameInstantAndCostNoMoreForMore() {
    Caseworker dag = stage.person("dag");
    stage.moveTo(stage.now());
    List<UUID> raised = new ArrayList<>();
    raised.add(dag.raise("concernToAction", Forms.CONCERN));
    int forFew = statements(dag);
    for (int i = 0; i <= PAGE; i++) {
      raised.add(dag.raise("concernToAction", Forms.CONCERN));
    }
    JsonNode first = dag.get("/api/cases").json();
    assertThat(first.path("cases")).hasSize(PAGE);
    assertThat(first.path("more").asBoolean()).isTrue();
    assertThat(statements(dag)).as("cases at several levels ask for the names of more levels").isLessThanOrEqualTo(forFew);
    List<JsonNode> all = list("dag", "");
    assertThat(all).extracting(line -> line.path("caseId").asText()).doesNotHaveDuplicates()
        .containsAll(raised.stream().map(UUID::toString).toList());
    assertThat(all).extracting(line -> OffsetDateTime.parse(line.path("openedAt").asText()).toInstant())
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  /** The list and the single reading follow one rule. */
  @Test
  void theListHoldsJustTheOpenCasesThatThePersonMayRead() {
    stage.person("kari").raise("concernToAction", Forms.CONCERN);
    List<UUID> open = jdbc.sql("SELECT id FROM case_file WHERE status = 'OPEN'").query(UUID.class).list();
    for (String id : EVERYBODY) {
      Person person = directory.person(id).orElseThrow();
      assertThat(access.openCases(person, false, Optional.empty(), open.size() + 1)).as(id).doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(access.readable(person, open));
    }
  }

  @Test
  void aListThatCannotBeReadIsAskedForInVain() {
    assertThat(stage.person("kari").get("/api/cases?before=i%20dag&beforeCase=1").status()).isEqualTo(400);
  }

  private UUID closed() {
    LocalDate today = LocalDate.now();
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("noReason"));
    return caseId;
  }

  private void handOver(UUID caseId, String service) {
    baton.offer(caseId, "kari", new BatonLedger.Holder("anne", service), JsonNodeFactory.instance.objectNode());
    baton.accept(caseId, "anne");
  }

  private int statements(Caseworker person) {
    return counter.count(() -> person.get("/api/cases")).statements(Area.PEOPLE, Area.ENGINE, Area.CASE_FILE);
  }

  private Optional<JsonNode> line(String person, UUID caseId) {
    return list(person, "").stream().filter(line -> line.path("caseId").asText().equals(caseId.toString())).findFirst();
  }

  /** All pages. */
  private List<JsonNode> list(String person, String filter) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = stage.person(person).get("/api/cases?" + filter).json();
    stream(page.path("cases")).forEach(all::add);
    while (page.path("more").asBoolean()) {
      JsonNode last = all.get(all.size() - 1);
      page = stage.person(person).get("/api/cases?" + filter + "before="
          + URLEncoder.encode(last.path("openedAt").asText(), StandardCharsets.UTF_8) + "&beforeCase=" + last.path("caseId").asText()).json();
      stream(page.path("cases")).forEach(all::add);
    }
    return all;
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    List<JsonNode> all = new ArrayList<>();
    list.forEach(all::add);
    return all.stream();
  }

  private List<String> entries(UUID caseId) {
    return jdbc.sql("SELECT person || ' ' || role || ' ' || what || ' ' || door FROM read_log_entry WHERE case_id = :case ORDER BY entry")
        .param("case", caseId).query(String.class).list();
  }
}
