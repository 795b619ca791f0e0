package no.stafettpinnen.topology;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the topology. Its output is in a file beside it. */
class Running implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path log;

  private Running(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** A Java program on the class path of the tests. */
  static Running java(Path log, Map<String, String> environment, Class<?> program) throws IOException {
    return java(log, environment, program.getName());
  }

  static Running java(Path log, Map<String, String> environment, String program) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return start(log, environment, java, "-Xmx512m", "-cp", System.getProperty("java.class.path"), program);
  }

  static Running start(Path log, Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Running(builder.start(), log);
  }

  /** Waits until it takes connections. */
  Running untilListening(int port) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("It ended while it was starting:\n" + output());
      }
      try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return this;
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("It did not start in " + PATIENCE + ":\n" + output());
  }

  /** Waits until it has done its work; an error when it failed. */
  void untilDone() throws Exception {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("It did not end well:\n" + output());
    }
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      kill();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
