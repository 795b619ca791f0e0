package no.stafettpinnen.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which services and people take part in a case. Another service only while a consent that names it stands (I3). */
@Component
public class CaseServices {

  /**
   * Condition on the row {@code S} of {@code case_service}: on the day that stands for {@code %s}, a consent names the service, and nobody
   * has withdrawn it.
   */
  public static final String COVERED = """
      EXISTS (SELECT 1 FROM consent_service X JOIN consent N ON N.id = X.consent_id
        WHERE X.case_id = S.case_id AND X.service = S.service AND %s BETWEEN N.valid_from AND N.valid_until
          AND NOT EXISTS (SELECT 1 FROM consent_end E WHERE E.consent_id = N.id))""";
  private static final String COVERED_TODAY = COVERED.formatted(":today");
  /** The same from today on, also by a consent that is yet to begin. */
  private static final String COVERED_YET = COVERED.replace("%s BETWEEN N.valid_from AND", ":today <=");

  /**
   * A service that no longer takes part.
   *
   * @param everybody whether all who work there read the case, as in a team; such a service is no part of an effort
   */
  public record Ended(String service, String state, boolean everybody) {
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseServices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Ids of the services that take part now, the own service first; another service only while its consent lasts (I3). */
  public List<String> active(UUID caseId) {
    return jdbc.sql("""
            SELECT S.service FROM case_service S WHERE S.case_id = :case AND S.state = 'ACTIVE'
            AND (S.own OR %s) ORDER BY S.own DESC, S.service""".formatted(COVERED_TODAY))
        .param("case", caseId).param("today", LocalDate.now(clock)).query(String.class).list();
  }

  /** Ids of the services that see anything of the case now, the own one first: that take part, are invited, or receive a report. */
  public List<String> seeing(UUID caseId) {
    return jdbc.sql("""
            SELECT S.service FROM case_service S WHERE S.case_id = :case AND S.present
            AND (S.own OR S.by_law OR S.state = 'INVITED' OR %s) ORDER BY S.own DESC, S.service""".formatted(COVERED_TODAY))
        .param("case", caseId).param("today", LocalDate.now(clock)).query(String.class).list();
  }

  /** Ids of the services that are invited or take part now; not those that only receive a report. */
  public List<String> present(UUID caseId) {
    return jdbc.sql("SELECT service FROM case_service WHERE case_id = :case AND present AND NOT by_law")
        .param("case", caseId).query(String.class).list();
  }

  /** How many other services take part in the effort; a team that only reads the case is none of them. */
  public int countOthers(UUID caseId) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM case_service S WHERE S.case_id = :case AND S.state = 'ACTIVE' AND NOT S.own AND NOT S.everybody
            AND %s""".formatted(COVERED_TODAY))
        .param("case", caseId).param("today", LocalDate.now(clock)).query(Integer.class).single();
  }

  /** Whether a consent that stands today names the service, which need not take part. */
  public boolean isCovered(UUID caseId, String service) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM (SELECT c.id AS case_id, CAST(:service AS VARCHAR(64)) AS service FROM case_file c WHERE c.id = :case) S
            WHERE %s""".formatted(COVERED_TODAY))
        .param("service", service).param("case", caseId).param("today", LocalDate.now(clock)).query(Integer.class).single() > 0;
  }

  void addOwn(UUID caseId, String service) {
    addOwn(caseId, service, false);
  }

  /** @param everybody whether all who work in the service read the case, as in a team that needs no consent */
  void addOwn(UUID caseId, String service, boolean everybody) {
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, everybody)
            VALUES (:id, :case, :service, TRUE, FALSE, 'ACTIVE', TRUE, :now, :everybody)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("now", now()).param("everybody", everybody)
        .update();
  }

  /** Invites a service; an invitation that still waits lapses. */
  public void invite(UUID caseId, String service) {
    endInvitations(caseId);
    inviteAlso(caseId, service);
  }

  /** Invites a service beside whoever is invited already. */
  void inviteAlso(UUID caseId, String service) {
    enter(caseId, service, "INVITED", false);
  }

  /**
   * The service takes part from now on, as far as a consent that names it goes; nobody there is asked.
   *
   * @param everybody whether all who work there read the case, and not only who takes part in it
   */
  public void admit(UUID caseId, String service, boolean everybody) {
    int there = jdbc.sql("""
            UPDATE case_service SET state = 'ACTIVE', everybody = CASE WHEN own THEN everybody ELSE :everybody END
            WHERE case_id = :case AND service = :service AND present AND NOT by_law""")
        .param("everybody", everybody).param("case", caseId).param("service", service).update();
    if (there == 0) {
      enter(caseId, service, "ACTIVE", everybody);
    }
  }

  private void enter(UUID caseId, String service, String state, boolean everybody) {
    jdbc.sql("""
            INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, everybody)
            VALUES (:id, :case, :service, FALSE, FALSE, :state, TRUE, :now, :everybody)""")
        .param("id", UUID.randomUUID()).param("case", caseId).param("service", service).param("state", state).param("now", now())
        .param("everybody", everybody).update();
  }

  /** Ends what other services have in the case without a consent that names them and has not run out. */
  List<Ended> endUncovered(UUID caseId) {
    String uncovered = "NOT S.own AND NOT S.by_law AND S.present AND NOT " + COVERED_YET;
    List<Ended> ended = jdbc.sql("SELECT S.service, S.state, S.everybody FROM case_service S WHERE S.case_id = :case AND " + uncovered)
        .param("case", caseId).param("today", LocalDate.now(clock)).query(Ended.class).list();
    ended.forEach(one -> jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND service = :service AND present AND NOT by_law""")
        .param("now", now()).param("case", caseId).param("service", one.service()).update());
    return ended;
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
   * Back in the own service: no other takes part in the effort. A team goes on reading as long as the consent says.
   *
   * @param staying group ids of those who have something else to do in the case
   * @return how many took part or were invited
   */
  int endCooperation(UUID caseId, Set<String> staying) {
    return jdbc.sql("""
            UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now
            WHERE case_id = :case AND NOT own AND NOT by_law AND NOT everybody AND present AND service NOT IN (:staying)""")
        .param("now", now()).param("case", caseId).param("staying", staying.isEmpty() ? Set.of("") : staying).update();
  }

  /**
   * A person who wrote in the case or is to carry out a measure has taken part in it, on behalf of a service; not who only received a
   * report, nor who has no account.
   */
  public void addPerson(UUID caseId, String person, String service) {
    if (CaseFile.OUTSIDER.equals(person)) {
      return;
    }
    jdbc.sql("""
            INSERT INTO case_person (case_id, person, service, since) SELECT :case, :person, :service, :now
            WHERE NOT EXISTS (SELECT 1 FROM case_person WHERE case_id = :case AND person = :person AND service = :service)
            AND NOT EXISTS (SELECT 1 FROM case_service WHERE case_id = :case AND service = :service AND state = 'RECIPIENT'
              AND NOT EXISTS (SELECT 1 FROM case_service o WHERE o.case_id = :case AND o.service = :service AND o.present AND NOT o.by_law))""")
        .param("case", caseId).param("person", person).param("service", service).param("now", now()).update();
  }

  /** Ids of the people who have taken part in the case on behalf of the service. */
  public List<String> tookPart(UUID caseId, String service) {
    return jdbc.sql("SELECT person FROM case_person WHERE case_id = :case AND service = :service").param("case", caseId)
        .param("service", service).query(String.class).list();
  }

  private int end(UUID caseId, String which) {
    return jdbc.sql("UPDATE case_service SET state = 'ENDED', present = NULL, ended_at = :now WHERE case_id = :case AND " + which)
        .param("now", now()).param("case", caseId).update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
