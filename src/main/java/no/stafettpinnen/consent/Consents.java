package no.stafettpinnen.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

// STUB until the consent module is merged: take theirs and drop this file, and the branch in casefile/Invitations.
/** Which consents there are. */
@ProcessBean("consents")
public class Consents {

  private final JdbcClient jdbc;
  private final ServiceDirectory directory;
  private final Clock clock;

  Consents(JdbcClient jdbc, ServiceDirectory directory, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.clock = clock;
  }

  public boolean covers(DelegateExecution execution, String service) {
    return covers(UUID.fromString(execution.getProcessBusinessKey()), service);
  }

  public boolean covers(UUID caseId, String service) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM case_service WHERE case_id = :case AND service = :service AND present AND NOT own AND NOT by_law
            AND :today BETWEEN consent_from AND consent_until""").param("case", caseId).param("service", service)
        .param("today", LocalDate.now(clock)).query(Integer.class).single() > 0;
  }

  public void admit(UUID caseId, String service, boolean everybody) {
    jdbc.sql("UPDATE case_service SET state = 'ACTIVE' WHERE case_id = :case AND service = :service AND state = 'INVITED'")
        .param("case", caseId).param("service", service).update();
    directory.membersOf(service).forEach(member -> jdbc.sql("""
            INSERT INTO case_person (case_id, person, service, since) SELECT :case, :person, :service, :now WHERE NOT EXISTS (
              SELECT 1 FROM case_person WHERE case_id = :case AND person = :person AND service = :service)""")
        .param("case", caseId).param("person", member.id()).param("service", service).param("now", OffsetDateTime.now(clock)).update());
  }
}
