package no.stafettpinnen.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a service take part in a case by rows alone, where a test does not care how it came in. */
public final class Participation {

  private Participation() {
  }

  public static void of(JdbcClient jdbc, UUID caseId, String service, OffsetDateTime now, LocalDate from, LocalDate until) {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO consent (id, case_id, municipality, purpose, basis, categories, care, signed_as, valid_from, valid_until,
              recorded_at, recorded_by, consent_text)
            SELECT :id, id, municipality, 'sharing', 'publicTask', '', 'both', 'bothGuardians', :from, :until, :now, 'kari', :text
            FROM case_file WHERE id = :case""")
        .param("id", id).param("case", caseId).param("from", from).param("until", until).param("now", now).param("text", new byte[] {1})
        .update();
    jdbc.sql("INSERT INTO consent_service (consent_id, case_id, service) VALUES (:id, :case, :service)")
        .param("id", id).param("case", caseId).param("service", service).update();
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at)
            VALUES (:id, :case, :service, FALSE, FALSE, 'ACTIVE', TRUE, :now)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("now", now).update();
  }
}
