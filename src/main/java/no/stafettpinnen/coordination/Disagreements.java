package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What services disagree on: who coordinates (R091, R092). A case has one disagreement at a time. */
@Component
public class Disagreements {

  /**
   * The newest of a case.
   *
   * @param service   who asked the municipality to settle it
   * @param decider   person id of whoever was named to settle it; null where the unit had no leader
   * @param view      {@code view} of the service that asked
   * @param otherView {@code text} of the other; null until it is given
   * @param childView id of what the child thinks of it; null until the child is heard
   * @param wished    group id of the service that the child would rather have; null where the child has not said
   * @param contact   whether the family knows somebody in one of them; null until the child is heard
   */
  public record Disagreement(UUID id, String service, String otherService, String decider, JsonNode view, JsonNode otherView,
                             UUID childView, String wished, Boolean contact) {

    /** The two services, the one that asked first. */
    public List<String> services() {
      return List.of(service, otherService);
    }
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final Clock clock;

  Disagreements(JdbcClient jdbc, CaseText text, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.clock = clock;
  }

  /** Whoever shows what is written has asked before whether the case may be read. */
  public Optional<Disagreement> newest(UUID caseId) {
    return read(caseId, "ORDER BY raised_at DESC FETCH FIRST 1 ROW ONLY");
  }

  public Optional<Disagreement> pending(UUID caseId) {
    return read(caseId, "AND pending");
  }

  /** Group id of the service that the municipality settled on, the last time that it did. */
  public Optional<String> settled(UUID caseId) {
    return jdbc.sql("""
            SELECT settled_service FROM coordination_disagreement WHERE case_id = :case AND settled_at IS NOT NULL
            ORDER BY settled_at DESC FETCH FIRST 1 ROW ONLY""").param("case", caseId).query(String.class).optional();
  }

  void raise(UUID caseId, String service, String otherService, String person, String decider, JsonNode view) {
    jdbc.sql("""
            INSERT INTO coordination_disagreement (id, case_id, pending, service, other_service, raised_at, raised_by, decider, view_text)
            VALUES (:id, :case, TRUE, :service, :other, :now, :person, :decider, :view)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("other", otherService)
        .param("now", now()).param("person", person).param("decider", decider).param("view", text.write(caseId, view)).update();
  }

  void answer(UUID caseId, String person, JsonNode view) {
    jdbc.sql("""
            UPDATE coordination_disagreement SET other_at = :now, other_by = :person, other_text = :view
            WHERE case_id = :case AND pending""")
        .param("now", now()).param("person", person).param("view", text.write(caseId, view)).param("case", caseId).update();
  }

  /** @param wished group id of the service that the child would rather have; null where the child has not said */
  void hear(UUID caseId, UUID childView, String wished, boolean contact) {
    jdbc.sql("""
            UPDATE coordination_disagreement SET child_view = :view, wished_service = :wished, contact = :contact
            WHERE case_id = :case AND pending""")
        .param("view", childView).param("wished", wished).param("contact", contact).param("case", caseId).update();
  }

  /** @throws CaseRuleException when the other service has not said its view, or the child's is not recorded (I6) */
  void settle(UUID caseId, String person, String service, JsonNode words) {
    int settled = jdbc.sql("""
            UPDATE coordination_disagreement SET pending = NULL, settled_at = :now, settled_by = :person, settled_service = :service,
              settlement_text = :text
            WHERE case_id = :case AND pending AND other_text IS NOT NULL AND child_view IS NOT NULL""")
        .param("now", now()).param("person", person).param("service", service).param("text", text.write(caseId, words))
        .param("case", caseId).update();
    if (settled == 0) {
      throw new CaseRuleException("settlement.service", "Begge tjenestene og barnet skal være hørt før dere avgjør hvem som samordner.");
    }
  }

  /** It is not to be settled after all; nothing where none waits. */
  void withdraw(UUID caseId) {
    jdbc.sql("UPDATE coordination_disagreement SET pending = NULL, withdrawn_at = :now WHERE case_id = :case AND pending")
        .param("now", now()).param("case", caseId).update();
  }

  private Optional<Disagreement> read(UUID caseId, String which) {
    return jdbc.sql("""
            SELECT id, service, other_service, decider, view_text, other_text, child_view, wished_service, contact
            FROM coordination_disagreement WHERE case_id = :case\s""" + which)
        .param("case", caseId).query((row, n) -> new Disagreement(row.getObject("id", UUID.class), row.getString("service"),
            row.getString("other_service"), row.getString("decider"), words(caseId, row.getBytes("view_text")),
            words(caseId, row.getBytes("other_text")), row.getObject("child_view", UUID.class), row.getString("wished_service"),
            row.getObject("contact", Boolean.class))).optional();
  }

  private JsonNode words(UUID caseId, byte[] written) {
    return written == null ? null : text.read(caseId, written);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
