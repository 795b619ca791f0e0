package no.stafettpinnen.support;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks for a word in every column of every table, ours and the engine's, as somebody with a copy of the database would. */
public final class WholeDatabase {

  private WholeDatabase() {
  }

  /** @return {@code table.column} of every hit */
  public static List<String> find(DataSource database, String word) {
    List<String> hits = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
              if (holds(rows.getObject(column), word)) {
                hits.add(table + "." + rows.getMetaData().getColumnName(column));
              }
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return hits;
  }

  private static boolean holds(Object value, String word) throws SQLException {
    if (value instanceof Blob blob) {
      return holds(blob.getBytes(1, (int) blob.length()), word);
    }
    return value != null && (value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString())
        .contains(word);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), null,
        new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        tables.add("\"" + found.getString("TABLE_NAME") + "\"");
      }
    }
    return tables;
  }
}
