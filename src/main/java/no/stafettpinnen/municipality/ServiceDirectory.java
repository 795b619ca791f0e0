package no.stafettpinnen.municipality;

import java.util.List;
import java.util.Optional;
import no.stafettpinnen.engine.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who works where. Kept in the engine's identity tables, so that Tasklist, candidate groups and we see the same people. */
@Component
public class ServiceDirectory {

  static final String SERVICE_TYPE = "SERVICE";
  static final String LEADER_TYPE = "LEADER";

  private final IdentityService identity;

  ServiceDirectory(IdentityService identity) {
    this.identity = identity;
  }

  public Optional<Person> person(String id) {
    return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult()).map(this::withServices);
  }

  /** The person's name, or the id where the person is no longer known. */
  public String nameOf(String person) {
    return Optional.ofNullable(identity.createUserQuery().userId(person).singleResult())
        .map(ServiceDirectory::fullName).orElse(person);
  }

  public Optional<CareService> service(String id) {
    return Optional.ofNullable(identity.createGroupQuery().groupId(id).groupType(SERVICE_TYPE).singleResult())
        .map(this::withMunicipalities);
  }

  /** All services of the municipality, shared ones included, by name. */
  public List<CareService> servicesIn(String municipality) {
    return identity.createGroupQuery().memberOfTenant(municipality).groupType(SERVICE_TYPE).orderByGroupName().asc().list()
        .stream().map(this::withMunicipalities).toList();
  }

  /** Name by person id of everybody who works in the service, by last name. */
  public List<PersonName> membersOf(String service) {
    return identity.createUserQuery().memberOfGroup(service).orderByUserLastName().asc().list().stream()
        .map(user -> new PersonName(user.getId(), fullName(user))).toList();
  }

  public String municipalityName(String municipality) {
    Tenant tenant = identity.createTenantQuery().tenantId(municipality).singleResult();
    return tenant == null ? municipality : tenant.getName();
  }

  private Person withServices(User user) {
    List<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream().map(Group::getId).toList();
    List<String> municipalities = identity.createTenantQuery().userMember(user.getId()).includingGroupsOfUser(true).list()
        .stream().map(Tenant::getId).toList();
    return new Person(user.getId(), fullName(user), Groups.services(groups), Groups.leads(groups), municipalities, groups);
  }

  private CareService withMunicipalities(Group group) {
    return new CareService(group.getId(), group.getName(),
        identity.createTenantQuery().groupMember(group.getId()).list().stream().map(Tenant::getId).toList());
  }

  private static String fullName(User user) {
    return user.getFirstName() + " " + user.getLastName();
  }

  public record PersonName(String id, String name) {
  }
}
