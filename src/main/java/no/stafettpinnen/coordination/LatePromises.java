package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What services have promised and not answered by the day they said (R154), for those who lead: the service itself, the case's own service,
 * or the one that stands in for a function in the case, such as koordinerende enhet.
 */
@Component
public class LatePromises {

  /** The most that are listed, the oldest first. */
  public static final int MOST = 200;

  /** @param service group id of the service that promised */
  public record Late(UUID caseId, String service, LocalDate due) {
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  LatePromises(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @param led group ids of the services that somebody leads */
  public List<Late> of(Collection<String> led) {
    return led.isEmpty() ? List.of() : jdbc.sql("""
            SELECT p.case_id, p.service, p.due FROM service_promise p JOIN case_file c ON c.id = p.case_id
            WHERE p.waits AND p.due < :today AND c.status = 'OPEN' AND (p.service IN (:led) OR c.service IN (:led)
              OR EXISTS (SELECT 1 FROM appointed_function f WHERE f.case_id = p.case_id AND f.standing AND f.stand_in IN (:led)))
            ORDER BY p.due, p.service, p.id FETCH FIRST :most ROWS ONLY""")
        .param("today", LocalDate.now(clock)).param("led", led).param("most", MOST).query(Late.class).list();
  }
}
