package no.stafettpinnen.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.Read.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which capacity a person reads a case that {@link CaseAccess} lets them read, for the read log: as one who takes part before
 * as a leader. It gives and refuses no access.
 */
@Component
public class Capacities {

  private record Capacity(Role role, String service) {
  }

  private final JdbcClient jdbc;

  Capacities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One reading of each case, to be entered in the read log. */
  public List<Read> reads(Person person, Collection<UUID> cases, String what, Door door) {
    Map<UUID, Capacity> found = find(person, cases);
    return cases.stream().map(caseId -> {
      Capacity capacity = found.getOrDefault(caseId, new Capacity(Role.OTHER, null));
      return new Read(caseId, person.id(), capacity.role(), capacity.service(), what, door);
    }).toList();
  }

  private Map<UUID, Capacity> find(Person person, Collection<UUID> cases) {
    List<String> theirs = Stream.concat(person.services().stream(), person.leads().stream()).distinct().toList();
    Map<UUID, Capacity> found = new HashMap<>();
    if (cases.isEmpty() || theirs.isEmpty()) {
      return found;
    }
    jdbc.sql("""
            SELECT s.case_id, s.service, s.everybody, p.person FROM case_service s
            LEFT JOIN case_person p ON p.case_id = s.case_id AND p.service = s.service AND p.person = :person
            WHERE s.case_id IN (:cases) AND s.state = 'ACTIVE' AND s.service IN (:theirs)
            ORDER BY s.case_id, s.own DESC, s.service""")
        .param("person", person.id()).param("cases", cases).param("theirs", theirs).query(row -> {
          String service = row.getString("service");
          boolean takesPart = (row.getBoolean("everybody") || row.getString("person") != null) && person.worksIn(service);
          Capacity capacity = takesPart ? new Capacity(Role.PARTICIPANT, service)
              : person.leads(service) ? new Capacity(Role.LEADER, service) : new Capacity(Role.OTHER, service);
          found.merge(row.getObject("case_id", UUID.class), capacity,
              (one, other) -> other.role().compareTo(one.role()) < 0 ? other : one);
        });
    return found;
  }
}
