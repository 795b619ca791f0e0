package no.stafettpinnen.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import no.stafettpinnen.engine.CaseMessages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consent that names services, written where the stub of the consents looks; part C's takes its place. */
public final class ConsentOfTests {

  private ConsentOfTests() {
  }

  public static void give(JdbcClient jdbc, UUID caseId, LocalDate today, String... services) {
    for (String service : services) {
      jdbc.sql("""
              INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, consent_from, consent_until, consent_text)
              VALUES (:id, :case, :service, FALSE, FALSE, 'INVITED', TRUE, :now, :from, :until, :text)""")
          .param("id", UUID.randomUUID()).param("case", caseId).param("service", service)
          .param("now", OffsetDateTime.now(ZoneOffset.UTC)).param("from", today.minusDays(1)).param("until", today.plusYears(1))
          .param("text", new byte[] {1}).update();
    }
  }

  /** It no longer names the service, and the case is told. */
  public static void end(JdbcClient jdbc, CaseMessages messages, UUID caseId, String service) {
    jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND service = :service AND NOT own AND present""")
        .param("now", OffsetDateTime.now(ZoneOffset.UTC)).param("case", caseId).param("service", service).update();
    messages.tell(caseId, "consentEnded");
  }
}
