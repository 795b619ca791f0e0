package no.stafettpinnen.readlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** One row of {@code read_log_entry} without its hash; {@code entry} counts from 1 in each case. */
record Entry(UUID caseId, long entry, Instant readAt, String person, String role, String service, String municipality,
             String what, String door) {

  static final String COLUMNS = "case_id, entry, read_at, person, role, service, municipality, what, door, hash";

  static Entry of(ResultSet row) throws SQLException {
    return new Entry(row.getObject("case_id", UUID.class), row.getLong("entry"),
        row.getObject("read_at", OffsetDateTime.class).toInstant(), row.getString("person"), row.getString("role"),
        row.getString("service"), row.getString("municipality"), row.getString("what"), row.getString("door"));
  }
}
