package no.stafettpinnen.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * While the operators' group has no member, the engine's web apps offer anybody to become administrator (CVE-2026-77226). So it
 * always has one: a member that is no person and has no password, there before the first request is answered.
 */
@Component
public class ShutSetup implements SmartInitializingSingleton {

  /** No person may have this id. */
  public static final String MEMBER = "stafettpinnen-system";

  private final IdentityService identity;

  ShutSetup(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (identity.createGroupQuery().groupId(Groups.OPERATORS).count() == 0) {
      identity.saveGroup(identity.newGroup(Groups.OPERATORS));
    }
    if (identity.createUserQuery().userId(MEMBER).count() == 0) {
      User member = identity.newUser(MEMBER);
      member.setLastName("Systemet");
      identity.saveUser(member);
    }
    if (identity.createUserQuery().userId(MEMBER).memberOfGroup(Groups.OPERATORS).count() == 0) {
      identity.createMembership(MEMBER, Groups.OPERATORS);
    }
  }
}
