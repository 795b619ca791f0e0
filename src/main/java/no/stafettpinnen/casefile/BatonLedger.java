package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
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

  /**
   * One holder's time with the baton; {@code holder} is null in the turn in which it was laid down.
   *
   * @param decidedBy the leader who gave the baton to this holder; null where the holder said yes, or opened the case
   */
  public record Turn(int turn, String holder, String service, OffsetDateTime since, String kind, String decidedBy) {
  }

  /** An offer that waits. {@code person} is null as long as it is open to everybody in the service. */
  public record Offer(String person, String service) {
  }

  private static final String TURNS = """
      SELECT t.turn, t.holder, t.service, t.since, t.kind, o.decided_by FROM holder_turn t
      LEFT JOIN baton_offer o ON o.case_id = t.held AND o.from_turn = t.previous_turn AND o.answer = 'ACCEPTED'
      WHERE t.held = :case ORDER BY t.turn""";

  private final JdbcClient jdbc;
  private final HolderTurns turns;
  private final CaseText text;
  private final Clock clock;

  BatonLedger(JdbcClient jdbc, HolderTurns turns, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.turns = turns;
    this.text = text;
    this.clock = clock;
  }

  /** The holder of an open case; empty when it is closed or unknown. */
  public Optional<Holder> holder(UUID caseId) {
    return jdbc.sql("""
            SELECT t.holder, t.service FROM case_file c JOIN holder_turn t ON t.held = c.id AND t.turn = c.baton_turn
            WHERE c.id = :case""")
        .param("case", caseId)
        .query((row, n) -> new Holder(row.getString("holder"), row.getString("service"))).optional();
  }

  /** Who opened the case. */
  public Optional<String> firstHolder(UUID caseId) {
    return jdbc.sql("SELECT holder FROM holder_turn WHERE held = :case AND turn = 1").param("case", caseId)
        .query(String.class).optional();
  }

  /** All turns, the first one first. */
  public List<Turn> turns(UUID caseId) {
    return jdbc.sql(TURNS).param("case", caseId).query(Turn.class).list();
  }

  /** The offer that waits for an answer. */
  public Optional<Offer> pending(UUID caseId) {
    return jdbc.sql("SELECT to_holder AS person, to_service AS service FROM baton_offer WHERE case_id = :case AND pending")
        .param("case", caseId).query(Offer.class).optional();
  }

  /** The first turn; written before the case row, which points to it. */
  @Transactional
  void open(UUID caseId, Holder holder) {
    turns.open(caseId, inTurn(holder));
  }

  /**
   * Offers the baton to somebody else; an offer that still waits is withdrawn.
   *
   * @param receiver without a person: whoever in the service says yes first
   * @param words    what the giver wrote to the receiver; may be null
   * @throws CaseRuleException when {@code giver} does not hold the baton, or offers it to themselves
   */
  @Transactional
  public void offer(UUID caseId, String giver, Holder receiver, JsonNode words) {
    int turn = requireHolder(caseId, giver);
    if (giver.equals(receiver.person())) {
      throw new CaseRuleException("receiver", "Den du valgte, har stafettpinnen allerede.");
    }
    closeOffer(caseId, "WITHDRAWN", null);
    insertOffer(caseId, turn, receiver, null, words == null ? null : text.write(caseId, words));
  }

  /**
   * A leader has decided who is to have the baton: nobody is asked, and an offer that waits is withdrawn. {@link #accept} moves it. Where
   * the holder is to keep it, there is nothing to move.
   */
  @Transactional
  void decide(UUID caseId, String leader, Holder holder) {
    lock(caseId);
    closeOffer(caseId, "WITHDRAWN", null);
    HolderTurns.Turn last = turns.last(caseId);
    if (!holder.equals(new Holder(last.holder(), last.service()))) {
      insertOffer(caseId, last.turn(), holder, leader, null);
    }
  }

  /**
   * Somebody says yes to the offer that waits; {@link #accept} then moves the baton.
   *
   * @throws CaseRuleException when it is to somebody else, or from themselves
   */
  @Transactional
  void take(UUID caseId, String person) {
    lock(caseId);
    requireOffer(caseId, person);
    if (person.equals(turns.last(caseId).holder())) {
      throw new CaseRuleException("offerAnswer.accepts", "Du har stafettpinnen allerede.");
    }
    nameReceiver(caseId, person);
  }

  /** @throws CaseRuleException when no offer to {@code receiver} waits */
  @Transactional
  public void accept(UUID caseId, String receiver) {
    lock(caseId);
    Holder holder = requireOffer(caseId, receiver);
    nameReceiver(caseId, receiver);
    closeOffer(caseId, "ACCEPTED", null);
    jdbc.sql("UPDATE case_file SET baton_turn = :turn, baton_holder = :person WHERE id = :case")
        .param("turn", turns.next(caseId, inTurn(holder))).param("person", holder.person()).param("case", caseId).update();
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

  /** The offer that waits no longer stands; the giver goes on holding. */
  @Transactional
  void withdrawOffer(UUID caseId) {
    lock(caseId);
    closeOffer(caseId, "WITHDRAWN", null);
  }

  /** Lays the baton down and closes the case, in one statement each way of looking at it. */
  @Transactional
  void layDown(UUID caseId) {
    lock(caseId);
    HolderTurns.Turn last = turns.last(caseId);
    if (last.holder() == null) {
      return;
    }
    closeOffer(caseId, "WITHDRAWN", null);
    turns.layDown(caseId, last);
    jdbc.sql("""
            UPDATE case_file SET status = 'CLOSED', closed_at = :now, baton_turn = NULL, baton_holder = NULL
            WHERE id = :case""")
        .param("now", now()).param("case", caseId).update();
  }

  private int requireHolder(UUID caseId, String person) {
    lock(caseId);
    HolderTurns.Turn last = turns.last(caseId);
    if (!person.equals(last.holder())) {
      throw new CaseRuleException("receiver", "Bare den som har stafettpinnen, kan gi den videre.");
    }
    return last.turn();
  }

  private Holder requireOffer(UUID caseId, String receiver) {
    Offer offer = pending(caseId)
        .orElseThrow(() -> new CaseRuleException("offerAnswer.accepts", "Tilbudet om stafettpinnen gjelder ikke lenger."));
    if (offer.person() != null && !offer.person().equals(receiver)) {
      throw new CaseRuleException("offerAnswer.accepts", "Tilbudet om stafettpinnen er til en annen.");
    }
    return new Holder(receiver, offer.service());
  }

  private void insertOffer(UUID caseId, int fromTurn, Holder receiver, String decidedBy, byte[] words) {
    jdbc.sql("""
            INSERT INTO baton_offer (id, case_id, from_turn, to_holder, to_service, offered_at, pending, decided_by, offer_text)
            VALUES (:id, :case, :turn, :person, :service, :now, TRUE, :leader, :words)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("turn", fromTurn).param("person", receiver.person())
        .param("service", receiver.service()).param("now", now()).param("leader", decidedBy).param("words", words).update();
  }

  private void nameReceiver(UUID caseId, String person) {
    jdbc.sql("UPDATE baton_offer SET to_holder = :person WHERE case_id = :case AND pending")
        .param("person", person).param("case", caseId).update();
  }

  private void closeOffer(UUID caseId, String answer, byte[] reason) {
    jdbc.sql("""
            UPDATE baton_offer SET pending = NULL, answer = :answer, answered_at = :now, reason_text = :reason
            WHERE case_id = :case AND pending""")
        .param("answer", answer).param("now", now()).param("reason", reason).param("case", caseId).update();
  }

  private static HolderTurns.Holder inTurn(Holder holder) {
    return new HolderTurns.Holder(holder.person(), holder.service());
  }

  private void lock(UUID caseId) {
    jdbc.sql("SELECT id FROM case_file WHERE id = :case FOR UPDATE").param("case", caseId)
        .query(UUID.class).optional().orElseThrow(() -> new IllegalArgumentException("No such case"));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
