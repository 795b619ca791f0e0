package no.stafettpinnen.journey;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static no.stafettpinnen.support.Caseworker.parse;
import static no.stafettpinnen.support.Forms.ACCEPTED;
import static no.stafettpinnen.support.Forms.CONCERN;
import static no.stafettpinnen.support.Forms.DESCRIBED;
import static no.stafettpinnen.support.Forms.DONE;
import static no.stafettpinnen.support.Forms.HEARD_CHILD;
import static no.stafettpinnen.support.Forms.HEARD_NO_SUSPICION;
import static no.stafettpinnen.support.Forms.discussed;
import static no.stafettpinnen.support.Forms.homeInformed;
import static no.stafettpinnen.support.Forms.invited;
import static no.stafettpinnen.support.Forms.levelZero;
import static no.stafettpinnen.support.Forms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.BatonLedger.Turn;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The baton changes hands (I1): it is offered, and the giver has it until somebody says yes or the leader decides. */
@StafettTest
class BatonHandoverTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String HANDOVER = "batonHandover";
  private static final String YES = """
      {"offerAnswer": {"accepts": "yes"}}""";
  private static final String NO = """
      {"offerAnswer": {"accepts": "no", "reason": "Jeg slutter om to uker."}}""";

  @Autowired
  private Stage stage;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private CaseReader reader;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ServiceRegistration registration;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule("R089")
  void s13NobodyAnswersOverEaster() {
    Instant opened = moveTo("2027-03-22T09:00");
    Caseworker nina = stage.person("nina");
    Caseworker arne = stage.person("arne");
    UUID caseId = nina.raise("concernToAction", CONCERN.replace("2023-02-01", "2013-02-01"));
    clarifies(nina, caseId, "otherServices");
    nina.does(caseId, "inviteService", invited("health:selbu", today()));
    stage.person("guro").does(caseId, "answerInvitation", ACCEPTED);

    moveTo("2027-03-24T09:00");
    nina.begins(caseId, HANDOVER, offer("health:selbu/guro"));
    assertThat(stage.messages("guro", caseId)).anyMatch(text -> text.contains("tilbudt stafettpinnen"));
    for (String day : List.of("2027-03-25", "2027-03-29", "2027-03-31", "2027-04-02", "2027-04-05")) {
      moveTo(day + "T15:59");
      stage.runDueJobs();
      assertThat(stage.openTasks(caseId)).as(day).contains("answerOffer").doesNotContain("decideBaton");
      assertHolder(caseId, "nina");
    }
    stage.wait(Duration.ofMinutes(2));
    assertThat(stage.openTasks(caseId)).contains("decideBaton").doesNotContain("answerOffer");
    assertHolder(caseId, "nina");
    assertThat(stage.messages("arne", caseId)).anyMatch(text -> text.contains("Bestem hvem som skal ha stafettpinnen"));
    assertThat(linkOf("arne", caseId, "BATON_DECISION_NEEDED")).isEqualTo(task(caseId, "decideBaton").getId());
    assertThat(linkOf("guro", caseId, "BATON_OFFERED")).as("its own task").isNotEqualTo(task(caseId, "decideBaton").getId());
    assertThat(stage.person("guro").task(caseId, "decideBaton")).as("only the leader decides").isEmpty();
    assertThat(nina.task(caseId, "decideBaton")).as("only the leader decides").isEmpty();

    arne.does(caseId, "decideBaton", decision("health:selbu/guro"));
    assertHolder(caseId, "guro");
    assertThat(stage.person("guro").task(caseId, "planMeasures")).as("the holder's task came along").isPresent();
    assertThat(stage.messages("guro", caseId)).anyMatch(text -> text.contains("Lederen har bestemt"));
    assertThat(stage.messages("nina", caseId)).anyMatch(text -> text.contains("Lederen har bestemt"));
    assertThat(baton.turns(caseId)).extracting(Turn::holder).containsExactly("nina", "guro");
    assertThat(baton.turns(caseId)).extracting(Turn::decidedBy).containsExactly(null, "arne");
    assertOneHolderAtEveryInstant(caseId, opened);
    JsonNode turns = arne.get("/api/cases/" + caseId).json().path("batonTurns");
    assertThat(turns).extracting(turn -> turn.path("name").asText() + ": " + turn.path("how").asText())
        .containsExactly("Nina Kvello: Fra saken ble åpnet", "Guro Rolset: Bestemt av Arne Garberg");
    assertThat(reader.forTheSystem(caseId).log("arne").get(0).fields()).as("the reason is kept")
        .anyMatch(line -> line.value().startsWith("Noen må ha den."));
  }

  @Test
  @Rule("R089")
  void theGiverHoldsUntilTheReceiverSaysYesAndTheTasksFollow() {
    Caseworker kari = stage.person("kari");
    Caseworker anne = stage.person("anne");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    clarifies(kari, caseId, "ownService");
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), "kindergarten:fosslia/kari", "kindergarten:fosslia/anne"));
    stage.person("kari").does(caseId, "carryOutMeasure", DONE);
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    assertHolder(caseId, "kari");
    String offered = anne.task(caseId, "answerOffer").orElseThrow().path("id").asText();
    assertThat(linkOf("anne", caseId, "BATON_OFFERED")).as("the message leads to the task").isEqualTo(offered);
    assertThat(anne.get("/api/forms/tasks/" + offered).json().at("/data/offer/note").asText()).startsWith("Mor vil snakke med deg.");
    anne.does(caseId, "carryOutMeasure", DONE);
    assertThat(task(caseId, "hearChildBeforeEvaluation").getAssignee()).isEqualTo("kari");

    anne.does(caseId, "answerOffer", YES);
    assertHolder(caseId, "anne");
    assertThat(task(caseId, "hearChildBeforeEvaluation").getAssignee()).isEqualTo("anne");
    assertThat(stage.messages("kari", caseId)).anyMatch(text -> text.contains("er tatt imot"));
    anne.does(caseId, "hearChildBeforeEvaluation", HEARD_CHILD);
    assertThat(task(caseId, "evaluateEffort").getAssignee()).isEqualTo("anne");
    assertThat(anne.complete(offered, YES).status()).as("a second click").isEqualTo(404);
    assertThat(baton.turns(caseId)).extracting(Turn::holder).containsExactly("kari", "anne");
  }

  @Test
  @Rule("R089")
  void aMeasureStaysWithItsResponsibleAndTheTasksGoToTheReceiversService() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    UUID caseId = withHealthStation(kari);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), "kindergarten:fosslia/kari"));
    kari.begins(caseId, HANDOVER, offer("health:stjordal/hilde"));
    hilde.does(caseId, "answerOffer", YES);
    assertThat(task(caseId, "carryOutMeasure").getAssignee()).isEqualTo("kari");
    kari.does(caseId, "carryOutMeasure", DONE);
    Task hear = task(caseId, "hearChildBeforeEvaluation");
    assertThat(hear.getAssignee()).isEqualTo("hilde");
    assertThat(groups(hear)).containsExactly("health:stjordal");

    hilde.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    stage.person("anne").does(caseId, "answerOffer", YES);
    hear = task(caseId, "hearChildBeforeEvaluation");
    assertThat(hear.getAssignee()).isEqualTo("anne");
    assertThat(groups(hear)).containsExactly("kindergarten:fosslia");
  }

  @Test
  void aPersonalDutyStaysWhereItIs() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN.replace("\"none\"", "\"violence\""));
    List<String> duties = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskAssignee("kari").list().stream()
        .map(Task::getId).toList();
    assertThat(duties).isNotEmpty();
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    stage.person("anne").does(caseId, "answerOffer", YES);
    assertHolder(caseId, "anne");
    duties.forEach(duty -> assertThat(tasks.createTaskQuery().taskId(duty).singleResult().getAssignee()).isEqualTo("kari"));
  }

  @Test
  @Rule("R089")
  void whoSaysNoGivesAReasonThatOnlyTheCaseKeeps() {
    Caseworker kari = stage.person("kari");
    Caseworker anne = stage.person("anne");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    assertThat(anne.tries(caseId, "answerOffer", "{\"offerAnswer\": {\"accepts\": \"no\"}}").status()).isEqualTo(422);
    anne.does(caseId, "answerOffer", NO);
    assertHolder(caseId, "kari");
    assertThat(stage.messages("kari", caseId)).anyMatch(text -> text.contains("sa nei til stafettpinnen"))
        .noneMatch(text -> text.contains("slutter"));
    assertThat(kari.get("/api/cases/" + caseId).body()).contains("Jeg slutter om to uker.");
    assertThat(anne.get("/api/cases/" + caseId).status()).as("saying no makes nobody take part").isEqualTo(404);
    assertThat(stage.openTasks(caseId)).containsExactly("describeConcern");
  }

  @RepeatedTest(3)
  @Rule("R089")
  void aServiceIsOfferedTheBatonAndOneOfTwoGetsIt() throws Exception {
    Caseworker kari = stage.person("kari");
    UUID caseId = withHealthStation(kari);
    kari.begins(caseId, HANDOVER, offer("health:stjordal"));
    assertThat(stage.messages("tove", caseId)).anyMatch(text -> text.contains("tilbudt stafettpinnen"));
    List<Answer> answers = atOnce(() -> answersYes("hilde", caseId), () -> answersYes("tove", caseId));
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    assertThat(baton.turns(caseId)).hasSize(2);
    assertThat(baton.turns(caseId).get(1).holder()).isIn("hilde", "tove");
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
  }

  @Test
  @Rule("R089")
  void aNewOfferWithdrawsTheOlderOne() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    String first = stage.person("anne").task(caseId, "answerOffer").orElseThrow().path("id").asText();
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/stein"));
    assertThat(kari.sends(caseId, HANDOVER, offer("kindergarten:fosslia/anne")).status()).as("a second click").isEqualTo(409);
    assertThat(stage.openTasks(caseId)).containsExactly("answerOffer", "describeConcern");
    assertThat(stage.person("anne").complete(first, YES).status()).isEqualTo(404);
    stage.person("stein").does(caseId, "answerOffer", YES);
    assertHolder(caseId, "stein");
  }

  @Test
  @Rule("R089")
  void onlyTheHolderOrTheLeaderOfTheUnitOffersAndOnlyTheReceiverAnswers() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    UUID caseId = withHealthStation(kari);
    Answer refused = hilde.triesToBegin(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.detail()).isEqualTo("Bare den som har stafettpinnen, eller lederen for enheten, kan gi den videre.");
    assertThat(stage.person("tove").triesToBegin(caseId, HANDOVER, offer("health:stjordal/hilde")).status())
        .as("leads another unit").isEqualTo(422);
    assertThat(stage.person("bente").triesToBegin(caseId, HANDOVER, offer("health:stjordal/hilde")).status()).isEqualTo(404);
    assertThat(kari.triesToBegin(caseId, HANDOVER, offer("school:halsen/lars")).status()).as("not in the case").isEqualTo(422);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");

    Caseworker stein = stage.person("stein");
    stein.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    String task = task(caseId, "answerOffer").getId();
    assertThat(hilde.complete(task, YES).status()).isEqualTo(404);
    assertThat(give(stein, task, "stein")).as("the leader may take a task of the unit").isEqualTo(204);
    Answer wrong = stein.complete(task, YES);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.detail()).isEqualTo("Tilbudet om stafettpinnen er til en annen.");
    assertHolder(caseId, "kari");
  }

  @Test
  @Rule("R089")
  void theOtherUnitsLeaderDoesNotDecideAndTheHolderMayKeepIt() {
    Caseworker kari = stage.person("kari");
    UUID caseId = withHealthStation(kari);
    kari.begins(caseId, HANDOVER, offer("health:stjordal/hilde"));
    stage.wait(Duration.ofDays(30));
    String decide = task(caseId, "decideBaton").getId();
    Caseworker tove = stage.person("tove");
    assertThat(tove.task(caseId, "decideBaton")).isEmpty();
    assertThat(tove.claim(decide).status()).isNotEqualTo(204);
    assertThat(tove.complete(decide, decision("health:stjordal/hilde")).status()).isEqualTo(404);
    Caseworker stein = stage.person("stein");
    assertThat(stage.messages("stein", caseId)).as("reminded, since it is late").anyMatch(text -> text.contains("Bestem hvem"));
    stein.does(caseId, "decideBaton", decision("kindergarten:fosslia/kari"));
    assertHolder(caseId, "kari");
    assertThat(baton.turns(caseId)).hasSize(1);
  }

  @Test
  @Rule("R089")
  void closingTheCaseWithdrawsTheOffer() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    kari.begins(caseId, HANDOVER, offer("kindergarten:fosslia/anne"));
    clarifies(kari, caseId, "noReason");
    assertThat(caseFile.find(caseId).orElseThrow().open()).isFalse();
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(kari.triesToBegin(caseId, HANDOVER, offer("kindergarten:fosslia/anne")).status()).isEqualTo(404);
  }

  @Test
  @Rule("R089")
  void whoLosesTheServiceLosesTheBatonToWhomTheLeaderChooses() {
    registration.enter("tora", "Tora", "Test", null, List.of("kindergarten:fosslia"), List.of(), false);
    Caseworker kari = stage.person("kari");
    UUID held = kari.raise("concernToAction", CONCERN);
    passTo("tora", held);
    UUID kept = kari.raise("concernToAction", CONCERN);

    registration.enter("tora", "Tora", "Test", null, List.of("kindergarten:kvislabakken"), List.of(), false);
    stage.runDueJobs();
    assertHolder(held, "tora");
    assertThat(stage.openTasks(held)).contains("decideBaton");
    assertThat(stage.openTasks(kept)).doesNotContain("decideBaton");
    stage.wait(Duration.ofHours(25));
    assertThat(stage.openTasks(held)).as("begun once").containsOnlyOnce("decideBaton");
    stage.person("stein").does(held, "decideBaton", decision("kindergarten:fosslia/anne"));
    assertHolder(held, "anne");
    assertThat(stage.person("anne").task(held, "describeConcern")).isPresent();
    stage.wait(Duration.ofHours(25));
    assertThat(stage.openTasks(held)).containsExactly("describeConcern");
  }

  @Test
  @Rule("R089")
  void whoseServiceTakesNoPartAnyMoreIsFoundInTheMorning() {
    Caseworker kari = stage.person("kari");
    UUID caseId = withHealthStation(kari);
    kari.begins(caseId, HANDOVER, offer("health:stjordal/hilde"));
    stage.person("hilde").does(caseId, "answerOffer", YES);
    stage.wait(Duration.ofHours(25));
    assertThat(stage.openTasks(caseId)).doesNotContain("decideBaton");
    stage.wait(Duration.ofDays(190));
    assertThat(stage.openTasks(caseId)).as("the consent has run out").contains("decideBaton");
    stage.person("stein").does(caseId, "decideBaton", decision("kindergarten:fosslia/kari"));
    assertHolder(caseId, "kari");
    assertThat(groups(task(caseId, "planMeasures"))).containsExactly("kindergarten:fosslia");
  }

  /** Without the forms: this person can't log in here. */
  private void passTo(String person, UUID caseId) {
    retry.inTransaction(() -> {
      baton.offer(caseId, "kari", new BatonLedger.Holder(person, "kindergarten:fosslia"), null);
      baton.accept(caseId, person);
      return null;
    });
    tasks.setAssignee(task(caseId, "describeConcern").getId(), person);
  }

  private UUID withHealthStation(Caseworker kari) {
    UUID caseId = kari.raise("concernToAction", CONCERN);
    clarifies(kari, caseId, "otherServices");
    kari.does(caseId, "inviteService", invited("health:stjordal", today()));
    stage.person("hilde").does(caseId, "answerInvitation", ACCEPTED);
    return caseId;
  }

  private void clarifies(Caseworker person, UUID caseId, String assessment) {
    person.does(caseId, "describeConcern", DESCRIBED);
    person.does(caseId, "discussConcern", discussed(today()));
    person.does(caseId, "hearChild", HEARD_NO_SUSPICION);
    person.does(caseId, "informHome", homeInformed(today()));
    person.does(caseId, "decideLevelZero", levelZero(assessment));
  }

  private Answer answersYes(String person, UUID caseId) {
    try {
      return stage.person(person).tries(caseId, "answerOffer", YES);
    } catch (IllegalStateException gone) {
      return new Answer(404, "");
    }
  }

  private static int give(Caseworker leader, String task, String to) {
    return leader.post(ENGINE + "/task/" + task + "/assignee", parse("{\"userId\": \"" + to + "\"}")).status();
  }

  private static String offer(String receiver) {
    return """
        {"handover": {"receiver": "%s", "reason": "Jeg bytter avdeling.", "note": "Mor vil snakke med deg."}}""".formatted(receiver);
  }

  private static String decision(String holder) {
    return """
        {"batonDecision": {"holder": "%s", "reason": "Noen må ha den."}}""".formatted(holder);
  }

  private void assertHolder(UUID caseId, String person) {
    assertThat(baton.holder(caseId).orElseThrow().person()).isEqualTo(person);
  }

  /** Each hour from the opening until now. */
  private void assertOneHolderAtEveryInstant(UUID caseId, Instant opened) {
    List<Turn> turns = baton.turns(caseId);
    assertThat(turns.get(0).since().toInstant()).isBeforeOrEqualTo(opened.plusSeconds(60));
    for (Instant at = opened.plusSeconds(60); at.isBefore(stage.now()); at = at.plus(Duration.ofHours(1))) {
      Instant instant = at;
      List<Turn> begun = turns.stream().filter(turn -> !turn.since().toInstant().isAfter(instant)).toList();
      assertThat(begun).as("holders at " + at).isNotEmpty().allMatch(turn -> turn.holder() != null);
    }
    assertThat(turns).isSortedAccordingTo((one, other) -> one.since().compareTo(other.since()));
    assertThat(turns).extracting(Turn::turn).doesNotHaveDuplicates();
  }

  private String linkOf(String person, UUID caseId, String kind) {
    return jdbc.sql("SELECT task_id FROM message WHERE recipient = :person AND case_id = :case AND kind = :kind")
        .param("person", person).param("case", caseId).param("kind", kind).query(String.class).single();
  }

  private Task task(UUID caseId, String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).singleResult();
  }

  private List<String> groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).toList();
  }

  private Instant moveTo(String osloTime) {
    Instant instant = LocalDateTime.parse(osloTime).atZone(OSLO).toInstant();
    stage.moveTo(instant);
    return instant;
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  private interface Action {
    Answer run() throws Exception;
  }

  private static List<Answer> atOnce(Action... actions) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(actions.length);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Answer>> running = new ArrayList<>();
      for (Action action : actions) {
        running.add(threads.submit(() -> {
          start.await();
          return action.run();
        }));
      }
      start.countDown();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : running) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
