package no.stafettpinnen.municipality;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Enters services and people into the directory; the municipalities of {@code municipality/municipalities.csv} are there from
 * the start, as tenants. Entering what is there already changes nothing.
 */
@Component
public class ServiceRegistration {

  private final IdentityService identity;
  private final ConflictRetry retry;
  private final ApplicationEventPublisher events;

  ServiceRegistration(IdentityService identity, ConflictRetry retry, ApplicationEventPublisher events) {
    this.identity = identity;
    this.retry = retry;
    this.events = events;
    CsvTable.read(new ClassPathResource("municipality/municipalities.csv"))
        .forEach(row -> municipality(row.get("id"), row.get("name")));
  }

  private void municipality(String id, String name) {
    if (identity.createTenantQuery().tenantId(id).count() == 0) {
      Tenant tenant = identity.newTenant(id);
      tenant.setName(name);
      identity.saveTenant(tenant);
    }
  }

  /** Enters the service, or what has changed of it. */
  public void service(String id, String name, List<String> municipalities) {
    group(id, name, ServiceDirectory.SERVICE_TYPE);
    group(Groups.leadersOf(id), "Leder for " + name, ServiceDirectory.LEADER_TYPE);
    for (String group : List.of(id, Groups.leadersOf(id))) {
      List<String> before = identity.createTenantQuery().groupMember(group).list().stream().map(Tenant::getId).toList();
      without(municipalities, before).forEach(municipality -> identity.createTenantGroupMembership(municipality, group));
      without(before, municipalities).forEach(municipality -> identity.deleteTenantGroupMembership(municipality, group));
    }
  }

  /**
   * Enters the person, or what has changed: name, e-mail address (may be null), and the services that they work in and lead. What is not named here, they
   * lose. All of it or nothing.
   *
   * @return ids of named services that do not exist, which give the person nothing
   */
  public List<String> enter(String id, String first, String last, String email, List<String> services, List<String> leads, boolean operator) {
    return retry.inTransaction(() -> {
      user(id, first, last, email);
      Set<String> wanted = new TreeSet<>(services);
      leads.forEach(service -> wanted.add(Groups.leadersOf(service)));
      Set<String> known = identity.createGroupQuery().groupIdIn(orNone(wanted)).list().stream()
          .filter(group -> isWhatItIsNamedAs(group, services, leads)).map(Group::getId).collect(Collectors.toSet());
      Set<String> groups = new TreeSet<>(known);
      if (operator) {
        groups.add(Groups.OPERATORS);
      }
      List<String> before = groupsOf(id);
      without(groups, before).forEach(group -> identity.createMembership(id, group));
      lose(id, without(before, groups));
      return without(wanted, known);
    });
  }

  /** The person works nowhere any more, leads nothing and gets no e-mail. Nothing, where it is so already. */
  public void leave(String id) {
    retry.inTransaction(() -> {
      lose(id, groupsOf(id));
      Optional.ofNullable(identity.createUserQuery().userId(id).singleResult()).filter(user -> user.getEmail() != null).ifPresent(user -> {
        user.setEmail(null);
        identity.saveUser(user);
      });
      return null;
    });
  }

  private List<String> groupsOf(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
  }

  private void lose(String person, List<String> groups) {
    groups.forEach(group -> identity.deleteMembership(person, group));
    if (!groups.isEmpty()) {
      events.publishEvent(new ServicesLost(person));
    }
  }

  /** Not every group is a service: to be named as one must give neither the operators' group nor the lead of a service. */
  private static boolean isWhatItIsNamedAs(Group group, List<String> services, List<String> leads) {
    return ServiceDirectory.SERVICE_TYPE.equals(group.getType()) && services.contains(group.getId())
        || ServiceDirectory.LEADER_TYPE.equals(group.getType()) && leads.contains(Groups.serviceOf(group.getId()));
  }

  private void user(String id, String first, String last, String email) {
    User user = identity.createUserQuery().userId(id).singleResult();
    if (user == null) {
      user = identity.newUser(id);
    } else if (first.equals(user.getFirstName()) && last.equals(user.getLastName())
        && Objects.equals(email, user.getEmail())) {
      return;
    }
    user.setFirstName(first);
    user.setLastName(last);
    user.setEmail(email);
    identity.saveUser(user);
  }

  private void group(String id, String name, String type) {
    Group group = identity.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identity.newGroup(id);
      group.setType(type);
    } else if (name.equals(group.getName())) {
      return;
    }
    group.setName(name);
    identity.saveGroup(group);
  }

  private static List<String> without(Collection<String> all, Collection<String> those) {
    return all.stream().filter(id -> !those.contains(id)).toList();
  }

  private static String[] orNone(Set<String> ids) {
    return ids.isEmpty() ? new String[] {"-"} : ids.toArray(String[]::new);
  }
}
