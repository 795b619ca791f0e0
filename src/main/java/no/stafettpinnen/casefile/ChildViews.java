package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the child thinks, how the child was heard or why not, and what is best for the child (R091, R105, I6). Fields
 * {@code childView.heard} (yes, no), {@code .how}, {@code .text}, {@code .reasonNot} and {@code .bestInterests}.
 */
@Component
@Order(1)
public class ChildViews implements CaseSection {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  ChildViews(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "childView";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    boolean heard = "yes".equals(value.path("heard").asText());
    require(value, heard ? "text" : "reasonNot", heard
        ? "Skriv hva barnet sa eller viste." : "Skriv hvorfor barnet ikke er hørt.");
    require(value, "bestInterests", "Skriv hva som er best for barnet.");
    jdbc.sql("""
            INSERT INTO child_view (case_id, id, recorded_at, recorded_by, heard, view_text)
            VALUES (:case, :id, :now, :person, :heard, :text)""")
        .param("case", entry.caseId()).param("id", UUID.randomUUID()).param("now", OffsetDateTime.now(clock))
        .param("person", entry.person()).param("heard", heard).param("text", text.write(entry.caseId(), value)).update();
    return Map.of();
  }

  /** @throws CaseRuleException when the child's view has not been recorded yet */
  public UUID latest(UUID caseId) {
    return jdbc.sql("SELECT id FROM child_view WHERE case_id = :case ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY")
        .param("case", caseId).query(UUID.class).optional()
        .orElseThrow(() -> new CaseRuleException("childView.text",
            "Barnets syn og barnets beste må være skrevet ned før dere bestemmer noe."));
  }

  /** One view as it was written. Whoever asks has asked before whether the case may be read. */
  public JsonNode read(UUID caseId, UUID id) {
    return jdbc.sql("SELECT view_text FROM child_view WHERE case_id = :case AND id = :id").param("case", caseId).param("id", id)
        .query((row, n) -> text.read(caseId, row.getBytes("view_text"))).single();
  }

  private static void require(JsonNode value, String field, String message) {
    if (value.path(field).asText().isBlank()) {
      throw new CaseRuleException("childView." + field, message);
    }
  }
}
