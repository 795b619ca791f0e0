package no.stafettpinnen.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker compose config} reads the compose file with the example of its settings. */
class ComposeFileTest {

  @TempDir
  private Path folder;

  @Test
  void composeUnderstandsTheFile() throws Exception {
    List<String> compose = isThere("docker", "compose", "version") ? List.of("docker", "compose")
        : isThere("docker-compose", "version") ? List.of("docker-compose") : List.of();
    Assumptions.assumeFalse(compose.isEmpty(), "neither docker compose nor docker-compose is on this machine; .ci/run installs it");
    Files.copy(ComposeFile.DOCKER.resolve("compose.yaml"), folder.resolve("compose.yaml"));
    Files.copy(ComposeFile.DOCKER.resolve(".env.example"), folder.resolve(".env"));
    List<String> command = new ArrayList<>(compose);
    command.addAll(List.of("-f", "compose.yaml", "config"));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String resolved = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(resolved).isZero();
    assertThat(resolved).contains("app1:", "app2:", "postgres:", "proxy:", "https://stafettpinnen.example.no")
        .doesNotContain("is not set", "${");
  }

  private static boolean isThere(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
