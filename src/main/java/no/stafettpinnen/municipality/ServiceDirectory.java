package no.stafettpinnen.municipality;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.engine.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works where. Kept in the engine's identity tables, so that Tasklist, candidate groups and we see the same people. */
@Component
public class ServiceDirectory {

  static final String SERVICE_TYPE = "SERVICE";
  static final String LEADER_TYPE = "LEADER";

  private static final String BARNEVERN = "barnevern";
  private static final String OFFICE = "office";

  private final IdentityService identity;
  private final JdbcClient jdbc;

  ServiceDirectory(IdentityService identity, JdbcClient jdbc) {
    this.identity = identity;
    this.jdbc = jdbc;
  }

  /** In one statement, because it is asked with every request. */
  public Optional<Person> person(String id) {
    List<Membership> found = jdbc.sql("""
            SELECT 'PERSON' AS kind, FIRST_ || ' ' || LAST_ AS id FROM ACT_ID_USER WHERE ID_ = :person
            UNION SELECT 'GROUP', GROUP_ID_ FROM ACT_ID_MEMBERSHIP WHERE USER_ID_ = :person
            UNION SELECT 'TENANT', TENANT_ID_ FROM ACT_ID_TENANT_MEMBER WHERE USER_ID_ = :person
            UNION SELECT 'TENANT', T.TENANT_ID_ FROM ACT_ID_TENANT_MEMBER T
              JOIN ACT_ID_MEMBERSHIP M ON M.GROUP_ID_ = T.GROUP_ID_ WHERE M.USER_ID_ = :person
            ORDER BY 2""")
        .param("person", id).query(Membership.class).list();
    List<String> groups = of("GROUP", found);
    return of("PERSON", found).stream().findFirst().map(name ->
        new Person(id, name, Groups.services(groups), Groups.leads(groups), of("TENANT", found), groups));
  }

  private record Membership(String kind, String id) {
  }

  private static List<String> of(String kind, List<Membership> found) {
    return found.stream().filter(one -> one.kind().equals(kind)).map(Membership::id).toList();
  }

  /** The person's name, or the id where the person is no longer known. */
  public String nameOf(String person) {
    return Optional.ofNullable(identity.createUserQuery().userId(person).singleResult())
        .map(ServiceDirectory::fullName).orElse(person);
  }

  /** Name by person id of those who are known. */
  public Map<String, String> namesOf(Collection<String> people) {
    return people.isEmpty() ? Map.of() : identity.createUserQuery().userIdIn(people.toArray(String[]::new)).list().stream()
        .collect(Collectors.toMap(User::getId, ServiceDirectory::fullName));
  }

  /** Where the person gets e-mail; empty where the log-in has not told. */
  public Optional<String> emailOf(String person) {
    return Optional.ofNullable(identity.createUserQuery().userId(person).singleResult()).map(User::getEmail)
        .filter(address -> !address.isBlank());
  }

  /** Those of the people who get e-mail. */
  public Set<String> withEmail(Collection<String> people) {
    return people.isEmpty() ? Set.of()
        : jdbc.sql("SELECT ID_ FROM ACT_ID_USER WHERE ID_ IN (:people) AND EMAIL_ <> ''").param("people", people).query(String.class).set();
  }

  public Optional<CareService> service(String id) {
    return Optional.ofNullable(identity.createGroupQuery().groupId(id).groupType(SERVICE_TYPE).singleResult())
        .map(this::withMunicipalities);
  }

  /** Name by id of those services that are known. */
  public Map<String, String> namesOfServices(Collection<String> services) {
    return services.isEmpty() ? Map.of() : identity.createGroupQuery().groupIdIn(services.toArray(String[]::new)).list().stream()
        .collect(Collectors.toMap(Group::getId, Group::getName));
  }

  /** Names of the services, and of the leaders of services, that the task waits for; the id where one is not known. */
  public List<String> waitedFor(String task) {
    return jdbc.sql("""
            SELECT DISTINCT COALESCE(G.NAME_, L.GROUP_ID_) FROM ACT_RU_IDENTITYLINK L LEFT JOIN ACT_ID_GROUP G ON G.ID_ = L.GROUP_ID_
            WHERE L.TASK_ID_ = :task AND L.TYPE_ = 'candidate' AND L.GROUP_ID_ IS NOT NULL ORDER BY 1""")
        .param("task", task).query(String.class).list();
  }

  /** All services of the municipality, shared ones included, by name. */
  public List<CareService> servicesIn(String municipality) {
    Map<String, List<ServiceIn>> services = jdbc.sql("""
            SELECT G.ID_ AS id, G.NAME_ AS name, M.TENANT_ID_ AS municipality FROM ACT_ID_GROUP G
            JOIN ACT_ID_TENANT_MEMBER M ON M.GROUP_ID_ = G.ID_
            WHERE G.TYPE_ = :type AND EXISTS (
              SELECT 1 FROM ACT_ID_TENANT_MEMBER O WHERE O.GROUP_ID_ = G.ID_ AND O.TENANT_ID_ = :municipality)
            ORDER BY G.NAME_, G.ID_, M.TENANT_ID_""")
        .param("type", SERVICE_TYPE).param("municipality", municipality).query(ServiceIn.class).list().stream()
        .collect(Collectors.groupingBy(ServiceIn::id, LinkedHashMap::new, Collectors.toList()));
    return services.values().stream().map(rows -> new CareService(rows.get(0).id(), rows.get(0).name(),
        rows.stream().map(ServiceIn::municipality).toList())).toList();
  }

  private record ServiceIn(String id, String name, String municipality) {
  }

  /** The municipality's barnevern; a service without people where none is entered. */
  public String barnevernOf(String municipality) {
    return serviceOf(BARNEVERN, municipality);
  }

  /** The municipality's Helse- og velferdskontor; a service without people where none is entered. */
  public String officeOf(String municipality) {
    return serviceOf(OFFICE, municipality);
  }

  /**
   * The municipality's service of this kind, such as its only health centre; one without people where none is entered.
   *
   * @param arena the part of its id before the colon
   */
  public String serviceOf(String arena, String municipality) {
    return servicesIn(municipality).stream().filter(service -> arena.equals(service.arena())).map(CareService::id).sorted().findFirst()
        .orElse(arena + ":" + municipality);
  }

  /** Services of the other municipalities that this one has no part in, by municipality and name. */
  public List<ServiceElsewhere> servicesOutside(String municipality) {
    return jdbc.sql("""
            SELECT T.ID_ AS municipality, T.NAME_ AS municipality_name, G.ID_ AS service, G.NAME_ AS name FROM ACT_ID_GROUP G
            JOIN ACT_ID_TENANT_MEMBER M ON M.GROUP_ID_ = G.ID_ JOIN ACT_ID_TENANT T ON T.ID_ = M.TENANT_ID_
            WHERE G.TYPE_ = :type AND NOT EXISTS (
              SELECT 1 FROM ACT_ID_TENANT_MEMBER O WHERE O.GROUP_ID_ = G.ID_ AND O.TENANT_ID_ = :municipality)
            ORDER BY T.NAME_, G.NAME_""")
        .param("type", SERVICE_TYPE).param("municipality", municipality).query(ServiceElsewhere.class).list();
  }

  /** Name by person id of everybody who works in the service, by last name. */
  public List<PersonName> membersOf(String service) {
    return identity.createUserQuery().memberOfGroup(service).orderByUserLastName().asc().list().stream()
        .map(user -> new PersonName(user.getId(), fullName(user))).toList();
  }

  /** Ids of those who work in the service or lead it. */
  public List<String> everybodyIn(String service) {
    return Stream.concat(membersOf(service).stream().map(PersonName::id), leadersOf(service).stream()).distinct().toList();
  }

  /** Ids of those who lead the service. */
  public List<String> leadersOf(String service) {
    return identity.createUserQuery().memberOfGroup(Groups.leadersOf(service)).list().stream().map(User::getId).toList();
  }

  /** Ids of all municipalities, by name. */
  public List<String> municipalities() {
    return identity.createTenantQuery().orderByTenantName().asc().list().stream().map(Tenant::getId).toList();
  }

  public String municipalityName(String municipality) {
    Tenant tenant = identity.createTenantQuery().tenantId(municipality).singleResult();
    return tenant == null ? municipality : tenant.getName();
  }

  private CareService withMunicipalities(Group group) {
    return new CareService(group.getId(), group.getName(),
        identity.createTenantQuery().groupMember(group.getId()).list().stream().map(Tenant::getId).toList());
  }

  private static String fullName(User user) {
    return user.getFirstName() + " " + user.getLastName();
  }

  public record ServiceElsewhere(String municipality, String municipalityName, String service, String name) {

    /** As {@link CareService#hasCases()}. */
    public boolean hasCases() {
      return new CareService(service, name, List.of(municipality)).hasCases();
    }
  }

  public record PersonName(String id, String name) {
  }
}
