package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.municipality.LongAway;
import no.stafettpinnen.municipality.ServicesLost;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Begins a hand-over, unless one runs, in each open case whose baton is with somebody who does not work in the service that they hold it
 * for, whose service takes no part any more, or who is away for long (I1, R089). Whom a leader left it with since an absence counts as
 * long, keeps it.
 */
@Component
class GoneHolders implements QueuedWork {

  /**
   * Walks the open cases only: the others have no holder. The turn is asked for in each of them, and not joined, which would walk all
   * turns that ever were.
   */
  private static final String GONE = """
      FROM (SELECT o.id AS case_id, o.baton_holder AS holder,
          (SELECT b.service FROM holder_turn b WHERE b.held = o.id AND b.turn = o.baton_turn) AS service
        FROM case_file o WHERE o.baton_holder IS NOT NULL) t
      WHERE %s
        AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION e JOIN ACT_RE_PROCDEF d ON d.ID_ = e.PROC_DEF_ID_
          WHERE e.BUSINESS_KEY_ = CAST(t.case_id AS VARCHAR(36)) AND d.KEY_ = 'batonHandover')""".formatted(HolderTurns.GONE.formatted("""
      EXISTS (SELECT 1 FROM log_entry l WHERE l.case_id = t.case_id AND l.form = 'decideBaton' AND l.written_at >= a.long_at)"""));

  private final JdbcClient jdbc;
  private final CaseFile caseFile;
  private final WorkQueue queue;
  private final CaseMessages messages;
  private final Clock clock;

  GoneHolders(JdbcClient jdbc, CaseFile caseFile, WorkQueue queue, CaseMessages messages, Clock clock) {
    this.jdbc = jdbc;
    this.caseFile = caseFile;
    this.queue = queue;
    this.messages = messages;
    this.clock = clock;
  }

  void queueAll() {
    jdbc.sql("SELECT DISTINCT t.holder " + GONE).param("today", LocalDate.now(clock)).query(String.class).list()
        .forEach(person -> queue.put(kind(), person));
  }

  @EventListener
  void queue(ServicesLost lost) {
    queue.put(kind(), lost.person());
  }

  @EventListener
  void queue(LongAway away) {
    queue.put(kind(), away.person());
  }

  @EventListener
  void queue(Cooperation.ServicesOut out) {
    jdbc.sql("SELECT t.holder " + GONE + " AND t.case_id = :case").param("today", LocalDate.now(clock)).param("case", out.caseId())
        .query(String.class).optional().ifPresent(person -> queue.put(kind(), person));
  }

  @Override
  public String kind() {
    return "gone-holder";
  }

  @Override
  public void run(String person) {
    casesOf(person).forEach(caseFile::lock);
    casesOf(person).forEach(this::begin);
  }

  private List<UUID> casesOf(String person) {
    return jdbc.sql("SELECT t.case_id " + GONE + " AND t.holder = :person ORDER BY t.case_id").param("today", LocalDate.now(clock))
        .param("person", person).query(UUID.class).list();
  }

  private void begin(UUID caseId) {
    CaseFile.Header header = caseFile.find(caseId).orElseThrow();
    messages.begin(caseId, "batonHandover", CaseMessages.HOLDER_GONE, Map.of(
        FlowVariable.MUNICIPALITY.key(), header.municipality(), FlowVariable.SERVICE.key(), header.service(),
        FlowVariable.LEVEL.key(), header.level(), FlowVariable.OPENED.key(), Date.from(clock.instant())));
  }
}
