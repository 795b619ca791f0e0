package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Functions that somebody is appointed to and that are never empty (I1): the coordinator of an ansvarsgruppe (R146) and the
 * barnekoordinator of a family (R156). From the first moment a service stands in; it has the function again whenever the holder is gone,
 * until somebody else is appointed. Each method is one transaction that locks the case first.
 */
@Component
public class AppointedFunctions {

  /** What somebody can be appointed to. */
  public enum Kind { GROUP_COORDINATOR, BARNEKOORDINATOR }

  /**
   * An open function and who has it.
   *
   * @param holder  person id, or the group id of the service that stands in
   * @param service group id of the service that the holder acts for
   */
  public record Function(UUID id, UUID caseId, Kind kind, String standIn, OffsetDateTime openedAt, String holder, String service,
                         OffsetDateTime since) {

    /** Whether nobody is appointed, so that the service has it. */
    public boolean isStoodIn() {
      return holder.equals(standIn);
    }
  }

  private static final String OPEN = """
      SELECT f.id, f.case_id, f.kind, f.stand_in, f.opened_at, t.holder, t.service, t.since
      FROM appointed_function f JOIN holder_turn t ON t.held = f.id AND t.turn = f.turn WHERE f.standing""";

  /**
   * Whoever was appointed when they were away for long already, was wanted all the same. Those that stand are found by their holders. The
   * turn is not joined: {@link GoneHolders}.
   */
  private static final String GONE = """
      SELECT t.id, t.case_id, t.kind, t.stand_in, t.opened_at, t.holder, t.service, t.since
      FROM (SELECT f.id, f.case_id, f.kind, f.stand_in, f.opened_at, f.holder,
          (SELECT b.service FROM holder_turn b WHERE b.held = f.id AND b.turn = f.turn) AS service,
          (SELECT b.since FROM holder_turn b WHERE b.held = f.id AND b.turn = f.turn) AS since
        FROM appointed_function f WHERE f.holder IS NOT NULL AND f.holder <> f.stand_in) t
      WHERE %s""".formatted(HolderTurns.GONE.formatted("t.since >= a.long_at"));

  private final JdbcClient jdbc;
  private final HolderTurns turns;
  private final CaseServices services;
  private final Clock clock;

  AppointedFunctions(JdbcClient jdbc, HolderTurns turns, CaseServices services, Clock clock) {
    this.jdbc = jdbc;
    this.turns = turns;
    this.services = services;
    this.clock = clock;
  }

  public Optional<Function> find(UUID caseId, Kind kind) {
    return jdbc.sql(OPEN + " AND f.case_id = :case AND f.kind = :kind").param("case", caseId).param("kind", kind.name())
        .query(Function.class).optional();
  }

  /** Those of the case that are open. */
  public List<Function> of(UUID caseId) {
    return jdbc.sql(OPEN + " AND f.case_id = :case ORDER BY f.kind").param("case", caseId).query(Function.class).list();
  }

  /** Those whose holder is gone: has left the service, is away for long, or the service takes no part in the case any more. */
  public List<Function> gone() {
    return jdbc.sql(GONE + " ORDER BY t.case_id, t.kind").param("today", LocalDate.now(clock)).query(Function.class).list();
  }

  /** Those whose holder this person is, and gone. */
  public List<Function> goneFrom(String person) {
    return jdbc.sql(GONE + " AND t.holder = :person ORDER BY t.case_id, t.kind").param("today", LocalDate.now(clock))
        .param("person", person).query(Function.class).list();
  }

  /**
   * The service has the function from now on, until somebody is appointed (R156).
   *
   * @param standIn group id of the service
   * @throws CaseRuleException when the case has one already, or is closed
   */
  @Transactional
  public void open(UUID caseId, Kind kind, String standIn) {
    lock(caseId);
    if (find(caseId, kind).isPresent()) {
      throw new CaseRuleException("function", "Noen har denne oppgaven i saken allerede.");
    }
    if (!isOpen(caseId)) {
      throw new CaseRuleException("function", "Saken er avsluttet.");
    }
    UUID id = UUID.randomUUID();
    turns.open(id, new HolderTurns.Holder(standIn, standIn));
    jdbc.sql("""
            INSERT INTO appointed_function (id, case_id, kind, standing, stand_in, opened_at, turn, holder)
            VALUES (:id, :case, :kind, TRUE, :service, :now, 1, :service)""")
        .param("id", id).param("case", caseId).param("kind", kind.name()).param("service", standIn).param("now", now()).update();
  }

  /**
   * Somebody is appointed, and takes part in the case from now on; the one before has it until this instant.
   *
   * @throws CaseRuleException when the case has no such function
   */
  @Transactional
  public void appoint(UUID caseId, Kind kind, String person, String service) {
    lock(caseId);
    give(require(caseId, kind), new HolderTurns.Holder(person, service));
    services.addPerson(caseId, person, service);
  }

  /** The holder is gone: the service stands in again. Nothing happens where it does already, or where there is no such function. */
  @Transactional
  public void giveBack(UUID caseId, Kind kind) {
    lock(caseId);
    find(caseId, kind).filter(function -> !function.isStoodIn())
        .ifPresent(function -> give(function, new HolderTurns.Holder(function.standIn(), function.standIn())));
  }

  /** Another service stands in from now on, because the one before is out of the case; it has the function where that one had it. */
  @Transactional
  public void standInInstead(UUID caseId, Kind kind, String service) {
    lock(caseId);
    Function function = require(caseId, kind);
    jdbc.sql("UPDATE appointed_function SET stand_in = :service WHERE id = :id").param("service", service).param("id", function.id()).update();
    if (function.isStoodIn()) {
      give(function, new HolderTurns.Holder(service, service));
    }
  }

  /** The function ends, such as when the right was not given, the family does not want it, or the case is closed. */
  @Transactional
  public void close(UUID caseId, Kind kind) {
    lock(caseId);
    find(caseId, kind).ifPresent(function -> {
      turns.layDown(function.id(), turns.last(function.id()));
      jdbc.sql("UPDATE appointed_function SET standing = NULL, turn = NULL, holder = NULL, closed_at = :now WHERE id = :id")
          .param("now", now()).param("id", function.id()).update();
    });
  }

  @EventListener
  void closeAll(CaseClosed closed) {
    of(closed.caseId()).forEach(function -> close(closed.caseId(), function.kind()));
  }

  private void give(Function function, HolderTurns.Holder holder) {
    if (holder.person().equals(function.holder()) && holder.service().equals(function.service())) {
      return;
    }
    jdbc.sql("UPDATE appointed_function SET turn = :turn, holder = :holder WHERE id = :id")
        .param("turn", turns.next(function.id(), holder)).param("holder", holder.person()).param("id", function.id()).update();
  }

  private Function require(UUID caseId, Kind kind) {
    return find(caseId, kind).orElseThrow(() -> new CaseRuleException("function", "Saken har ikke denne oppgaven lenger."));
  }

  private boolean isOpen(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM case_file WHERE id = :case AND status = 'OPEN'").param("case", caseId).query(Integer.class)
        .single() > 0;
  }

  private void lock(UUID caseId) {
    jdbc.sql("SELECT id FROM case_file WHERE id = :case FOR UPDATE").param("case", caseId).query(UUID.class).optional();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
