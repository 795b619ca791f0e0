package no.stafettpinnen.coordination;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is anything of coordination in a case, so that the many others are not asked for each part of it. */
@Component
public class CoordinationBegun {

  private final JdbcClient jdbc;

  CoordinationBegun(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean isIn(UUID caseId) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM case_file c WHERE c.id = :case AND (
              EXISTS (SELECT 1 FROM coordination_need n WHERE n.case_id = c.id)
              OR EXISTS (SELECT 1 FROM appointed_function f WHERE f.case_id = c.id)
              OR EXISTS (SELECT 1 FROM written_decision d WHERE d.case_id = c.id)
              OR EXISTS (SELECT 1 FROM plan_offer o WHERE o.case_id = c.id)
              OR EXISTS (SELECT 1 FROM service_promise p WHERE p.case_id = c.id))""")
        .param("case", caseId).query(Integer.class).single() > 0;
  }
}
