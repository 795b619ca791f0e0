package no.stafettpinnen.readlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** One row of {@code read_log_head} without its seal: how many entries a case has, and the hash of the newest. */
record Head(UUID caseId, String municipality, long entries, byte[] hash) {

  static final String COLUMNS = "case_id, municipality, entries, hash, seal";
  private static final byte[] NOTHING = {};

  static Head first(UUID caseId, String municipality) {
    return new Head(caseId, municipality, 0, NOTHING);
  }

  static Head of(ResultSet row) throws SQLException {
    return new Head(row.getObject("case_id", UUID.class), row.getString("municipality"), row.getLong("entries"),
        row.getBytes("hash"));
  }

  Head next(byte[] newest) {
    return new Head(caseId, municipality, entries + 1, newest);
  }
}
