package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way to what is written in a case. It does not ask who may read, which callers ask CaseAccess first; but whoever shows it to
 * a person must have entered that in the read log (I9).
 */
@Component
public class CaseReader {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Measures measures;
  private final CaseServices services;
  private final Reports reports;
  private final ObjectMapper json;

  CaseReader(JdbcClient jdbc, CaseText text, Measures measures, CaseServices services, Reports reports, ObjectMapper json) {
    this.jdbc = jdbc;
    this.text = text;
    this.measures = measures;
    this.services = services;
    this.reports = reports;
    this.json = json;
  }

  /** The one case whose reading is in the log. */
  public CaseReading with(ReadReceipt receipt) {
    return forTheSystem(receipt.caseId());
  }

  /** A case for work that shows nothing of it to anybody, such as to check what somebody sends in. */
  public CaseReading forTheSystem(UUID caseId) {
    return new CaseReading(caseId, jdbc, text, measures, services, reports, json);
  }

  /** {@code name} and {@code birthDate} of the children in the cases whose reading is in the log. */
  public Map<UUID, JsonNode> children(ReadReceipt receipt) {
    Map<UUID, JsonNode> children = new HashMap<>();
    if (!receipt.cases().isEmpty()) {
      jdbc.sql("SELECT id, child_text FROM case_file WHERE id IN (:cases)").param("cases", receipt.cases()).query(row -> {
        UUID id = row.getObject("id", UUID.class);
        children.put(id, text.child(id, row.getBytes("child_text")));
      });
    }
    return children;
  }
}
