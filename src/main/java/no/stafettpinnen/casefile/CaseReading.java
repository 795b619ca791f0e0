package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case, open for reading; {@link CaseReader} hands it out. */
public final class CaseReading {

  public record Entry(OffsetDateTime at, String by, String title, List<CaseEntry.Line> fields) {
  }

  public record Participant(String person, String service, OffsetDateTime since) {
  }

  private static final List<CaseEntry.Line> WITHHELD =
      List.of(new CaseEntry.Line("Innhold", "Vises bare for den som melder, og for barnevernet."));
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));

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
   * What a form may show of the case as it is now, under the keys that forms use: {@code child}, {@code measures}, what was
   * {@code agreed} in a team, the {@code offer} of the baton that waits, the {@code neededDecision} that nobody has answered yet, what an
   * {@code anonymous} case is about with the team's {@code anonymousAdvice} and, where the task is about one measure, {@code measure}. The
   * form host takes from it only
   * what the form declares.
   */
  public ObjectNode current(Optional<UUID> measure) {
    ObjectNode current = json.createObjectNode();
    jdbc.sql("""
            SELECT c.child_text, o.offer_text, a.referral_text, a.advice_text, (SELECT n.request_text FROM needed_decision n
              WHERE n.case_id = c.id AND n.answered_at IS NULL ORDER BY n.asked_at FETCH FIRST 1 ROW ONLY) AS request_text
            FROM case_file c LEFT JOIN baton_offer o ON o.case_id = c.id AND o.pending
            LEFT JOIN anonymous_referral a ON a.case_id = c.id
            WHERE c.id = :case""").param("case", caseId).query(row -> {
      current.set("child", text.child(caseId, row.getBytes("child_text")));
      if (row.getBytes("request_text") != null) {
        current.set("neededDecision", text.read(caseId, row.getBytes("request_text")));
      }
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
    ArrayNode planned = current.putArray("measures");
    ArrayNode agreed = current.putArray("agreed");
    for (Measures.Measure running : measures()) {
      ObjectNode row = ((ObjectNode) running.text().deepCopy())
          .put("responsible", running.service() + "/" + running.responsible())
          .put("evaluationDate", running.evaluationDate().toString());
      (running.origin() == Measures.Origin.TEAM ? agreed : planned).add(row);
      if (measure.filter(running.id()::equals).isPresent()) {
        current.set("measure", row.deepCopy());
      }
    }
    return current;
  }

  /**
   * A report to barnevern as it was written, what was added to it, and what barnevern asked last, under the keys that forms use below
   * {@code report}.
   */
  public ObjectNode report(UUID report) {
    ObjectNode written = reports.written(caseId, report);
    reports.lastQuestion(report).ifPresent(question -> written.put("question", question));
    return written;
  }

  /** The measures that run now. */
  public List<Measures.Measure> measures() {
    return measures.running(caseId);
  }

  /**
   * The stafettlogg, newest first. Of what is for whoever reports to barnevern, others see that it was written, when and by whom.
   *
   * @param reader person id
   */
  public List<Entry> log(String reader) {
    return entries("ORDER BY entry DESC", (at, by, written) ->
        new Entry(at, by, written.title(), written.isFor(reader) ? written.fields() : WITHHELD));
  }

  /** What the case was opened with. */
  public Entry firstEntry() {
    return entries("ORDER BY entry FETCH FIRST 1 ROW ONLY", (at, by, written) -> new Entry(at, by, written.title(), written.fields())).get(0);
  }

  /** What the person wrote when they last raised a suspicion, under the keys that a report begins from; empty where they did not. */
  public ObjectNode suspicionRaisedBy(String person) {
    ObjectNode raised = json.createObjectNode();
    jdbc.sql("""
            SELECT entry_text FROM log_entry WHERE case_id = :case AND written_by = :person AND form = 'reportSuspicion'
            ORDER BY entry DESC FETCH FIRST 1 ROW ONLY""").param("case", caseId).param("person", person).query(row -> {
      JsonNode answers = logText(row.getBytes("entry_text")).suspicion();
      raised.put("seen", answers.at("/suspicion/what").asText());
      if (answers.at("/verbatim").has("words")) {
        raised.put("childWords", verbatim(answers.path("verbatim")));
      }
    });
    return raised;
  }

  private static String verbatim(JsonNode note) {
    return "%s\n\n%s, %s, %s. Til stede, og spurt om: %s".formatted(note.path("words").asText(),
        DATE.format(LocalDate.parse(note.path("date").asText())), note.path("time").asText(), note.path("place").asText(),
        note.path("present").asText());
  }

  /** People who take part, from services that take part now. */
  public List<Participant> participants() {
    return jdbc.sql("""
            SELECT p.person, p.service, p.since FROM case_person p
            WHERE p.case_id = :case AND p.service IN (:active) ORDER BY p.since""")
        .param("case", caseId).param("active", services.active(caseId)).query(Participant.class).list();
  }

  private interface Shown {

    Entry of(OffsetDateTime at, String by, CaseFile.LogText written);
  }

  private List<Entry> entries(String which, Shown shown) {
    return jdbc.sql("SELECT written_at, written_by, entry_text FROM log_entry WHERE case_id = :case " + which).param("case", caseId)
        .query((row, n) -> shown.of(row.getObject("written_at", OffsetDateTime.class), row.getString("written_by"),
            logText(row.getBytes("entry_text")))).list();
  }

  private CaseFile.LogText logText(byte[] written) {
    return json.convertValue(text.read(caseId, written), CaseFile.LogText.class);
  }
}
