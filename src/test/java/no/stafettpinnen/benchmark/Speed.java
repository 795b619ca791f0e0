package no.stafettpinnen.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Completions per second of two players, who take a journey each in turn, so that what else the machine does falls on both. */
final class Speed {

  private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 20);
  private static final int JOURNEYS = Integer.getInteger("benchmark.journeys", 50);

  private Speed() {
  }

  /** @return completions per second, the first player's and the second's, of each pair of journeys after those that warm up */
  static List<double[]> interleaved(Journey.Player first, Journey.Player second) {
    List<double[]> journeys = new ArrayList<>();
    for (int journey = 0; journey < WARM_UP + JOURNEYS; journey++) {
      double[] one = journey % 2 == 0
          ? new double[] {perSecond(first), perSecond(second)}
          : swapped(perSecond(second), perSecond(first));
      if (journey >= WARM_UP) {
        journeys.add(one);
      }
    }
    return journeys;
  }

  static double median(List<double[]> journeys, int player) {
    return journeys.stream().mapToDouble(journey -> journey[player]).sorted().skip(journeys.size() / 2).findFirst().orElseThrow();
  }

  private static double[] swapped(double second, double first) {
    return new double[] {first, second};
  }

  /** The start of a case is outside the measured time. */
  private static double perSecond(Journey.Player player) {
    List<Journey.Step> steps = Journey.steps();
    String caseId = player.open();
    long began = System.nanoTime();
    steps.forEach(step -> player.does(caseId, step));
    return steps.size() * 1e9 / (System.nanoTime() - began);
  }
}
