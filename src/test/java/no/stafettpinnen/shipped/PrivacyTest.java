package no.stafettpinnen.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Markers;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.WholeDatabase;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * After all scenarios: nothing of what people wrote in them is anywhere outside the encrypted case file. In every free text that they
 * wrote stands a word ({@link Markers}).
 */
@StafettTest
@Order(Integer.MAX_VALUE)
class PrivacyTest {

  @Autowired
  private Stage stage;
  @Autowired
  private DataSource database;

  @Test
  void nothingThatAnybodyWroteLeavesTheCaseFile() throws IOException {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    kari.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(Markers.planted()).isGreaterThanOrEqualTo(5);
    assertThat(kari.get("/api/cases/" + caseId).body()).as("whoever may read the case does").contains(Markers.WORD);

    assertThat(WholeDatabase.find(database, Markers.WORD)).as("clear in the database: tables, jobs, incidents, history").isEmpty();
    assertThat(Markers.mailed()).as("e-mails and calendar files").isEmpty();
    assertThat(Markers.logged()).as("log lines").isEmpty();
    assertThat(namesWithIt(Path.of("target", "report-drop"))).as("names of the files for barnevern's own system").isEmpty();
    System.out.printf("privacy: the word was planted in %d texts%n", Markers.planted());
  }

  private static List<Path> namesWithIt(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().contains(Markers.WORD)).toList();
    }
  }
}
