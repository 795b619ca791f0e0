package no.stafettpinnen.readlog;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters who reads a case before anything of it is shown (I9). Each case has a chain of its own, so that readers of different
 * cases never wait for each other. Times are the engine's clock, to the millisecond.
 */
@Component
public class ReadLog {

  /** Stands for the case where a reading shows many cases at once, as an operator's lists do. */
  public static final UUID MANY_CASES = new UUID(0, 0);

  private static final String INSERT_HEAD =
      "INSERT INTO read_log_head (" + Head.COLUMNS + ") VALUES (:case, :municipality, :entries, :hash, :seal)";

  private record Sealed(Head head, byte[] seal) {
  }

  private record Hashed(Entry entry, byte[] hash, byte[] seal) {
  }

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final Chain chain;
  private final Clock clock;

  ReadLog(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions, Chain chain, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    // Without a time limit: H2 would keep it on the connection. How long a row is waited for is set for every connection.
    this.transaction = new TransactionTemplate(transactions);
    this.chain = chain;
    this.clock = clock;
  }

  /** Begins the log of a case, in the transaction that opens the case: a case without a log has lost it. */
  public void open(UUID caseId, String municipality) {
    open(jdbc, chain, caseId, municipality);
  }

  static void open(JdbcClient jdbc, Chain chain, UUID caseId, String municipality) {
    Head head = Head.first(caseId, municipality);
    jdbc.sql(INSERT_HEAD).param("case", caseId).param("municipality", municipality).param("entries", 0)
        .param("hash", head.hash()).param("seal", chain.seal(head)).update();
  }

  /** What is read from now on is read in another municipality; joins the transaction that moves the case. */
  public void move(UUID caseId, String municipality) {
    Sealed found = lock(List.of(caseId)).get(0);
    requireSealed(found);
    Head moved = new Head(caseId, municipality, found.head().entries(), found.head().hash());
    jdbc.sql("UPDATE read_log_head SET municipality = :municipality, seal = :seal WHERE case_id = :case")
        .param("municipality", municipality).param("seal", chain.seal(moved)).param("case", caseId).update();
  }

  /** As {@link #record(Collection)}, for one case. */
  public ReadReceipt record(Read read) {
    return record(List.of(read));
  }

  /**
   * Enters readings, one for each case, all or none. They are committed when this returns, so it refuses to run inside a
   * transaction that could still be undone.
   *
   * @throws ReadLogException when they can't be entered, as when a case's log was tampered with: then nothing may be shown
   */
  public ReadReceipt record(Collection<Read> reads) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A reading is entered in a transaction of its own");
    }
    Map<UUID, Read> byCase = reads.stream().collect(Collectors.toMap(Read::caseId, Function.identity()));
    if (!byCase.isEmpty()) {
      try {
        transaction.executeWithoutResult(status -> append(byCase));
      } catch (RuntimeException failed) {
        throw new ReadLogException(failed);
      }
    }
    return new ReadReceipt(byCase.keySet());
  }

  private void append(Map<UUID, Read> reads) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Hashed> entries = new ArrayList<>();
    for (Sealed found : lock(reads.keySet())) {
      Head head = found.head();
      requireSealed(found);
      Read read = reads.get(head.caseId());
      Entry entry = new Entry(head.caseId(), head.entries() + 1, now, read.person(), read.role().name(), read.service(),
          head.municipality(), read.what(), read.door().name());
      byte[] hash = chain.hash(head.hash(), entry);
      entries.add(new Hashed(entry, hash, chain.seal(head.next(hash))));
    }
    if (entries.size() < reads.size()) {
      throw new IllegalStateException("A case has no read log");
    }
    write(entries);
  }

  private void requireSealed(Sealed found) {
    if (!chain.isSealed(found.head(), found.seal())) {
      throw new IllegalStateException("The read log of case " + found.head().caseId() + " was tampered with");
    }
  }

  /** Always in the same order, so that two who read the same cases never wait for each other in a ring. */
  private List<Sealed> lock(Collection<UUID> cases) {
    return jdbc.sql("SELECT " + Head.COLUMNS + " FROM read_log_head WHERE case_id IN (:cases) ORDER BY case_id FOR UPDATE")
        .param("cases", cases.stream().sorted().toList())
        .query((row, n) -> new Sealed(Head.of(row), row.getBytes("seal"))).list();
  }

  private void write(List<Hashed> entries) {
    batches.batchUpdate("INSERT INTO read_log_entry (" + Entry.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries, entries.size(), (row, hashed) -> {
          Entry entry = hashed.entry();
          row.setObject(1, entry.caseId());
          row.setLong(2, entry.entry());
          row.setObject(3, entry.readAt().atOffset(ZoneOffset.UTC));
          row.setString(4, entry.person());
          row.setString(5, entry.role());
          row.setString(6, entry.service());
          row.setString(7, entry.municipality());
          row.setString(8, entry.what());
          row.setString(9, entry.door());
          row.setBytes(10, hashed.hash());
        });
    batches.batchUpdate("UPDATE read_log_head SET entries = ?, hash = ?, seal = ? WHERE case_id = ?",
        entries, entries.size(), (row, hashed) -> {
          row.setLong(1, hashed.entry().entry());
          row.setBytes(2, hashed.hash());
          row.setBytes(3, hashed.seal());
          row.setObject(4, hashed.entry().caseId());
        });
  }
}
