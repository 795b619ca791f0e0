package no.stafettpinnen.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the time of a query grows: milliseconds at each size, and the exponent of the power law through them. */
final class Growth {

  private static final int TIMES = 31;

  private final List<Integer> sizes = new ArrayList<>();
  private final List<Double> milliseconds = new ArrayList<>();

  /** Median of many. */
  void measure(int size, Runnable query) {
    double[] times = new double[TIMES];
    IntStream.range(0, sizes.isEmpty() ? 10 * TIMES : TIMES).forEach(warmUp -> query.run());
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      query.run();
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(times);
    sizes.add(size);
    milliseconds.add(times[TIMES / 2]);
  }

  double last() {
    return milliseconds.get(milliseconds.size() - 1);
  }

  /** Least squares on logarithms. */
  double exponent() {
    double[] x = sizes.stream().mapToDouble(Math::log).toArray();
    double[] y = milliseconds.stream().mapToDouble(Math::log).toArray();
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double above = IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    return above / Arrays.stream(x).map(one -> (one - meanX) * (one - meanX)).sum();
  }

  /** Sizes and milliseconds for people. */
  @Override
  public String toString() {
    return IntStream.range(0, sizes.size())
        .mapToObj(i -> String.format(Locale.ROOT, "%.2f", milliseconds.get(i))).collect(Collectors.joining(" · ")) + " ms";
  }
}
