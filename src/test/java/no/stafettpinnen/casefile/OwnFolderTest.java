package no.stafettpinnen.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The folder with the embedded database and the key beside it is its owner's alone, whichever of them is made first. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX file modes")
class OwnFolderTest {

  @TempDir
  private Path temporary;

  @Test
  void theDatabaseDoesNotMakeTheFolderOpenToEverybody() {
    Path folder = temporary.resolve("data");
    Path key = folder.resolve("key.json");
    start(folder, "stafettpinnen.create-missing-key=true", "stafettpinnen.key-file=" + key).run(started -> {
      assertThat(started).hasNotFailed();
      assertThat(folder.resolve("db.mv.db")).exists();
      assertThat(mode(folder)).isEqualTo("rwx------");
      assertThat(mode(key)).isEqualTo("rw-------");
    });
  }

  @Test
  void aFolderThatSomebodyElseMadeIsLeftAsItIs() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("keys"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    start(folder, "stafettpinnen.create-missing-key=true", "stafettpinnen.key-file=" + folder.resolve("key.json"))
        .run(started -> assertThat(mode(folder)).isEqualTo("rwxr-x---"));
  }

  private static ApplicationContextRunner start(Path database, String... settings) {
    return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withUserConfiguration(DatabaseFirst.class, CaseKey.class, OwnFolder.class)
        .withPropertyValues("spring.datasource.url=jdbc:h2:file:" + database.resolve("db")).withPropertyValues(settings);
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Configuration(proxyBeanMethods = false)
  static class DatabaseFirst {

    @Bean
    String opened(DataSource database) throws SQLException {
      try (Connection connection = database.getConnection()) {
        return connection.getMetaData().getDatabaseProductName();
      }
    }
  }
}
