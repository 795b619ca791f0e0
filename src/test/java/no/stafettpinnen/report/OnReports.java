package no.stafettpinnen.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.support.Stage;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of reports to barnevern have in common: the stage, and the folder where Melhus gets its files. */
abstract class OnReports {

  static final Path FOLDER = Path.of("target/report-drop");
  static final String FOSSLIA = "kindergarten:fosslia";

  @Autowired
  Stage stage;
  @Autowired
  HomeHold hold;
  @Autowired
  RuntimeService runtime;
  @Autowired
  JdbcClient jdbc;
  ReportStage on;

  @BeforeEach
  void enter(@Autowired FormGate gate) throws IOException {
    on = new ReportStage(stage, runtime, gate, hold);
    Files.createDirectories(FOLDER);
    open();
  }

  @AfterEach
  void leave() throws IOException {
    open();
    stage.resetClock();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void open() throws IOException {
    Files.setPosixFilePermissions(FOLDER, PosixFilePermissions.fromString("rwxrwx---"));
  }
}
