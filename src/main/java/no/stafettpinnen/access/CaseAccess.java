package no.stafettpinnen.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.engine.TaskAccess;
import no.stafettpinnen.municipality.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one rule of who may do what with a case (I9), for lists and single reads alike. It follows from the person's services of
 * this moment, the municipality, the service that a task waits for, and whether that service takes part in the case: the own
 * service always, another one only while a consent that names it stands (I3), and barnevern by law as far as the report goes that it
 * received (bvl. § 13-2). What is not allowed here does not exist for the person.
 *
 * <p>A case is read by those who take part in it or hold its baton on behalf of a service, by everybody in a team that takes part, and by
 * the leaders of such a service. A
 * free task is seen by all who work in the service that it waits for; a taken one by whoever has it, by those of the service who take
 * part in the case, and by the leaders, who may also give it to others. A task that waits for the leaders of a service is seen by them
 * only.
 */
@Component
public class CaseAccess implements TaskAccess {

  /**
   * What a task is to a person who sees it.
   *
   * @param service   the service that the person acts for
   * @param takesPart whether the task's form may show what is in the case; a service that is only invited answers unseeing
   * @param receives  whether it may show the report to barnevern that the task is about, and nothing else
   */
  public record Standing(UUID caseId, String service, boolean takesPart, boolean receives) {
  }

  /** Where in a list of cases one is, newest first. */
  public record Place(OffsetDateTime openedAt, UUID caseId) {
  }

  private static final String TAKES_PART = "(S.state = 'ACTIVE' AND (S.own OR " + CaseServices.COVERED.formatted("?") + "))";
  /** Whoever holds the baton of the case on behalf of the service. */
  private static final String HOLDS_BATON = """
      EXISTS (SELECT 1 FROM holder_turn B
        WHERE B.held = C.id AND B.turn = C.baton_turn AND B.holder = ? AND B.service = S.service)""";
  /** By law a service sees its tasks in the processes that have a reporter, and no other. */
  private static final String UNSEEING = """
      (S.state = 'INVITED' OR S.state = 'RECIPIENT' AND EXISTS (
        SELECT 1 FROM ACT_RU_VARIABLE V WHERE V.PROC_INST_ID_ = K.PROC_INST_ID_ AND V.NAME_ = '%s'))""".formatted(FlowVariable.REPORTER.key());
  /** In a team everybody does. */
  private static final String TOOK_PART =
      "(S.everybody OR EXISTS (SELECT 1 FROM case_person P WHERE P.case_id = S.case_id AND P.person = ? AND P.service = S.service))";
  /** {@code || ''}: the service of a case is found by the case; all cases that a service ever had are many more. */
  private static final String CANDIDATE_SERVICES = """
      FROM ACT_RU_IDENTITYLINK L
      JOIN ACT_RU_TASK K ON K.ID_ = L.TASK_ID_
      JOIN ACT_RU_EXECUTION E ON E.ID_ = K.PROC_INST_ID_
      JOIN case_service S ON S.case_id = CAST(E.BUSINESS_KEY_ AS UUID)
        AND S.service || '' = CASE WHEN L.GROUP_ID_ LIKE '%1$s%%' THEN SUBSTRING(L.GROUP_ID_, LENGTH('%1$s') + 1) ELSE L.GROUP_ID_ END
      WHERE L.TYPE_ = 'candidate'""".formatted(Groups.LEADER);

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseAccess(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What this task is to the person; empty when they do not see it. Working in a service goes before leading one. */
  public Optional<Standing> standing(Person person, String taskId) {
    Sql task = new Sql("SELECT S.case_id, S.service, S.state = 'ACTIVE' AS takes_part, S.state IN ('ACTIVE', 'RECIPIENT') AS receives")
        .add(tasks(asker(person), person.services(), person.leads())).add("AND K.ID_ = ?", taskId)
        .add("ORDER BY CASE WHEN S.service").in(person.services()).add("THEN 0 ELSE 1 END, takes_part DESC, receives DESC, S.service");
    return jdbc.sql(task.text()).params(task.parameters()).query(Standing.class).list().stream().findFirst();
  }

  /** May this person read the case: its stafettlogg, its measures, who takes part? */
  public boolean mayRead(Person person, UUID caseId) {
    return !readable(person, List.of(caseId)).isEmpty();
  }

  /** Those of the cases that this person may read. */
  public Set<UUID> readable(Person person, Collection<UUID> cases) {
    Sql readable = new Sql("SELECT DISTINCT C.id").add(reading(person)).add("AND C.id").in(cases);
    return jdbc.sql(readable.text()).params(readable.parameters()).query(UUID.class).set();
  }

  /**
   * Ids of the open cases that this person may read, newest first. Only cases that the person or their unit is in are looked at.
   *
   * @param onlyWithBaton only those whose baton the person holds
   * @param before        the case that the list is to go on after; empty from its beginning
   */
  public List<UUID> openCases(Person person, boolean onlyWithBaton, Optional<Place> before, int most) {
    Sql open = new Sql("SELECT DISTINCT C.id, C.opened_at").add(reading(person)).add("AND C.status = 'OPEN' AND C.id IN (")
        .add("SELECT P.case_id FROM case_person P WHERE P.person = ?", person.id())
        .add("UNION SELECT F.id FROM case_file F WHERE F.baton_holder = ?", person.id())
        .add("UNION SELECT L.case_id FROM case_service L WHERE L.present AND L.service").in(person.leads())
        .add("UNION SELECT A.case_id FROM case_service A WHERE A.present AND A.everybody AND A.service").in(person.services()).add(")");
    if (onlyWithBaton) {
      open.add("AND C.baton_holder = ?", person.id());
    }
    before.ifPresent(place -> open.add("AND (C.opened_at < ? OR C.opened_at = ? AND C.id < ?)", place.openedAt(), place.openedAt(),
        place.caseId()));
    open.add("ORDER BY C.opened_at DESC, C.id DESC FETCH FIRST ? ROWS ONLY", most);
    return jdbc.sql(open.text()).params(open.parameters()).query((row, n) -> row.getObject("id", UUID.class)).list();
  }

  /**
   * The service on whose behalf this person may begin something in the case: the case is open and they read it, or one of its tasks is
   * theirs to see and their service takes part. Empty where there is none.
   */
  public Optional<String> actsFor(Person person, UUID caseId) {
    Sql asReader = new Sql("SELECT S.service").add(reading(person)).add("AND C.status = 'OPEN' AND C.id = ?", caseId)
        .add("ORDER BY CASE WHEN S.service").in(person.services()).add("THEN 0 ELSE 1 END, S.service");
    Sql byTask = new Sql("SELECT S.service").add(tasks(asker(person), person.services(), List.of()))
        .add("AND S.state = 'ACTIVE' AND E.BUSINESS_KEY_ = ? ORDER BY S.service", caseId.toString());
    return Stream.of(asReader, byTask).flatMap(sql -> jdbc.sql(sql.text()).params(sql.parameters()).query(String.class).list().stream())
        .findFirst();
  }

  @Override
  public Condition visible(Asker asker) {
    Sql visible = new Sql("T.ID_ IN (SELECT K.ID_")
        .add(tasks(asker, Groups.services(asker.groups()), Groups.leads(asker.groups()))).add(")");
    return new Condition(visible.text(), visible.parameters());
  }

  @Override
  public boolean maySee(Asker asker, String taskId) {
    return exists(tasks(asker, Groups.services(asker.groups()), Groups.leads(asker.groups())), taskId);
  }

  @Override
  public boolean mayAssign(Asker asker, String taskId) {
    return exists(tasks(asker, List.of(), Groups.leads(asker.groups())), taskId);
  }

  private boolean exists(Sql tasks, String taskId) {
    Sql count = new Sql("SELECT COUNT(*)").add(tasks).add("AND K.ID_ = ?", taskId);
    return jdbc.sql(count.text()).params(count.parameters()).query(Integer.class).single() > 0;
  }

  /** The cases that the person may read, each with the services on whose behalf. */
  private Sql reading(Person person) {
    return new Sql("FROM case_file C JOIN case_service S ON S.case_id = C.id AND").add(TAKES_PART, today())
        .add("WHERE C.municipality").in(person.municipalities())
        .add("AND (S.service").in(person.leads()).add("OR S.service").in(person.services())
        .add("AND (" + TOOK_PART, person.id()).add("OR " + HOLDS_BATON + "))", person.id());
  }

  /** The tasks that are seen on behalf of these services. */
  private Sql tasks(Asker asker, List<String> services, List<String> leads) {
    List<String> asLeader = leads.stream().flatMap(service -> Stream.of(service, Groups.leadersOf(service))).toList();
    return new Sql(CANDIDATE_SERVICES)
        .add("AND K.TENANT_ID_").in(asker.municipalities())
        .add("AND L.GROUP_ID_").in(Stream.concat(services.stream(), asLeader.stream()).distinct().toList())
        .add("AND (" + UNSEEING + " OR " + TAKES_PART + ")", today())
        .add("AND (L.GROUP_ID_").in(asLeader)
        .add("OR K.ASSIGNEE_ IS NULL OR K.ASSIGNEE_ = ? OR " + TOOK_PART + ")", asker.person(), asker.person());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Asker asker(Person person) {
    return new Asker(person.id(), person.groups(), person.municipalities());
  }
}
