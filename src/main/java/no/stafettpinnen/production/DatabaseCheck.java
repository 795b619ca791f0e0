package no.stafettpinnen.production;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What the database must be like: of this version, and reached as a role that can change rows but neither tables nor the read log. */
final class DatabaseCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);

  private DatabaseCheck() {
  }

  static List<String> reasons(Environment settings) {
    List<String> reasons = new ArrayList<>();
    Schema schema = Schema.of(settings);
    try {
      if (schema.sql().sql("SELECT has_schema_privilege(current_schema(), 'CREATE')").query(Boolean.class).single()) {
        reasons.add("Databasebrukeren kan endre tabeller: bruk en rolle som bare kan lese og skrive rader.");
      }
      if (canChangeReadLog(schema)) {
        reasons.add("Databasebrukeren kan endre innsynsloggen: bruk rollen som profilen migrate gir rettigheter.");
      }
      if (!schema.isCurrent()) {
        reasons.add("Databasen hører ikke til denne versjonen: kjør først med profilen migrate.");
      }
    } catch (CannotGetJdbcConnectionException unreachable) {
      reasons.add("Databasen svarer ikke: sjekk spring.datasource.url, brukernavn og passord.");
    } catch (DataAccessException | FlywayException notThere) {
      LOG.warn("The database does not look as expected: {}", notThere.getMessage());
      reasons.add("Databasen hører ikke til denne versjonen: kjør først med profilen migrate.");
    }
    return reasons;
  }

  private static boolean canChangeReadLog(Schema schema) {
    return Schema.APPEND_ONLY.stream().anyMatch(table -> schema.sql().sql("""
            SELECT COALESCE(has_table_privilege(to_regclass(:table), 'UPDATE, DELETE, TRUNCATE'), FALSE)""")
        .param("table", table).query(Boolean.class).single());
  }
}
