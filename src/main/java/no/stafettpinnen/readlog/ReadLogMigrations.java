package no.stafettpinnen.readlog;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.env.Environment;

/** The read log's migration for a start that has no beans, such as the one that only migrates. */
public final class ReadLogMigrations {

  private ReadLogMigrations() {
  }

  /**
   * Begins the logs. The key is asked for only when it runs.
   *
   * @param settings where {@code stafettpinnen.read-log-key-file} stands
   */
  public static JavaMigration begin(Environment settings) {
    return new V3_1__Begin_read_logs(() -> chain(settings.getProperty("stafettpinnen.read-log-key-file", "")));
  }

  private static Chain chain(String keyFile) {
    try {
      return new Chain(new ReadLogKey().readLogMac(keyFile, false));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key for the read log could not be read", e);
    }
  }
}
