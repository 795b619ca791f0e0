package no.stafettpinnen.production;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * The start with the profile {@code migrate}: no engine, no web; brings the database up to this version as its owner, says what
 * the other two roles may do, and ends.
 */
@Configuration(proxyBeanMethods = false)
@Profile("migrate")
public class DatabaseMigration implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigration.class);
  private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private final Environment settings;

  DatabaseMigration(Environment settings) {
    this.settings = settings;
  }

  /** @throws RuntimeException when the database is not PostgreSQL, a key or role is not there, or a migration failed; nothing ends well then */
  @Override
  public void run(ApplicationArguments arguments) {
    List<String> reasons = SettingsCheck.reasonsNotToMigrate(settings);
    if (!reasons.isEmpty()) {
      throw new ProductionRefusal(reasons);
    }
    Schema schema = Schema.of(settings);
    String appRole = role(schema, "stafettpinnen.database.app-role");
    String reportRole = role(schema, "stafettpinnen.database.report-role");
    schema.engine().migrate();
    schema.ours(appRole, reportRole).migrate();
    LOG.info("Databasen er klar for denne versjonen.");
  }

  private String role(Schema schema, String name) {
    String role = settings.getProperty(name, "");
    List<String> reasons = new ArrayList<>();
    if (!ROLE.matcher(role).matches()) {
      reasons.add("Sett " + name + " til navnet på en rolle i databasen.");
    } else if (schema.sql().sql("SELECT COUNT(*) FROM pg_roles WHERE rolname = :role").param("role", role)
        .query(Integer.class).single() == 0) {
      reasons.add("Rollen " + role + " finnes ikke i databasen: lag den først, eller sett " + name + ".");
    }
    if (!reasons.isEmpty()) {
      throw new ProductionRefusal(reasons);
    }
    return role;
  }
}
