package no.stafettpinnen.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.municipality.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * May this person read this case (I9)? Those who take part in it, on behalf of a service that takes part, and the leaders of
 * such a service; inside their own municipalities; another service only while its consent lasts (I3).
 */
@Component
public class CaseAccess {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseAccess(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** May this person do tasks in the case on behalf of this service, and see what a task's form shows of the case? */
  public boolean mayWork(Person person, UUID caseId, String service) {
    return (person.worksIn(service) || person.leads(service)) && jdbc.sql("""
            SELECT COUNT(*) FROM case_file c JOIN case_service s ON s.case_id = c.id AND s.service = :service
             AND s.state = 'ACTIVE' AND (s.own OR :today BETWEEN s.consent_from AND s.consent_until)
            WHERE c.id = :case AND c.municipality IN (:municipalities)""")
        .param("service", service).param("today", LocalDate.now(clock)).param("case", caseId)
        .param("municipalities", orNone(person.municipalities())).query(Integer.class).single() > 0;
  }

  /** May this person read the case: its stafettlogg, its measures, who takes part? */
  public boolean mayRead(Person person, UUID caseId) {
    return !readable(person, List.of(caseId)).isEmpty();
  }

  /** Those of the cases that this person may read: the same rule for a list. */
  public Set<UUID> readable(Person person, Collection<UUID> cases) {
    if (cases.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql("""
            SELECT DISTINCT c.id FROM case_file c
            JOIN case_service s ON s.case_id = c.id AND s.state = 'ACTIVE'
             AND (s.own OR :today BETWEEN s.consent_from AND s.consent_until)
            WHERE c.id IN (:cases) AND c.municipality IN (:municipalities)
              AND (s.service IN (:leads) OR s.service IN (:services) AND EXISTS (
                SELECT 1 FROM case_person p WHERE p.case_id = c.id AND p.person = :person AND p.service = s.service))""")
        .param("today", LocalDate.now(clock)).param("cases", cases).param("person", person.id())
        .param("municipalities", orNone(person.municipalities())).param("leads", orNone(person.leads()))
        .param("services", orNone(person.services())).query(UUID.class).set();
  }

  private static List<String> orNone(List<String> ids) {
    return ids.isEmpty() ? List.of("") : ids;
  }
}
