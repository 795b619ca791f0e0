package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.municipality.CareService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which services and people take part in a case. Another service only by invitation, acceptance and a consent that names it (I3). */
@Component
public class CaseServices {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseServices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Ids of the services that take part now, the own service first; another service only while its consent lasts (I3). */
  public List<String> active(UUID caseId) {
    return jdbc.sql("""
            SELECT service FROM case_service WHERE case_id = :case AND state = 'ACTIVE'
            AND (own OR :today BETWEEN consent_from AND consent_until) ORDER BY own DESC, service""")
        .param("case", caseId).param("today", LocalDate.now(clock)).query(String.class).list();
  }

  /** Ids of the services that see anything of the case now, the own one first: that take part, are invited, or receive a report. */
  public List<String> seeing(UUID caseId) {
    return jdbc.sql("""
            SELECT service FROM case_service WHERE case_id = :case AND present
            AND (own OR by_law OR state = 'INVITED' OR :today BETWEEN consent_from AND consent_until) ORDER BY own DESC, service""")
        .param("case", caseId).param("today", LocalDate.now(clock)).query(String.class).list();
  }

  /** Ids of the services that are invited or take part now; not those that only receive a report. */
  public List<String> present(UUID caseId) {
    return jdbc.sql("SELECT service FROM case_service WHERE case_id = :case AND present AND NOT by_law")
        .param("case", caseId).query(String.class).list();
  }

  /** How many others take part; a team that has the case up for discussion does not. */
  int countOthers(UUID caseId) {
    return (int) active(caseId).stream().filter(service -> !CareService.isTeam(service)).count() - 1;
  }

  void addOwn(UUID caseId, String service) {
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at)
            VALUES (:id, :case, :service, TRUE, FALSE, 'ACTIVE', TRUE, :now)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("now", now()).update();
  }

  /** Invites a service; an invitation that still waits lapses. */
  void invite(UUID caseId, String service, LocalDate consentFrom, LocalDate consentUntil, byte[] consentText) {
    endInvitations(caseId);
    inviteAlso(caseId, service, consentFrom, consentUntil, consentText);
  }

  /** Invites a service beside whoever is invited already. */
  void inviteAlso(UUID caseId, String service, LocalDate consentFrom, LocalDate consentUntil, byte[] consentText) {
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, consent_from, consent_until,
              consent_text)
            VALUES (:id, :case, :service, FALSE, FALSE, 'INVITED', TRUE, :now, :from, :until, :text)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("now", now())
        .param("from", consentFrom).param("until", consentUntil).param("text", consentText).update();
  }

  /**
   * From now on the service sees its tasks about a report and the report, by law and without consent (bvl. § 13-2); nothing else of the
   * case. The service that the case belongs to needs no such ground.
   */
  public void addRecipient(UUID caseId, String service) {
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at)
            SELECT :id, :case, :service, FALSE, TRUE, 'RECIPIENT', TRUE, :now
            FROM case_file c WHERE c.id = :case AND NOT EXISTS (
              SELECT 1 FROM case_service WHERE case_id = :case AND service = :service AND (own OR state = 'RECIPIENT'))""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("now", now()).update();
  }

  /** What the service was shown by law, it is shown no more. */
  public void endRecipient(UUID caseId, String service) {
    jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND service = :service AND state = 'RECIPIENT'""")
        .param("now", now()).param("case", caseId).param("service", service).update();
  }

  void join(UUID caseId, String service) {
    jdbc.sql("UPDATE case_service SET state = 'ACTIVE' WHERE case_id = :case AND service = :service AND state = 'INVITED'")
        .param("case", caseId).param("service", service).update();
  }

  void endInvitations(UUID caseId) {
    end(caseId, "state = 'INVITED' AND service NOT IN (SELECT o.to_service FROM baton_offer o WHERE o.case_id = :case AND o.pending)");
  }

  void endInvitation(UUID caseId, String service) {
    jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND service = :service AND state = 'INVITED'""")
        .param("now", now()).param("case", caseId).param("service", service).update();
  }

  /** The invited service is the case's own from now on, and every other is out of it. */
  void moveTo(UUID caseId, String service) {
    jdbc.sql("UPDATE case_service SET state = 'ACTIVE', own = TRUE WHERE case_id = :case AND service = :service AND state = 'INVITED'")
        .param("case", caseId).param("service", service).update();
    jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND service <> :service AND present""")
        .param("now", now()).param("case", caseId).param("service", service).update();
  }

  void endOthers(UUID caseId) {
    end(caseId, "NOT own AND NOT by_law AND present");
  }

  /**
   * A person who wrote in the case or is to carry out a measure has taken part in it, on behalf of a service; not who only received a
   * report.
   */
  void addPerson(UUID caseId, String person, String service) {
    jdbc.sql("""
            INSERT INTO case_person (case_id, person, service, since) SELECT :case, :person, :service, :now
            WHERE NOT EXISTS (SELECT 1 FROM case_person WHERE case_id = :case AND person = :person AND service = :service)
            AND NOT EXISTS (SELECT 1 FROM case_service WHERE case_id = :case AND service = :service AND state = 'RECIPIENT'
              AND NOT EXISTS (SELECT 1 FROM case_service o WHERE o.case_id = :case AND o.service = :service AND o.present AND NOT o.by_law))""")
        .param("case", caseId).param("person", person).param("service", service).param("now", now()).update();
  }

  private void end(UUID caseId, String which) {
    jdbc.sql("UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now WHERE case_id = :case AND " + which)
        .param("now", now()).param("case", caseId).update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
