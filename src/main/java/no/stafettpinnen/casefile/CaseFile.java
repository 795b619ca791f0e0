package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.readlog.ReadLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door into the case file for everybody outside this package: opens and closes a case; {@link CaseForms} takes in what a form says.
 * Every method joins the caller's transaction, which is also the engine's (I8).
 */
@Component
public class CaseFile {

  /** What is known of a case without reading any narrative. */
  public record Header(UUID id, String municipality, String service, boolean open, int level) {
  }

  /**
   * An open case in a list, and who has had its baton since when.
   *
   * @param held whether a suspicion holds everything back from the home
   */
  public record OpenCase(UUID id, String municipality, int level, boolean held, OffsetDateTime openedAt, String holder, OffsetDateTime since) {
  }

  /** Stands for a person where somebody without an account has sent something in; takes part in nothing. */
  public static final String OUTSIDER = "Ekstern melder";
  /** Stands for a person where the system itself writes. */
  static final String NOBODY = "Stafettpinnen";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ChildReference childReference;
  private final BatonLedger baton;
  private final CaseServices services;
  private final ReadLog readLog;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseFile(JdbcClient jdbc, CaseText text, ChildReference childReference, BatonLedger baton, CaseServices services,
           ReadLog readLog, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.childReference = childReference;
    this.baton = baton;
    this.services = services;
    this.readLog = readLog;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Opens a case at level 0; the person who worries holds the baton from this moment (R089).
   *
   * @param child who it is about: {@code name} and {@code birthDate}
   * @throws org.springframework.dao.DuplicateKeyException when the case is open already, as after a second click
   */
  @Transactional
  public void open(UUID caseId, String municipality, String service, String person, JsonNode child) {
    baton.open(caseId, new BatonLedger.Holder(person, service));
    jdbc.sql("""
            INSERT INTO case_file (id, municipality, service, status, level, opened_at, baton_turn, baton_holder, child_text,
              child_reference)
            VALUES (:id, :municipality, :service, 'OPEN', 0, :now, 1, :person, :child, :reference)""")
        .param("id", caseId).param("municipality", municipality).param("service", service)
        .param("now", OffsetDateTime.now(clock)).param("person", person)
        .param("child", text.write(caseId, child)).param("reference", childReference.of(municipality, child)).update();
    readLog.open(caseId, municipality);
    services.addOwn(caseId, service);
    services.addPerson(caseId, person, service);
  }

  public Optional<Header> find(UUID caseId) {
    return jdbc.sql("SELECT id, municipality, service, status, level FROM case_file WHERE id = :id").param("id", caseId)
        .query((row, n) -> new Header(row.getObject("id", UUID.class), row.getString("municipality"),
            row.getString("service"), "OPEN".equals(row.getString("status")), row.getInt("level"))).optional();
  }

  /** Those of the cases that are open, newest first. It does not ask who wants to know. */
  public List<OpenCase> open(Collection<UUID> cases) {
    return cases.isEmpty() ? List.of() : jdbc.sql("""
            SELECT c.id, c.municipality, c.level, EXISTS (SELECT 1 FROM home_hold h WHERE h.case_id = c.id AND h.holding) AS held,
              c.opened_at, t.holder, t.since
            FROM case_file c JOIN holder_turn t ON t.held = c.id AND t.turn = c.baton_turn
            WHERE c.id IN (:cases) ORDER BY c.opened_at DESC, c.id DESC""")
        .param("cases", cases).query(OpenCase.class).list();
  }

  /**
   * Open cases about this child in the municipality. It does not ask who wants to know.
   *
   * @param child {@code name} and {@code birthDate}
   */
  public Set<UUID> openCasesOf(String municipality, JsonNode child) {
    return jdbc.sql("SELECT id FROM case_file WHERE child_reference = :reference AND status = 'OPEN'")
        .param("reference", childReference.of(municipality, child)).query(UUID.class).set();
  }

  /** Lets one person at a time change this case, until the transaction ends. */
  public void lock(UUID caseId) {
    jdbc.sql("SELECT id FROM case_file WHERE id = :id FOR UPDATE").param("id", caseId).query(UUID.class).optional();
  }

  /** The case is another municipality's from now on; who has read it stays on record. */
  @Transactional
  void moveTo(UUID caseId, String municipality, String service) {
    events.publishEvent(new CaseClosed(caseId));
    JsonNode child = text.read(caseId, jdbc.sql("SELECT child_text FROM case_file WHERE id = :case").param("case", caseId)
        .query(byte[].class).single());
    jdbc.sql("UPDATE case_file SET municipality = :municipality, service = :service, child_reference = :reference WHERE id = :case")
        .param("municipality", municipality).param("service", service).param("reference", childReference.of(municipality, child))
        .param("case", caseId).update();
    readLog.move(caseId, municipality);
  }

  /** Lays the baton down and ends what other services may see. */
  @Transactional
  void close(UUID caseId) {
    services.endOthers(caseId);
    baton.layDown(caseId);
    events.publishEvent(new CaseClosed(caseId));
  }

  /** Writes into the stafettlogg what nobody filled in a form for. */
  void note(UUID caseId, String person, String form, String title, List<CaseEntry.Line> lines) {
    note(caseId, person, form, new LogText(title, lines, Set.of(), null));
  }

  void note(UUID caseId, String person, String form, LogText entry) {
    jdbc.sql("""
            INSERT INTO log_entry (case_id, entry, written_at, written_by, form, entry_text)
            SELECT :case, COALESCE(MAX(entry), 0) + 1, :now, :person, :form, :text FROM log_entry WHERE case_id = :case""")
        .param("case", caseId).param("now", OffsetDateTime.now(clock)).param("person", person).param("form", form)
        .param("text", text.write(caseId, entry)).update();
  }

  /**
   * What the stafettlogg keeps of a form.
   *
   * @param readers   whom the fields are shown to; everybody who reads the case where there are none
   * @param suspicion the answers by their keys where somebody raised a suspicion: the report begins from them; missing elsewhere
   */
  record LogText(String title, List<CaseEntry.Line> fields, Set<String> readers, JsonNode suspicion) {

    LogText {
      readers = readers == null ? Set.of() : Set.copyOf(readers);
      suspicion = suspicion == null ? MissingNode.getInstance() : suspicion;
    }

    boolean isFor(String person) {
      return readers.isEmpty() || readers.contains(person);
    }
  }
}
