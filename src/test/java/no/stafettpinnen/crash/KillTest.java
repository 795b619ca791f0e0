package no.stafettpinnen.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The application is killed while two people complete tasks, and started again: each case is before or after the step, in engine
 * and case file alike, and what was answered as done is done.
 */
@Tag("database")
class KillTest {

  private static final int ROUNDS = 3;
  private static final int CASES = 60;

  private final Random random = new Random();

  @Test
  void nothingIsHalfDone() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "kill");
    Map<String, String> properties = properties(folder);
    RunningApplication application = RunningApplication.start(properties, folder.resolve("log.txt"));
    try {
      int before = 0;
      int after = 0;
      for (int round = 0; round < ROUNDS; round++) {
        List<UUID> cases = raise(application, CASES);
        Set<UUID> answered = completeUntilKilled(application, cases);
        application = RunningApplication.start(properties, folder.resolve("log.txt"));
        Caseworker kari = new Caseworker(application.base(), "kari");
        for (UUID caseId : cases) {
          boolean done = isAfterTheStep(kari, caseId);
          assertThat(done || !answered.contains(caseId)).as("answered as done, and lost").isTrue();
          before += done ? 0 : 1;
          after += done ? 1 : 0;
        }
      }
      System.out.printf("kill -9: %d rounds, %d cases before the step, %d after, none between%n", ROUNDS, before, after);
      assertThat(after).as("some steps were taken before the kill").isPositive();
      assertThat(before).as("some were not").isPositive();
    } finally {
      application.kill();
    }
  }

  private static List<UUID> raise(RunningApplication application, int count) {
    Caseworker kari = new Caseworker(application.base(), "kari");
    List<UUID> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(kari.raise("concernToAction", Forms.CONCERN));
    }
    return cases;
  }

  /** @return the cases whose step was answered as done */
  private Set<UUID> completeUntilKilled(RunningApplication application, List<UUID> cases) throws Exception {
    Set<UUID> answered = ConcurrentHashMap.newKeySet();
    Caseworker kari = new Caseworker(application.base(), "kari");
    Map<UUID, String> tasks = new HashMap<>();
    for (UUID caseId : cases) {
      tasks.put(caseId, kari.task(caseId, "describeConcern").orElseThrow().path("id").asText());
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (UUID caseId : cases) {
      threads.execute(() -> {
        try {
          if (kari.complete(tasks.get(caseId), Forms.DESCRIBED).status() == 200) {
            answered.add(caseId);
          }
        } catch (UncheckedIOException killed) {
          // No answer: the step may or may not have been taken.
        }
      });
    }
    int enough = 1 + random.nextInt(cases.size() / 2);
    await().atMost(1, TimeUnit.MINUTES).pollInterval(5, TimeUnit.MILLISECONDS).until(() -> answered.size() >= enough);
    application.kill();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    return answered;
  }

  private static boolean isAfterTheStep(Caseworker kari, UUID caseId) {
    List<String> open = kari.tasks(caseId).stream().map(task -> task.path("taskDefinitionKey").asText()).toList();
    JsonNode log = kari.get("/api/cases/" + caseId).json().path("log");
    assertThat(open).hasSize(1).containsAnyOf("describeConcern", "discussConcern");
    boolean done = open.contains("discussConcern");
    assertThat(log).as("the case file tells the same as the engine").hasSize(done ? 2 : 1);
    return done;
  }

  private static Map<String, String> properties(Path folder) {
    Map<String, String> properties = new HashMap<>(TestDatabase.properties("kill" + System.nanoTime()));
    if (!TestDatabase.isPostgres()) {
      properties.put("spring.datasource.url", "jdbc:h2:file:" + folder.toAbsolutePath() + "/stafettpinnen;WRITE_DELAY=0;LOCK_TIMEOUT=15000");
    }
    properties.put("stafettpinnen.key-file", folder.resolve("key.json").toString());
    properties.put("stafettpinnen.read-log-key-file", folder.resolve("read-log-key.json").toString());
    return properties;
  }
}
