package no.stafettpinnen.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.stafettpinnen.Application;

/** The application in a process of its own, so that it can be killed. */
class RunningApplication {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final String base;

  private RunningApplication(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  static RunningApplication start(Map<String, String> properties, Path log) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Application.class.getName(), "--server.port=" + port));
    properties.forEach((key, value) -> command.add("--" + key + "=" + value));
    Process process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    RunningApplication application = new RunningApplication(process, "http://localhost:" + port);
    application.waitUntilReady();
    return application;
  }

  String base() {
    return base;
  }

  /** As an operator stops it: it ends what it has begun. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("The application did not stop in " + STOP);
    }
  }

  /** As {@code kill -9}: the process gets no chance to finish anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void waitUntilReady() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest landing = HttpRequest.newBuilder(URI.create(base + "/logg-inn")).build();
    Instant end = Instant.now().plus(START);
    while (Instant.now().isBefore(end)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The application stopped while it was starting");
      }
      try {
        if (http.send(landing, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("The application did not start in " + START);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
