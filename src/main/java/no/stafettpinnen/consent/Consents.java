package no.stafettpinnen.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * STUB: stands in for part C of issue 5, with its two questions, and is thrown away for it. A consent is here what stands beside an
 * invited service.
 */
@ProcessBean("consents")
public class Consents {

  private final JdbcClient jdbc;
  private final Clock clock;

  Consents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public boolean covers(DelegateExecution execution, String service) {
    return covers(UUID.fromString(execution.getProcessBusinessKey()), service);
  }

  public boolean covers(UUID caseId, String service) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM case_service WHERE case_id = :case AND service = :service AND present
            AND (own OR :today BETWEEN consent_from AND consent_until)""")
        .param("case", caseId).param("service", service).param("today", LocalDate.now(clock)).query(Integer.class).single() > 0;
  }

  /** @throws CaseRuleException when no consent names the service */
  public void admit(UUID caseId, String service, boolean everybody) {
    if (!covers(caseId, service)) {
      throw new CaseRuleException("consent", "Samtykket omfatter ikke denne tjenesten.");
    }
    jdbc.sql("UPDATE case_service SET state = 'ACTIVE' WHERE case_id = :case AND service = :service AND state = 'INVITED'")
        .param("case", caseId).param("service", service).update();
  }
}
