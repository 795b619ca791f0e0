package no.stafettpinnen.coordination;

import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.ServicesThatStay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Services that the coordination of a case rests on: where its coordinators work or are asked to, that sit in the ansvarsgruppe, have
 * promised the family something, or are part of a disagreement (R146, R154, R156). What the guide comes to does not put them out.
 */
@Component
class CoordinatingPartners implements ServicesThatStay {

  private final JdbcClient jdbc;

  CoordinatingPartners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> in(UUID caseId) {
    return jdbc.sql("""
            SELECT t.service FROM appointed_function f JOIN holder_turn t ON t.held = f.id AND t.turn = f.turn
              WHERE f.case_id = :case AND f.standing
            UNION SELECT f.stand_in FROM appointed_function f WHERE f.case_id = :case AND f.standing
            UNION SELECT a.service FROM appointment a JOIN appointed_function f ON f.case_id = a.case_id AND f.kind = a.kind AND f.standing
              WHERE a.case_id = :case AND f.holder = f.stand_in
                AND a.asked_at = (SELECT MAX(n.asked_at) FROM appointment n WHERE n.case_id = a.case_id AND n.kind = a.kind)
            UNION SELECT p.service FROM service_promise p WHERE p.case_id = :case AND p.answered_at IS NULL AND p.lapsed_at IS NULL
            UNION SELECT m.service FROM care_group g JOIN care_group_member m ON m.care_group = g.id
              WHERE g.case_id = :case AND g.standing AND m.left_at IS NULL
            UNION SELECT d.service FROM coordination_disagreement d WHERE d.case_id = :case AND d.pending
            UNION SELECT d.other_service FROM coordination_disagreement d WHERE d.case_id = :case AND d.pending""")
        .param("case", caseId).query(String.class).set();
  }
}
