package no.stafettpinnen.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.Application;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;

/** The key of the case file: made by the embedded default only, demanded by every other start, needed to read anything. */
@Tag("own-start")
class CaseKeyTest {

  private static final String TEXT = "Ola æøå 👧🏽";

  @TempDir
  private Path folder;

  @Test
  void anotherStartWithoutAKeyIsRefusedWithOneSentence() {
    assertRefused("Set stafettpinnen.read-log-key-file to the file that holds the key for the read log.");
    assertRefused("Set stafettpinnen.key-file to the file that holds the key for the case file.",
        "--stafettpinnen.create-missing-key=true", "--stafettpinnen.read-log-key-file=" + folder.resolve("log.json"));
    assertThatThrownBy(() -> new CaseKey().caseAead(folder.resolve("gone.json").toString(), false))
        .hasMessageStartingWith("There is no key for the case file at");
  }

  @Test
  void theEmbeddedDefaultMakesAKeyFileOnceThatOnlyItsOwnerReads() throws Exception {
    Path file = folder.resolve("data/key.json");
    Aead first = new CaseKey().caseAead(file.toString(), true);
    String written = Files.readString(file);
    Aead second = new CaseKey().caseAead(file.toString(), true);
    assertThat(Files.readString(file)).isEqualTo(written);
    UUID caseId = UUID.randomUUID();
    assertThat(new CaseCipher(second).decrypt(caseId, new CaseCipher(first).encrypt(caseId, TEXT))).isEqualTo(TEXT);
    assertThat(Files.getFileStore(file).supportsFileAttributeView("posix") ? Files.getPosixFilePermissions(file).size() : 2)
        .isEqualTo(2);
  }

  @Test
  void aTextIsReadableOnlyInItsOwnCaseWithItsOwnKey() throws Exception {
    CaseCipher cipher = new CaseCipher(new CaseKey().caseAead(folder.resolve("one.json").toString(), true));
    CaseCipher other = new CaseCipher(new CaseKey().caseAead(folder.resolve("two.json").toString(), true));
    UUID caseId = UUID.randomUUID();
    byte[] encrypted = cipher.encrypt(caseId, TEXT);
    assertThatThrownBy(() -> cipher.decrypt(UUID.randomUUID(), encrypted)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.decrypt(caseId, encrypted)).isInstanceOf(IllegalStateException.class);
    encrypted[encrypted.length - 1] ^= 1;
    assertThatThrownBy(() -> cipher.decrypt(caseId, encrypted)).isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("Ola");
  }

  private static void assertRefused(String sentence, String... settings) {
    String[] start = Stream.concat(Stream.of("--spring.profiles.active=other", "--server.port=0",
        "--spring.datasource.url=jdbc:h2:mem:nokey" + System.nanoTime()), Stream.of(settings)).toArray(String[]::new);
    assertThatThrownBy(() -> SpringApplication.run(Application.class, start)).satisfies(refused ->
        assertThat(NestedExceptionUtils.getMostSpecificCause(refused)).hasMessage(sentence));
  }
}
