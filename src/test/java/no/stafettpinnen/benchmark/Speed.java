package no.stafettpinnen.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Completions per second of two players, in turn, so that what else the machine does falls on both. */
final class Speed {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
  private static final int JOURNEYS = Integer.getInteger("benchmark.journeys", 4);

  private Speed() {
  }

  /** @return completions per second, the first player's and the second's, of each round but the first, which warms up */
  static List<double[]> interleaved(Journey.Player first, Journey.Player second) {
    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double[] one = round % 2 == 0
          ? new double[] {perSecond(first), perSecond(second)}
          : swapped(perSecond(second), perSecond(first));
      if (round > 0) {
        rounds.add(one);
      }
    }
    return rounds;
  }

  static double median(List<double[]> rounds, int player) {
    return rounds.stream().mapToDouble(round -> round[player]).sorted().skip(rounds.size() / 2).findFirst().orElseThrow();
  }

  private static double[] swapped(double second, double first) {
    return new double[] {first, second};
  }

  /** The start of a case is outside the measured time. */
  private static double perSecond(Journey.Player player) {
    List<Journey.Step> steps = Journey.steps();
    long time = 0;
    for (int journey = 0; journey < JOURNEYS; journey++) {
      String caseId = player.open();
      long began = System.nanoTime();
      steps.forEach(step -> player.does(caseId, step));
      time += System.nanoTime() - began;
    }
    return JOURNEYS * steps.size() * 1e9 / time;
  }
}
