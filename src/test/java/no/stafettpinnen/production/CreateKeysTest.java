package no.stafettpinnen.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that makes the keys of production: of the two kinds, and never over a key that is there. */
class CreateKeysTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir
  private Path folder;

  @Test
  void makesBothKeysOnce() throws Exception {
    String caseFile = folder.resolve("keys/case-file.json").toString();
    String readLog = folder.resolve("keys/read-log.json").toString();
    assertThat(run(caseFile, readLog)).isZero();
    String first = Files.readString(Path.of(caseFile));
    assertThat(first).contains("AesGcmKey");
    assertThat(Files.readString(Path.of(readLog))).contains("HmacKey");
    assertThat(run(caseFile, readLog)).isZero();
    assertThat(Files.readString(Path.of(caseFile))).isEqualTo(first);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("er laget", "fantes fra før og er ikke endret");
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(run("one")).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("Bruk: create-keys");
  }

  private int run(String... files) {
    return CreateKeys.run(new PrintStream(printed, true, StandardCharsets.UTF_8), files);
  }
}
