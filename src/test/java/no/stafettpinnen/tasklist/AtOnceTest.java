package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people, or one person in two windows, do the same or parallel things in one case at the same moment. */
@StafettTest
class AtOnceTest {

  private static final int ROUNDS = 5;

  @Autowired
  private Stage stage;
  @Autowired
  private CaseReader reader;
  @Autowired
  private TaskService tasks;

  @RepeatedTest(ROUNDS)
  void theSameTaskIsCompletedOnce() throws Exception {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    Caseworker otherWindow = new Caseworker(stage.base(), "kari");
    List<Answer> answers = atOnce(() -> kari.complete(task, Forms.DESCRIBED), () -> otherWindow.complete(task, Forms.DESCRIBED),
        () -> kari.complete(task, Forms.DESCRIBED));
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 404);
    assertThat(answers).filteredOn(answer -> answer.status() != 200).extracting(Answer::detail)
        .containsOnly("Oppgaven finnes ikke, er allerede fullført, eller er ikke din. Gå tilbake til oppgavelista.");
    assertThat(reader.forTheSystem(caseId).log("kari")).hasSize(2);
    assertThat(stage.openTasks(caseId)).containsExactly("discussConcern");
  }

  @RepeatedTest(ROUNDS)
  void twoCandidatesTakeTheSameTaskAndOneGetsIt() throws Exception {
    Caseworker hilde = stage.person("hilde");
    Caseworker tove = stage.person("tove");
    String task = tasks.createTaskQuery().taskId(invitation()).singleResult().getId();
    List<Answer> answers = atOnce(() -> hilde.claim(task), () -> tove.claim(task));
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsAnyOf(404, 409);
    assertThat(answers).filteredOn(answer -> answer.status() != 204).allSatisfy(answer ->
        assertThat(answer.json().path("message").asText()).isIn("Oppgaven er allerede tatt av en annen.",
            "Noen andre endret oppgaven samtidig. Prøv igjen.",
            "Oppgaven finnes ikke, er tatt av en annen, eller du har ikke tilgang til den."));
  }

  @RepeatedTest(ROUNDS)
  void parallelTasksOfOneCaseAllSucceed() throws Exception {
    Caseworker kari = stage.person("kari");
    UUID caseId = atLevelOne(kari);
    String plan = Forms.plan(LocalDate.now().plusWeeks(6), "kindergarten:fosslia/kari", "kindergarten:fosslia/anne",
        "kindergarten:fosslia/stein");
    kari.does(caseId, "planMeasures", plan);
    List<Callable<Answer>> all = List.of("kari", "anne", "stein").stream().<Callable<Answer>>map(person -> {
      Caseworker caseworker = stage.person(person);
      String task = caseworker.task(caseId, "carryOutMeasure").orElseThrow().path("id").asText();
      return () -> caseworker.complete(task, Forms.DONE);
    }).toList();
    int before = reader.forTheSystem(caseId).log("kari").size();
    assertThat(atOnce(all.toArray(Callable[]::new))).extracting(answer -> ((Answer) answer).status()).containsOnly(200);
    assertThat(reader.forTheSystem(caseId).log("kari")).hasSize(before + 3);
    assertThat(stage.openTasks(caseId)).containsExactly("hearChildBeforeEvaluation");
  }

  private UUID atLevelOne(Caseworker kari) {
    return upTo(kari, "ownService");
  }

  private String invitation() {
    Caseworker kari = stage.person("kari");
    UUID caseId = upTo(kari, "otherServices");
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", LocalDate.now()));
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).singleResult().getId();
  }

  private UUID upTo(Caseworker kari, String assessment) {
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(LocalDate.now()));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(LocalDate.now()));
    kari.does(caseId, "decideLevelZero", Forms.levelZero(assessment));
    return caseId;
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... actions) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(actions.length);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> running = Arrays.stream(actions).map(action -> threads.submit(() -> {
        start.await();
        return action.call();
      })).toList();
      start.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> one : running) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
