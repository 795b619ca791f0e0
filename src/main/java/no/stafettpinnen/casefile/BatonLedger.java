package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds the baton (R089, I1): exactly one person in an open case, none in a closed one, at every instant. A hand-over is an
 * offer, and the giver holds until the receiver accepts. Each method is one transaction that locks the case first; the tables
 * refuse any state with none or two, whatever the code does.
 */
@Component
public class BatonLedger {

  /** @param service the service that the holder acts for */
  public record Holder(String person, String service) {
  }

  /** One holder's time with the baton; {@code holder} is null in the turn in which it was laid down. */
  public record Turn(int turn, String holder, String service, OffsetDateTime since, String kind) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  BatonLedger(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  /** The holder of an open case; empty when it is closed or unknown. */
  public Optional<Holder> holder(UUID caseId) {
    return jdbc.sql("""
            SELECT t.holder, t.service FROM case_file c JOIN baton_turn t ON t.case_id = c.id AND t.turn = c.baton_turn
            WHERE c.id = :case""")
        .param("case", caseId)
        .query((row, n) -> new Holder(row.getString("holder"), row.getString("service"))).optional();
  }

  /** Who opened the case. */
  public Optional<String> firstHolder(UUID caseId) {
    return jdbc.sql("SELECT holder FROM baton_turn WHERE case_id = :case AND turn = 1").param("case", caseId)
        .query(String.class).optional();
  }

  /** All turns, the first one first. */
  public List<Turn> turns(UUID caseId) {
    return jdbc.sql("SELECT turn, holder, service, since, kind FROM baton_turn WHERE case_id = :case ORDER BY turn")
        .param("case", caseId)
        .query((row, n) -> new Turn(row.getInt("turn"), row.getString("holder"), row.getString("service"),
            row.getObject("since", OffsetDateTime.class), row.getString("kind"))).list();
  }

  /** The first turn; written before the case row, which points to it. */
  @Transactional
  void open(UUID caseId, Holder holder) {
    insertTurn(caseId, 1, holder, "OPENED", null);
  }

  /**
   * Offers the baton to somebody else; an offer that still waits is withdrawn.
   *
   * @return the offer's id
   * @throws CaseRuleException when {@code giver} does not hold the baton, or offers it to themselves
   */
  @Transactional
  public UUID offer(UUID caseId, String giver, Holder receiver) {
    int turn = requireHolder(caseId, giver);
    if (receiver.person().equals(giver)) {
      throw new CaseRuleException("receiver", "Du har stafettpinnen allerede.");
    }
    closeOffer(caseId, "WITHDRAWN", null);
    UUID offer = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO baton_offer (id, case_id, from_turn, to_holder, to_service, offered_at, pending)
            VALUES (:id, :case, :turn, :person, :service, :now, TRUE)""")
        .param("id", offer).param("case", caseId).param("turn", turn).param("person", receiver.person())
        .param("service", receiver.service()).param("now", now()).update();
    return offer;
  }

  /** @throws CaseRuleException when no offer to {@code receiver} waits */
  @Transactional
  public void accept(UUID caseId, String receiver) {
    lock(caseId);
    Holder holder = requireOffer(caseId, receiver);
    closeOffer(caseId, "ACCEPTED", null);
    Turn last = lastTurn(caseId);
    insertTurn(caseId, last.turn() + 1, holder, "HANDED_OVER", last.holder());
    jdbc.sql("UPDATE case_file SET baton_turn = :turn, baton_holder = :person WHERE id = :case")
        .param("turn", last.turn() + 1).param("person", holder.person()).param("case", caseId).update();
  }

  /**
   * Says no; the giver goes on holding.
   *
   * @throws CaseRuleException when no offer to {@code receiver} waits, or the reason is blank
   */
  @Transactional
  public void decline(UUID caseId, String receiver, String reason) {
    if (reason == null || reason.isBlank()) {
      throw new CaseRuleException("reason", "Skriv hvorfor du sier nei til stafettpinnen.");
    }
    lock(caseId);
    requireOffer(caseId, receiver);
    closeOffer(caseId, "DECLINED", text.write(caseId, reason));
  }

  /** Lays the baton down and closes the case, in one statement each way of looking at it. */
  @Transactional
  void layDown(UUID caseId) {
    lock(caseId);
    Turn last = lastTurn(caseId);
    if (last.holder() == null) {
      return;
    }
    closeOffer(caseId, "WITHDRAWN", null);
    insertTurn(caseId, last.turn() + 1, null, "LAID_DOWN", last.holder());
    jdbc.sql("""
            UPDATE case_file SET status = 'CLOSED', closed_at = :now, baton_turn = NULL, baton_holder = NULL
            WHERE id = :case""")
        .param("now", now()).param("case", caseId).update();
  }

  private int requireHolder(UUID caseId, String person) {
    lock(caseId);
    Turn last = lastTurn(caseId);
    if (!person.equals(last.holder())) {
      throw new CaseRuleException("receiver", "Bare den som har stafettpinnen, kan gi den videre.");
    }
    return last.turn();
  }

  private Holder requireOffer(UUID caseId, String receiver) {
    return jdbc.sql("SELECT to_holder, to_service FROM baton_offer WHERE case_id = :case AND pending AND to_holder = :person")
        .param("case", caseId).param("person", receiver)
        .query((row, n) -> new Holder(row.getString("to_holder"), row.getString("to_service"))).optional()
        .orElseThrow(() -> new CaseRuleException("offer", "Tilbudet om stafettpinnen gjelder ikke lenger."));
  }

  private void closeOffer(UUID caseId, String answer, byte[] reason) {
    jdbc.sql("""
            UPDATE baton_offer SET pending = NULL, answer = :answer, answered_at = :now, reason_text = :reason
            WHERE case_id = :case AND pending""")
        .param("answer", answer).param("now", now()).param("reason", reason).param("case", caseId).update();
  }

  private Turn lastTurn(UUID caseId) {
    return jdbc.sql("""
            SELECT turn, holder, service, since, kind FROM baton_turn WHERE case_id = :case ORDER BY turn DESC
            FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId)
        .query((row, n) -> new Turn(row.getInt("turn"), row.getString("holder"), row.getString("service"),
            row.getObject("since", OffsetDateTime.class), row.getString("kind"))).single();
  }

  private void insertTurn(UUID caseId, int turn, Holder holder, String kind, String previousHolder) {
    jdbc.sql("""
            INSERT INTO baton_turn (case_id, turn, holder, service, since, kind, previous_turn, previous_holder)
            VALUES (:case, :turn, :holder, :service, :now, :kind, :previous, :previousHolder)""")
        .param("case", caseId).param("turn", turn)
        .param("holder", holder == null ? null : holder.person())
        .param("service", holder == null ? null : holder.service())
        .param("now", now()).param("kind", kind)
        .param("previous", turn == 1 ? null : turn - 1).param("previousHolder", previousHolder).update();
  }

  private void lock(UUID caseId) {
    jdbc.sql("SELECT id FROM case_file WHERE id = :case FOR UPDATE").param("case", caseId)
        .query(UUID.class).optional().orElseThrow(() -> new IllegalArgumentException("No such case"));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
