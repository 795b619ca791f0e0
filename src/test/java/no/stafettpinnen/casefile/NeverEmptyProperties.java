package no.stafettpinnen.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/**
 * Random lives of a case with all that must have somebody: the baton, the coordinator of an ansvarsgruppe, the barnekoordinator. From the
 * moment on in which there is one and as long as the case is open, it has exactly one holder at every instant, whatever several people do
 * at once, and no statement past the code can make it otherwise (I1).
 */
@StafettTest
@Tag("database")
class NeverEmptyProperties {

  private static final String SERVICE = "kindergarten:fosslia";
  private static final String OFFICE = "office:stjordal";
  private static final List<String> PEOPLE = List.of("kari", "anne", "stein");

  /** What one of them tries with one of the three; {@code kind} is null for the baton. */
  record Attempt(String what, Kind kind, String person) {
  }

  @Autowired
  private CaseFile caseFile;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private HolderTurns turns;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ConflictRetry retry;

  @BeforeProperty
  void application() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
  }

  @Property(tries = 60)
  @Rule({"R089", "R146", "R156"})
  void eachHasOneHolderAfterEachAttempt(@ForAll("attempts") List<Attempt> attempts) {
    UUID caseId = open();
    boolean isOpen = true;
    Map<Kind, String> expected = new EnumMap<>(Kind.class);
    for (Attempt attempt : attempts) {
      boolean done = tryOut(caseId, attempt);
      if (attempt.what().equals("closeCase")) {
        isOpen = false;
        expected.clear();
      } else if (done && attempt.kind() != null) {
        switch (attempt.what()) {
          case "open" -> expected.put(attempt.kind(), OFFICE);
          case "give" -> expected.put(attempt.kind(), attempt.person());
          case "giveBack" -> expected.computeIfPresent(attempt.kind(), (kind, holder) -> OFFICE);
          default -> expected.remove(attempt.kind());
        }
      }
      for (Kind kind : Kind.values()) {
        assertThat(functions.find(caseId, kind).map(Function::holder).orElse(null)).as("%s after %s", kind, attempt)
            .isEqualTo(expected.get(kind));
      }
      assertThat(baton.holder(caseId).isPresent()).isEqualTo(isOpen);
      assertNoneIsEmptyNow(caseId);
    }
    held(caseId).forEach(this::assertWhole);
  }

  @Property(tries = 12)
  @Rule({"R089", "R146", "R156"})
  void noneIsEmptyWhileManyTryAtOnce(@ForAll("attempts") List<Attempt> attempts, @ForAll Random random) throws Exception {
    UUID caseId = open();
    ExecutorService threads = Executors.newFixedThreadPool(5);
    AtomicBoolean going = new AtomicBoolean(true);
    try {
      Future<Integer> watch = threads.submit(() -> {
        int looks = 0;
        do {
          assertNoneIsEmptyNow(caseId);
          looks++;
        } while (going.get());
        return looks;
      });
      List<Callable<Boolean>> all = new ArrayList<>();
      attempts.forEach(attempt -> all.add(() -> tryOut(caseId, attempt)));
      for (Kind kind : Kind.values()) {
        PEOPLE.forEach(person -> all.add(() -> tryOut(caseId, new Attempt("open", kind, person))));
        PEOPLE.forEach(person -> all.add(() -> tryOut(caseId, new Attempt("give", kind, person))));
      }
      Collections.shuffle(all, random);
      for (Future<Boolean> attempt : threads.invokeAll(all)) {
        attempt.get();
      }
      going.set(false);
      assertThat(watch.get()).isPositive();
      held(caseId).forEach(this::assertWhole);
    } finally {
      threads.shutdownNow();
    }
  }

  @Property(tries = 1)
  @Rule({"R146", "R156"})
  void theTablesRefuseNoneAndTwo() {
    UUID caseId = open();
    functions.open(caseId, Kind.BARNEKOORDINATOR, OFFICE);
    functions.appoint(caseId, Kind.BARNEKOORDINATOR, "anne", SERVICE);
    UUID id = functions.find(caseId, Kind.BARNEKOORDINATOR).orElseThrow().id();
    refused("UPDATE appointed_function SET holder = NULL WHERE id = ?", id);
    refused("UPDATE appointed_function SET holder = NULL, turn = NULL WHERE id = ?", id);
    refused("UPDATE appointed_function SET holder = 'kari' WHERE id = ?", id);
    refused("UPDATE appointed_function SET standing = NULL, closed_at = CURRENT_TIMESTAMP WHERE id = ?", id);
    refused("UPDATE appointed_function SET standing = FALSE WHERE id = ?", id);
    refused("DELETE FROM holder_turn WHERE held = ?", id);
    refused("UPDATE holder_turn SET holder = 'kari' WHERE held = ?", id);
    refused("""
        INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
        VALUES (?, 4, 'kari', 'kindergarten:fosslia', CURRENT_TIMESTAMP, 'HANDED_OVER', 3, 'anne')""", id);
    refused("""
        INSERT INTO appointed_function (id, case_id, kind, standing, stand_in, opened_at, turn, holder)
        SELECT id, case_id, kind, TRUE, stand_in, opened_at, turn, holder FROM appointed_function WHERE id = ?""", id);
    caseFile.close(caseId);
    assertThat(functions.of(caseId)).as("no function in a closed case").isEmpty();
    assertThatThrownBy(() -> functions.open(caseId, Kind.BARNEKOORDINATOR, OFFICE)).hasMessage("Saken er avsluttet.");
    refused("UPDATE appointed_function SET standing = TRUE, holder = 'anne', turn = 2 WHERE id = ?", id);
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<String> what = Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just("open")), Tuple.of(8, Arbitraries.just("give")),
        Tuple.of(4, Arbitraries.just("giveBack")), Tuple.of(2, Arbitraries.just("close")), Tuple.of(1, Arbitraries.just("closeCase")));
    return Combinators.combine(what, Arbitraries.of(Kind.values()).injectNull(0.3), Arbitraries.of(PEOPLE)).as(Attempt::new).list()
        .ofMaxSize(20);
  }

  private boolean tryOut(UUID caseId, Attempt attempt) {
    try {
      return retry.inTransaction(() -> {
        if (attempt.what().equals("closeCase")) {
          caseFile.close(caseId);
        } else if (attempt.kind() == null) {
          giveBaton(caseId, attempt.person());
        } else {
          switch (attempt.what()) {
            case "open" -> functions.open(caseId, attempt.kind(), OFFICE);
            case "give" -> functions.appoint(caseId, attempt.kind(), attempt.person(), SERVICE);
            case "giveBack" -> functions.giveBack(caseId, attempt.kind());
            default -> functions.close(caseId, attempt.kind());
          }
        }
        return true;
      });
    } catch (CaseRuleException refused) {
      return false;
    }
  }

  private void giveBaton(UUID caseId, String person) {
    String giver = baton.holder(caseId).map(BatonLedger.Holder::person).orElse("nobody");
    baton.offer(caseId, giver, new BatonLedger.Holder(person, SERVICE), null);
    baton.accept(caseId, person);
  }

  /** Of whatever is open, what has no holder in its present turn. */
  private void assertNoneIsEmptyNow(UUID caseId) {
    assertThat(jdbc.sql("""
        SELECT COUNT(*) FROM (
          SELECT t.holder FROM case_file c LEFT JOIN holder_turn t ON t.held = c.id AND t.turn = c.baton_turn
          WHERE c.id = :case AND c.status = 'OPEN'
          UNION ALL SELECT t.holder FROM appointed_function f LEFT JOIN holder_turn t ON t.held = f.id AND t.turn = f.turn
          WHERE f.case_id = :case AND f.standing) open_now
        WHERE holder IS NULL""").param("case", caseId).query(Integer.class).single()).isZero();
  }

  private List<UUID> held(UUID caseId) {
    List<UUID> held = new ArrayList<>(jdbc.sql("SELECT id FROM appointed_function WHERE case_id = :case").param("case", caseId)
        .query(UUID.class).list());
    held.add(caseId);
    return held;
  }

  /** A chain without a gap: each turn begins where the one before ends, and only the last can be without a holder. */
  private void assertWhole(UUID held) {
    List<HolderTurns.Turn> chain = turns.of(held);
    for (int i = 0; i < chain.size(); i++) {
      assertThat(chain.get(i).turn()).isEqualTo(i + 1);
      assertThat(chain.get(i).holder() == null).isEqualTo(chain.get(i).kind().equals("LAID_DOWN"));
      assertThat(chain.get(i).holder() == null && i < chain.size() - 1).isFalse();
    }
  }

  private void refused(String sql, UUID id) {
    assertThatThrownBy(() -> jdbc.sql(sql).param(id).update()).as(sql).isInstanceOf(DataIntegrityViolationException.class);
  }

  private UUID open() {
    UUID caseId = UUID.randomUUID();
    retry.inTransaction(() -> {
      caseFile.open(caseId, "stjordal", SERVICE, "kari", JsonNodeFactory.instance.objectNode().put("name", "X"));
      return null;
    });
    return caseId;
  }
}
