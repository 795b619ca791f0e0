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
 * The four fixed questions of every evaluation (R098): {@code evaluation.works}, {@code .participants}, {@code .continues},
 * {@code .ends}.
 */
@Component
@Order(3)
class Evaluations implements CaseSection {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildViews childViews;
  private final Clock clock;

  Evaluations(JdbcClient jdbc, CaseText text, ChildViews childViews, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childViews = childViews;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "evaluation";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    jdbc.sql("""
            INSERT INTO evaluation (id, case_id, child_view, level, evaluated_at, evaluated_by, evaluation_text)
            SELECT :id, id, :view, level, :now, :person, :text FROM case_file WHERE id = :case""")
        .param("id", UUID.randomUUID()).param("view", childViews.latest(entry.caseId()))
        .param("now", OffsetDateTime.now(clock)).param("person", entry.person())
        .param("text", text.write(entry.caseId(), value)).param("case", entry.caseId()).update();
    return Map.of();
  }
}
