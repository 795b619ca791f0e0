package no.stafettpinnen.production;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * Nodes start one after the other: each enters what is missing of services, filters and grants, and two at once would enter it
 * twice. A lock of the database's, which ends with its connection, also when the node dies.
 */
final class StartInTurn implements ApplicationListener<ApplicationEvent> {

  private static final long LOCK = 7_240_001;

  private final Connection connection;

  private StartInTurn(Connection connection) {
    this.connection = connection;
  }

  /**
   * Waits until no other node is starting.
   *
   * @throws IllegalStateException when another node's start takes more than five minutes
   */
  static StartInTurn begin(Schema schema) {
    try {
      Connection connection = schema.connect();
      try (var wait = connection.createStatement()) {
        wait.execute("SET lock_timeout = '5min'");
      }
      try (var lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
        lock.setLong(1, LOCK);
        lock.execute();
      }
      return new StartInTurn(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("No turn to start: another node has been starting for five minutes, or the database is away", e);
    }
  }

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    if (event instanceof ApplicationReadyEvent || event instanceof ApplicationFailedEvent) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("The turn could not be ended", e);
      }
    }
  }
}
