package no.stafettpinnen.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/**
 * Random lives of a case: started, offered, accepted, declined, closed, by several people at once. At no instant does an open
 * case have no holder or two, and no statement past the code can make it so.
 */
@StafettTest
@Tag("database")
class BatonLedgerProperties {

  private static final List<String> PEOPLE = List.of("kari", "anne", "stein", "hilde", "per");

  /** One thing that one person tries. */
  record Attempt(String what, String person, String other) {
  }

  @Autowired
  private CaseFile caseFile;
  @Autowired
  private BatonLedger ledger;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ConflictRetry retry;

  @BeforeProperty
  void application() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
  }

  @Property(tries = 60)
  @Rule("R089")
  void oneHolderAfterEachAttempt(@ForAll("attempts") List<Attempt> attempts) {
    UUID caseId = open("kari");
    Optional<String> expected = Optional.of("kari");
    Optional<String> offeredTo = Optional.empty();
    for (Attempt attempt : attempts) {
      boolean done = tryOut(caseId, attempt);
      if (done && attempt.what().equals("offer")) {
        assertThat(expected).contains(attempt.person());
        offeredTo = Optional.of(attempt.other());
      } else if (done && attempt.what().equals("accept")) {
        assertThat(offeredTo).contains(attempt.person());
        expected = Optional.of(attempt.person());
        offeredTo = Optional.empty();
      } else if (done && attempt.what().equals("decline")) {
        offeredTo = Optional.empty();
      } else if (attempt.what().equals("close")) {
        expected = Optional.empty();
        offeredTo = Optional.empty();
      }
      assertThat(ledger.holder(caseId).map(BatonLedger.Holder::person)).isEqualTo(expected);
      assertWhole(caseId);
    }
  }

  @Property(tries = 12)
  @Rule("R089")
  void oneHolderWhileManyTryAtOnce(@ForAll("attempts") List<Attempt> attempts, @ForAll Random random) throws Exception {
    UUID caseId = open("kari");
    ExecutorService threads = Executors.newFixedThreadPool(5);
    AtomicBoolean going = new AtomicBoolean(true);
    try {
      Future<Integer> watch = threads.submit(() -> {
        int looks = 0;
        do {
          assertOneHolderNow(caseId);
          looks++;
        } while (going.get());
        return looks;
      });
      List<Callable<Boolean>> all = new ArrayList<>();
      attempts.forEach(attempt -> all.add(() -> tryOut(caseId, attempt)));
      PEOPLE.forEach(person -> all.add(() -> tryOut(caseId, new Attempt("offer", "kari", person))));
      PEOPLE.forEach(person -> all.add(() -> tryOut(caseId, new Attempt("accept", person, "kari"))));
      Collections.shuffle(all, random);
      for (Future<Boolean> attempt : threads.invokeAll(all)) {
        attempt.get();
      }
      going.set(false);
      assertThat(watch.get()).isPositive();
      assertWhole(caseId);
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 1)
  @Rule("R089")
  void theTablesRefuseNoneAndTwo() {
    UUID caseId = open("kari");
    refused("UPDATE case_file SET baton_holder = NULL WHERE id = ?", caseId);
    refused("UPDATE case_file SET baton_holder = 'anne' WHERE id = ?", caseId);
    refused("UPDATE case_file SET baton_turn = NULL, baton_holder = NULL WHERE id = ?", caseId);
    refused("UPDATE case_file SET status = 'CLOSED', closed_at = CURRENT_TIMESTAMP WHERE id = ?", caseId);
    refused("DELETE FROM holder_turn WHERE held = ?", caseId);
    refused("UPDATE holder_turn SET holder = NULL WHERE held = ?", caseId);
    refused("""
        INSERT INTO holder_turn (held, turn, holder, service, since, kind)
        VALUES (?, 1, 'anne', 'kindergarten:fosslia', CURRENT_TIMESTAMP, 'OPENED')""", caseId);
    refused("""
        INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
        VALUES (?, 3, 'anne', 'kindergarten:fosslia', CURRENT_TIMESTAMP, 'HANDED_OVER', 2, 'kari')""", caseId);
    caseFile.close(caseId);
    refused("""
        INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
        VALUES (?, 3, 'anne', 'kindergarten:fosslia', CURRENT_TIMESTAMP, 'HANDED_OVER', 2, 'kari')""", caseId);
    refused("UPDATE case_file SET baton_turn = 1, baton_holder = 'kari' WHERE id = ?", caseId);
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<String> what = Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just("offer")), Tuple.of(6, Arbitraries.just("accept")),
        Tuple.of(3, Arbitraries.just("decline")), Tuple.of(1, Arbitraries.just("close")));
    return Combinators.combine(what, Arbitraries.of(PEOPLE), Arbitraries.of(PEOPLE)).as(Attempt::new).list().ofMaxSize(15);
  }

  private boolean tryOut(UUID caseId, Attempt attempt) {
    try {
      return retry.inTransaction(() -> {
        switch (attempt.what()) {
          case "offer" -> ledger.offer(caseId, attempt.person(), holder(attempt.other()), null);
          case "accept" -> ledger.accept(caseId, attempt.person());
          case "decline" -> ledger.decline(caseId, attempt.person(), "Har ikke tid");
          default -> caseFile.close(caseId);
        }
        return true;
      });
    } catch (CaseRuleException refused) {
      return false;
    }
  }

  private void assertWhole(UUID caseId) {
    List<BatonLedger.Turn> turns = ledger.turns(caseId);
    for (int i = 0; i < turns.size(); i++) {
      assertThat(turns.get(i).turn()).isEqualTo(i + 1);
      assertThat(turns.get(i).holder() == null).isEqualTo(turns.get(i).kind().equals("LAID_DOWN"));
      if (i > 0) {
        assertThat(turns.get(i).since()).isAfterOrEqualTo(turns.get(i - 1).since());
        assertThat(turns.get(i).holder()).isNotEqualTo(turns.get(i - 1).holder());
      }
    }
    assertThat(Optional.ofNullable(turns.get(turns.size() - 1).holder()))
        .isEqualTo(ledger.holder(caseId).map(BatonLedger.Holder::person));
  }

  private void assertOneHolderNow(UUID caseId) {
    assertThat(jdbc.sql("""
        SELECT COUNT(*) FROM case_file c LEFT JOIN holder_turn t ON t.held = c.id AND t.turn = c.baton_turn
        WHERE c.id = :case AND (c.status = 'OPEN') = (t.holder IS NOT NULL)""").param("case", caseId)
        .query(Integer.class).single()).isEqualTo(1);
  }

  private void refused(String sql, UUID caseId) {
    assertThatThrownBy(() -> jdbc.sql(sql).param(caseId).update()).as(sql).isInstanceOf(DataIntegrityViolationException.class);
  }

  private UUID open(String person) {
    UUID caseId = UUID.randomUUID();
    retry.inTransaction(() -> {
      caseFile.open(caseId, "stjordal", "kindergarten:fosslia", person, JsonNodeFactory.instance.objectNode().put("name", "X"));
      return null;
    });
    return caseId;
  }

  private static BatonLedger.Holder holder(String person) {
    return new BatonLedger.Holder(person, "kindergarten:fosslia");
  }
}
