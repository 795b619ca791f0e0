package no.stafettpinnen.readlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads every log from end to end and names what was altered, removed or added. It reads in pages and sees one moment of the
 * database, so that it may run beside the application. What it can't see, because nothing of it is kept outside the database:
 * the owner of the tables who puts back entries and head as they were earlier, or removes a case together with its log.
 */
@Component
class ReadLogVerification {

  private static final int HEADS = 500;
  private static final int ENTRIES = 2000;
  private static final UUID LAST = new UUID(-1, -1);

  /** @param sentence one Norwegian sentence about one thing that is wrong in the case */
  record Finding(UUID caseId, String sentence) {
  }

  record Summary(long cases, long entries, long findings) {
  }

  private record Row(Entry entry, byte[] hash) {
  }

  private final JdbcClient jdbc;
  private final Chain chain;
  private final TransactionTemplate oneMoment;

  ReadLogVerification(JdbcClient jdbc, Chain chain, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.chain = chain;
    this.oneMoment = new TransactionTemplate(transactions);
    this.oneMoment.setReadOnly(true);
    this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  Summary verify(Consumer<Finding> found) {
    return oneMoment.execute(status -> new Run(found).all());
  }

  /** One verification on its way through the database, in the database's own order of cases. */
  private final class Run {

    private final Consumer<Finding> found;
    private long cases;
    private long entries;
    private long findings;

    Run(Consumer<Finding> found) {
      this.found = found;
    }

    Summary all() {
      casesWithoutLog();
      UUID after = null;
      Map<UUID, ChainCheck> page;
      do {
        page = headsAfter(after);
        UUID until = page.size() < HEADS ? LAST : List.copyOf(page.keySet()).get(page.size() - 1);
        entriesBetween(after, until, page);
        page.values().forEach(ChainCheck::end);
        cases += page.size();
        after = until;
      } while (page.size() == HEADS);
      return new Summary(cases, entries, findings);
    }

    private void casesWithoutLog() {
      jdbc.sql("SELECT c.id FROM case_file c WHERE NOT EXISTS (SELECT 1 FROM read_log_head h WHERE h.case_id = c.id)")
          .query((row, n) -> row.getObject("id", UUID.class)).list().forEach(id -> report(id, "hele loggen mangler."));
      if (jdbc.sql("SELECT COUNT(*) FROM read_log_head WHERE case_id = :many").param("many", ReadLog.MANY_CASES)
          .query(Integer.class).single() == 0) {
        report(ReadLog.MANY_CASES, "hele loggen mangler.");
      }
    }

    private Map<UUID, ChainCheck> headsAfter(UUID after) {
      Map<UUID, ChainCheck> page = new LinkedHashMap<>();
      var query = after == null
          ? jdbc.sql("SELECT " + Head.COLUMNS + " FROM read_log_head ORDER BY case_id FETCH FIRST :most ROWS ONLY")
          : jdbc.sql("SELECT " + Head.COLUMNS + " FROM read_log_head WHERE case_id > :after ORDER BY case_id "
              + "FETCH FIRST :most ROWS ONLY").param("after", after);
      query.param("most", HEADS).query(row -> {
        Head head = Head.of(row);
        page.put(head.caseId(), new ChainCheck(chain, head, row.getBytes("seal"), sentence -> report(head.caseId(), sentence)));
      });
      return page;
    }

    private void entriesBetween(UUID after, UUID until, Map<UUID, ChainCheck> page) {
      UUID lastCase = after;
      long lastEntry = Long.MAX_VALUE;
      UUID withoutHead = null;
      List<Row> rows;
      do {
        rows = entriesAfter(lastCase, lastEntry, until);
        for (Row row : rows) {
          UUID caseId = row.entry().caseId();
          ChainCheck check = page.get(caseId);
          if (check != null) {
            check.next(row.entry(), row.hash());
          } else if (!caseId.equals(withoutHead)) {
            withoutHead = caseId;
            report(caseId, "oppføringene har ikke noe hode.");
          }
          lastCase = caseId;
          lastEntry = row.entry().entry();
        }
        entries += rows.size();
      } while (rows.size() == ENTRIES);
    }

    private List<Row> entriesAfter(UUID lastCase, long lastEntry, UUID until) {
      String all = "SELECT " + Entry.COLUMNS + " FROM read_log_entry WHERE case_id <= :until";
      String end = " ORDER BY case_id, entry FETCH FIRST :most ROWS ONLY";
      var query = lastCase == null ? jdbc.sql(all + end)
          : jdbc.sql(all + " AND (case_id, entry) > (:lastCase, :lastEntry)" + end)
              .param("lastCase", lastCase).param("lastEntry", lastEntry);
      return query.param("until", until).param("most", ENTRIES)
          .query((row, n) -> new Row(Entry.of(row), row.getBytes("hash"))).list();
    }

    private void report(UUID caseId, String sentence) {
      findings++;
      found.accept(new Finding(caseId, sentence));
    }
  }
}
