package no.stafettpinnen.benchmark;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two people finish their parallel tasks of one case at the same moment, in many cases.
 *
 * @param errors how many of them got an error
 * @param right  in how many cases both tasks were done and the one next task could be done
 */
record AtOnce(int errors, int right) {

  static final int CASES = Integer.getInteger("benchmark.cases", 60);
  private static final int FIRST_PARALLEL = 6;

  static AtOnce play(Journey.Player player) {
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      int errors = 0;
      int right = 0;
      for (int number = 0; number < CASES; number++) {
        int inThisCase = oneCase(player, people);
        errors += inThisCase;
        right += inThisCase == 0 ? 1 : 0;
      }
      return new AtOnce(errors, right);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      people.shutdownNow();
    }
  }

  private static int oneCase(Journey.Player player, ExecutorService people) throws InterruptedException {
    List<Journey.Step> steps = Journey.steps();
    String caseId = player.open();
    steps.subList(0, FIRST_PARALLEL).forEach(step -> player.does(caseId, step));
    CountDownLatch start = new CountDownLatch(1);
    List<? extends Future<?>> both = steps.subList(FIRST_PARALLEL, FIRST_PARALLEL + 2).stream().map(step -> people.submit(() -> {
      start.await();
      player.does(caseId, step);
      return null;
    })).toList();
    start.countDown();
    int errors = 0;
    for (Future<?> one : both) {
      try {
        one.get();
      } catch (ExecutionException seen) {
        errors++;
      }
    }
    if (errors == 0) {
      player.does(caseId, steps.get(FIRST_PARALLEL + 2));
    }
    return errors;
  }
}
