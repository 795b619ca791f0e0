package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was reported to barnevern and what became of it (bvl. § 13-2, R093). Sent is not received: each is an entry of its own, and
 * neither is ever changed.
 */
@Component
public class Reports {

  /** A first report, new information later, or an answer to what barnevern asked. */
  enum Kind { REPORT, ADDITION, ANSWER }

  /** What may become of a report. */
  public enum Step { SENT, RECEIPTED, REVIEWED, FEEDBACK, OUTCOME }

  /** Which case it is about, the reporter's service, and who gets it; nothing that was written. */
  public record Report(UUID id, UUID caseId, String municipality, String service, String recipient) {
  }

  /** A report that was written and has no receipt, whether it was sent or not. */
  public record Missing(UUID id, UUID caseId, String service, String recipient, OffsetDateTime writtenAt) {
  }

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));
  /** What barnevern must receive: an answer is read where barnevern asked. */
  private static final String TO_BE_RECEIVED = "r.kind <> 'ANSWER' ";
  /** Found by the report; all cases that ever were are many more. */
  private static final String MUNICIPALITY = "(SELECT c.municipality FROM case_file c WHERE c.id = r.case_id)";
  private static final String HAS = "EXISTS (SELECT 1 FROM report_event e WHERE e.report_id = r.id AND e.kind = '%s')";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final CaseServices services;
  private final ServiceDirectory directory;
  private final Clock clock;

  Reports(JdbcClient jdbc, CaseText text, CaseServices services, ServiceDirectory directory, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.services = services;
    this.directory = directory;
    this.clock = clock;
  }

  public Report find(UUID report) {
    return jdbc.sql("""
            SELECT r.id, r.case_id, c.municipality, r.service, r.recipient FROM report r
            JOIN case_file c ON c.id = r.case_id WHERE r.id = :report""")
        .param("report", report).query(Report.class).single();
  }

  /** Keeps what was written; from now on barnevern sees it. */
  UUID write(CaseEntry entry, Kind kind, JsonNode value) {
    UUID id = UUID.randomUUID();
    String municipality = jdbc.sql("SELECT municipality FROM case_file WHERE id = :case").param("case", entry.caseId())
        .query(String.class).single();
    String recipient = directory.barnevernOf(municipality);
    jdbc.sql("""
            INSERT INTO report (id, case_id, number, kind, written_at, written_by, service, recipient, report_text)
            SELECT :id, :case, COALESCE(MAX(number), 0) + 1, :kind, :now, :person, :service, :recipient, :text
            FROM report WHERE case_id = :case""")
        .param("id", id).param("case", entry.caseId()).param("kind", kind.name()).param("now", OffsetDateTime.now(clock))
        .param("person", entry.person()).param("service", entry.service()).param("recipient", recipient)
        .param("text", text.write(entry.caseId(), value)).update();
    services.addRecipient(entry.caseId(), recipient);
    return id;
  }

  /**
   * Enters what became of a report. Sent and received are entered once: the first proof counts.
   *
   * @param happenedAt when it happened, which may be before it is told here
   * @param by         person id, or the name of the part of the system
   * @param what       what is to be kept of it
   */
  @Transactional
  public void enter(UUID report, Step step, OffsetDateTime happenedAt, String by, Object what) {
    UUID caseId = find(report).caseId();
    jdbc.sql("""
            INSERT INTO report_event (report_id, event, kind, happened_at, recorded_at, recorded_by, event_text)
            SELECT :report, COALESCE(MAX(event), 0) + 1, :kind, :at, :now, :by, :text FROM report_event WHERE report_id = :report
            HAVING :often OR SUM(CASE WHEN kind = :kind THEN 1 ELSE 0 END) IS NULL OR SUM(CASE WHEN kind = :kind THEN 1 ELSE 0 END) = 0""")
        .param("report", report).param("kind", step.name()).param("at", happenedAt).param("now", OffsetDateTime.now(clock))
        .param("by", by).param("text", text.write(caseId, what))
        .param("often", step != Step.SENT && step != Step.RECEIPTED).update();
  }

  /** What was kept of the step; empty where it has not come. */
  public Optional<JsonNode> kept(UUID report, Step step) {
    return jdbc.sql("""
            SELECT r.case_id, e.event_text FROM report_event e JOIN report r ON r.id = e.report_id
            WHERE r.id = :report AND e.kind = :kind ORDER BY e.event FETCH FIRST 1 ROW ONLY""")
        .param("report", report).param("kind", step.name())
        .query((row, n) -> text.read(row.getObject("case_id", UUID.class), row.getBytes("event_text"))).optional();
  }

  /** What barnevern wanted to know more about when it last reviewed the report. */
  Optional<String> lastQuestion(UUID report) {
    return jdbc.sql("""
            SELECT r.case_id, e.event_text FROM report_event e JOIN report r ON r.id = e.report_id
            WHERE r.id = :report AND e.kind = 'REVIEWED' ORDER BY e.event DESC FETCH FIRST 1 ROW ONLY""").param("report", report)
        .query((row, n) -> text.read(row.getObject("case_id", UUID.class), row.getBytes("event_text")).path("question").asText())
        .optional().filter(question -> !question.isEmpty());
  }

  /** The newest report of the case, written since then, that barnevern has received. */
  public Optional<UUID> newestReceived(UUID caseId, OffsetDateTime since) {
    return jdbc.sql("SELECT r.id FROM report r WHERE r.case_id = :case AND r.written_at >= :since AND " + HAS.formatted(Step.RECEIPTED)
            + " ORDER BY r.number DESC FETCH FIRST 1 ROW ONLY")
        .param("case", caseId).param("since", since).query(UUID.class).optional();
  }

  /** When barnevern received it, as the proof says; at noon where only the day is known. */
  public OffsetDateTime receivedAt(UUID report) {
    return jdbc.sql("SELECT happened_at FROM report_event WHERE report_id = :report AND kind = 'RECEIPTED'").param("report", report)
        .query(OffsetDateTime.class).single();
  }

  /** When its receipt was entered here. */
  public OffsetDateTime receiptEnteredAt(UUID report) {
    return jdbc.sql("SELECT recorded_at FROM report_event WHERE report_id = :report AND kind = 'RECEIPTED'").param("report", report)
        .query(OffsetDateTime.class).single();
  }

  /** Whether barnevern has yet to receive something that was written in the case. */
  public boolean waitForReceipt(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM report r WHERE r.case_id = :case AND " + TO_BE_RECEIVED + "AND NOT " + HAS.formatted(Step.RECEIPTED))
        .param("case", caseId).query(Integer.class).single() > 0;
  }

  /** Municipalities that reports were written in. */
  public List<String> municipalities() {
    return jdbc.sql("SELECT DISTINCT " + MUNICIPALITY + " FROM report r WHERE " + TO_BE_RECEIVED + "ORDER BY 1")
        .query(String.class).list();
  }

  /** How many reports were written in the municipality. */
  public int written(String municipality) {
    return jdbc.sql("SELECT COUNT(*) FROM report r WHERE " + MUNICIPALITY + " = :municipality AND " + TO_BE_RECEIVED).param("municipality", municipality).query(Integer.class).single();
  }

  /** Those of them that nobody has receipted, the oldest first. */
  public List<Missing> missing(String municipality) {
    return jdbc.sql("""
            SELECT r.id, r.case_id, r.service, r.recipient, r.written_at FROM case_file c JOIN report r ON r.case_id = c.id
            WHERE c.municipality = :municipality AND\s""" + TO_BE_RECEIVED + "AND NOT " + HAS.formatted(Step.RECEIPTED) + " ORDER BY r.written_at")
        .param("municipality", municipality).query(Missing.class).list();
  }

  /** The report in words, for the system that barnevern has of its own: who it is about, who wrote it, and what. */
  public ObjectNode forDelivery(UUID report) {
    return written(find(report).caseId(), report);
  }

  ObjectNode written(UUID caseId, UUID report) {
    ObjectNode written = jdbc.sql("SELECT written_at, written_by, service, report_text FROM report WHERE id = :report AND case_id = :case")
        .param("report", report).param("case", caseId).query((row, n) -> ((ObjectNode) text.read(caseId, row.getBytes("report_text")))
            .put("reporter", directory.nameOf(row.getString("written_by")))
            .put("reporterService", serviceName(row.getString("service")))
            .put("writtenAt", row.getObject("written_at", OffsetDateTime.class).toString())).single();
    JsonNode child = text.read(caseId, jdbc.sql("SELECT child_text FROM case_file WHERE id = :case").param("case", caseId)
        .query(byte[].class).single());
    written.set("child", child);
    List<String> later = later(caseId, report);
    return later.isEmpty() ? written : written.put("later", String.join("\n\n", later));
  }

  private List<String> later(UUID caseId, UUID report) {
    return jdbc.sql("""
            SELECT written_at, report_text FROM report WHERE case_id = :case
            AND number > (SELECT number FROM report WHERE id = :report) ORDER BY number""")
        .param("case", caseId).param("report", report)
        .query((row, n) -> row.getObject("written_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone()).format(DATE) + ": "
            + String.join(" ", values(text.read(caseId, row.getBytes("report_text"))))).list();
  }

  private static List<String> values(JsonNode written) {
    return Stream.of("seen", "childWords").map(key -> written.path(key).asText())
        .filter(value -> !value.isBlank()).toList();
  }

  private String serviceName(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }
}
