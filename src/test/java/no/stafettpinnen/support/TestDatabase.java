package no.stafettpinnen.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database that the tests run on: {@code -Dstafett.db=h2} (as if nothing is said) or {@code postgres}, a real server. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static EmbeddedPostgres server;

  public static boolean isPostgres() {
    return "postgres".equals(System.getProperty("stafett.db"));
  }

  /** Settings of a database of its own for the application under test. */
  public static synchronized Map<String, String> properties(String name) {
    return isPostgres()
        ? Map.of("spring.datasource.url", postgres(name), "spring.datasource.username", "postgres",
            "spring.datasource.password", "postgres")
        : Map.of("spring.datasource.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=15000;OPTIMIZE_REUSE_RESULTS=0");
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(properties("stafett" + System.nanoTime())).applyTo(context);
  }

  private static String postgres(String name) {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").setServerConfig("fsync", "on")
            .setRegisterShutdownHook(false).start();
        // After the applications, which still write when they close.
        SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
      }
      try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name.toLowerCase());
      }
      return server.getJdbcUrl("postgres", name.toLowerCase());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
