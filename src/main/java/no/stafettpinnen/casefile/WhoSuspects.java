package no.stafettpinnen.casefile;

import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ${whoSuspects}}: whoever wrote last in the case wrote what led to the fast track, and has the duty to report (bvl. § 13-2). */
@ProcessBean("whoSuspects")
public class WhoSuspects {

  private final JdbcClient jdbc;

  WhoSuspects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Person id. */
  public String person(DelegateExecution execution) {
    return jdbc.sql("SELECT written_by FROM log_entry WHERE case_id = :case ORDER BY entry DESC FETCH FIRST 1 ROW ONLY")
        .param("case", caseOf(execution)).query(String.class).single();
  }

  /** Group id of the service that they take part for; the case's own before another one. */
  public String service(DelegateExecution execution) {
    return jdbc.sql("""
            SELECT p.service FROM case_person p JOIN case_service s ON s.case_id = p.case_id AND s.service = p.service AND s.state = 'ACTIVE'
            WHERE p.case_id = :case AND p.person = :person ORDER BY s.own DESC, p.since DESC FETCH FIRST 1 ROW ONLY""")
        .param("case", caseOf(execution)).param("person", person(execution)).query(String.class).single();
  }

  private static UUID caseOf(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }
}
