package no.stafettpinnen.production;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.stafettpinnen.readlog.ReadLogMigrations;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables in the database: the engine's by its own scripts, ours by our migrations. */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** The application may add rows here and read them, and do nothing else to them. */
  static final List<String> APPEND_ONLY = List.of("read_log_entry", "log_entry", "child_view", "evaluation",
      "holder_turn", "right_assessment", "coordinator_answer", "written_decision", "coordination_review", "care_group_meeting", "plan_offer",
      "plan_version", "plan_approval", "plan_revision", "report", "report_event", "consent", "consent_service", "consent_end");

  private final DataSource database;
  private final Environment settings;

  private Schema(DataSource database, Environment settings) {
    this.database = database;
    this.settings = settings;
  }

  static Schema of(Environment settings) {
    return new Schema(new DriverManagerDataSource(settings.getProperty("spring.datasource.url", ""),
        settings.getProperty("spring.datasource.username", ""), settings.getProperty("spring.datasource.password", "")), settings);
  }

  Connection connect() throws SQLException {
    return database.getConnection();
  }

  JdbcClient sql() {
    return JdbcClient.create(database);
  }

  /** The engine's tables. Those that an engine with schema-update on has made are taken over as they are. */
  Flyway engine() {
    boolean isThere = sql().sql("SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'act_ge_property'")
        .query(Integer.class).single() > 0;
    return configuration("engine_schema_history", isThere ? EngineTables.VERSION : "0").locations(new String[0])
        .javaMigrations(new EngineTables()).load();
  }

  /** Our tables, and what the other roles may do with all of them. */
  Flyway ours(String appRole, String reportRole) {
    return configuration("stafett_schema_history", "0").locations("classpath:db/migration", "classpath:db/postgresql", "classpath:db/production")
        .javaMigrations(ReadLogMigrations.begin(settings))
        .placeholders(Map.of("app_role", appRole, "report_role", reportRole, "append_only", String.join(",", APPEND_ONLY))).load();
  }

  /** Is every migration of this version there, unchanged, and the engine's tables of its version? */
  boolean isCurrent() {
    ValidateResult validated = ours("-", "-").validateWithResult();
    if (!validated.validationSuccessful) {
      LOG.warn("Our tables: {}", validated.getAllErrorMessages());
    }
    return validated.validationSuccessful && sql().sql("SELECT version_ FROM act_ge_schema_log").query(String.class).list().stream()
            .anyMatch(version -> version.startsWith(engineVersion()));
  }

  private FluentConfiguration configuration(String table, String baseline) {
    return Flyway.configure().dataSource(database).table(table).baselineOnMigrate(true).baselineVersion(baseline);
  }

  private static String engineVersion() {
    return ProcessEngine.class.getPackage().getImplementationVersion().replaceAll("^(\\d+\\.\\d+).*", "$1");
  }
}
