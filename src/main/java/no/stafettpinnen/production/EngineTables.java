package no.stafettpinnen.production;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The engine's tables, by the scripts that the engine brings along. An upgrade of the engine gets a migration of its own. */
class EngineTables implements JavaMigration {

  static final String VERSION = "7.24.0";
  private static final List<String> SCRIPTS = List.of("engine", "history", "identity", "case.engine", "case.history",
      "decision.engine", "decision.history");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(VERSION);
  }

  @Override
  public String getDescription() {
    return "Camunda " + VERSION;
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    SCRIPTS.forEach(script -> ScriptUtils.executeSqlScript(context.getConnection(),
        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql")));
  }
}
