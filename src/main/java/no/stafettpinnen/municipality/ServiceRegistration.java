package no.stafettpinnen.municipality;

import java.util.List;
import no.stafettpinnen.engine.Groups;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Enters services and people into the directory; the municipalities of {@code municipality/municipalities.csv} are there from
 * the start, as tenants. Entering what is there already changes nothing.
 */
@Component
public class ServiceRegistration {

  private final IdentityService identity;

  ServiceRegistration(IdentityService identity) {
    this.identity = identity;
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

  public void service(String id, String name, List<String> municipalities) {
    if (identity.createGroupQuery().groupId(id).count() > 0) {
      return;
    }
    group(id, name, ServiceDirectory.SERVICE_TYPE);
    group(Groups.leadersOf(id), "Leder for " + name, ServiceDirectory.LEADER_TYPE);
    for (String municipality : municipalities) {
      identity.createTenantGroupMembership(municipality, id);
      identity.createTenantGroupMembership(municipality, Groups.leadersOf(id));
    }
  }

  public void person(String id, String first, String last, List<String> services, List<String> leads) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return;
    }
    User user = identity.newUser(id);
    user.setFirstName(first);
    user.setLastName(last);
    identity.saveUser(user);
    services.forEach(service -> identity.createMembership(id, service));
    leads.forEach(service -> identity.createMembership(id, Groups.leadersOf(service)));
  }

  private void group(String id, String name, String type) {
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType(type);
    identity.saveGroup(group);
  }
}
