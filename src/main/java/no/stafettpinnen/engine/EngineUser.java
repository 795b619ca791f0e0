package no.stafettpinnen.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Runs engine calls as a person, with the engine's authorisation and tenant checks on; everything else runs as the system. */
@Component
public class EngineUser {

  private final IdentityService identity;

  EngineUser(IdentityService identity) {
    this.identity = identity;
  }

  /** Runs {@code action} as this person and puts back who was there before. */
  public <T> T as(String person, List<String> groups, List<String> tenants, Supplier<T> action) {
    Authentication before = identity.getCurrentAuthentication();
    identity.setAuthentication(person, groups, tenants);
    try {
      return action.get();
    } finally {
      restore(before);
    }
  }

  private void restore(Authentication before) {
    if (before == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
    }
  }
}
