package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case, open for reading; {@link CaseReader} hands it out. */
public final class CaseReading {

  public record Entry(OffsetDateTime at, String by, String title, List<CaseEntry.Line> fields) {
  }

  public record Participant(String person, String service, OffsetDateTime since) {
  }

  private final UUID caseId;
  private final JdbcClient jdbc;
  private final CaseText text;
  private final Measures measures;
  private final CaseServices services;
  private final Reports reports;
  private final ObjectMapper json;

  CaseReading(UUID caseId, JdbcClient jdbc, CaseText text, Measures measures, CaseServices services, Reports reports, ObjectMapper json) {
    this.caseId = caseId;
    this.jdbc = jdbc;
    this.text = text;
    this.measures = measures;
    this.services = services;
    this.reports = reports;
    this.json = json;
  }

  /** {@code name} and {@code birthDate}. */
  public JsonNode child() {
    return jdbc.sql("SELECT child_text FROM case_file WHERE id = :case").param("case", caseId)
        .query((row, n) -> text.child(caseId, row.getBytes("child_text"))).single();
  }

  /**
   * What a form may show of the case as it is now, under the keys that forms use: {@code child}, {@code measures}, the
   * {@code offer} of the baton that waits, what an {@code anonymous} case is about with the team's {@code anonymousAdvice} and, where the
   * task is about one measure, {@code measure}. The form host takes from it only
   * what the form declares.
   */
  public ObjectNode current(Optional<UUID> measure) {
    ObjectNode current = json.createObjectNode();
    jdbc.sql("""
            SELECT c.child_text, o.offer_text, a.referral_text, a.advice_text FROM case_file c
            LEFT JOIN baton_offer o ON o.case_id = c.id AND o.pending LEFT JOIN anonymous_referral a ON a.case_id = c.id
            WHERE c.id = :case""").param("case", caseId).query(row -> {
      current.set("child", text.child(caseId, row.getBytes("child_text")));
      if (row.getBytes("offer_text") != null) {
        current.set("offer", text.read(caseId, row.getBytes("offer_text")));
      }
      if (row.getBytes("referral_text") != null) {
        current.set("anonymous", text.read(caseId, row.getBytes("referral_text")));
      }
      if (row.getBytes("advice_text") != null) {
        current.set("anonymousAdvice", text.read(caseId, row.getBytes("advice_text")));
      }
    });
    ArrayNode list = current.putArray("measures");
    for (Measures.Measure running : measures()) {
      ObjectNode row = ((ObjectNode) running.text().deepCopy())
          .put("responsible", running.service() + "/" + running.responsible())
          .put("evaluationDate", running.evaluationDate().toString());
      list.add(row);
      if (measure.filter(running.id()::equals).isPresent()) {
        current.set("measure", row.deepCopy());
      }
    }
    return current;
  }

  /** A report to barnevern as it was written, and what was added to it, under the keys that forms use below {@code report}. */
  public ObjectNode report(UUID report) {
    return reports.written(caseId, report);
  }

  /** The measures that run now. */
  public List<Measures.Measure> measures() {
    return measures.running(caseId);
  }

  /** The stafettlogg, newest first. */
  public List<Entry> log() {
    return jdbc.sql("SELECT written_at, written_by, entry_text FROM log_entry WHERE case_id = :case ORDER BY entry DESC")
        .param("case", caseId)
        .query((row, n) -> entry(row.getObject("written_at", OffsetDateTime.class), row.getString("written_by"),
            text.read(caseId, row.getBytes("entry_text")))).list();
  }

  /** What the case was opened with. */
  public Entry firstEntry() {
    return log().stream().reduce((newer, older) -> older).orElseThrow();
  }

  /** People who take part, from services that take part now. */
  public List<Participant> participants() {
    return jdbc.sql("""
            SELECT p.person, p.service, p.since FROM case_person p
            WHERE p.case_id = :case AND p.service IN (:active) ORDER BY p.since""")
        .param("case", caseId).param("active", services.active(caseId)).query(Participant.class).list();
  }

  private Entry entry(OffsetDateTime at, String by, JsonNode written) {
    CaseFile.LogText log = json.convertValue(written, CaseFile.LogText.class);
    return new Entry(at, by, log.title(), log.fields());
  }
}
