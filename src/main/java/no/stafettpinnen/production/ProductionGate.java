package no.stafettpinnen.production;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Refuses a start with the profile {@code production} before anything else happens, with all reasons at once: first those of
 * the settings, and when the settings are complete, those of the database.
 */
class ProductionGate implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** @throws ProductionRefusal when something is missing or dangerous */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment settings = context.getEnvironment();
    if (settings.acceptsProfiles(Profiles.of("production"))) {
      refuseFor(SettingsCheck.reasons(settings));
      refuseFor(DatabaseCheck.reasons(settings));
      context.addApplicationListener(StartInTurn.begin(Schema.of(settings)));
    }
  }

  private static void refuseFor(List<String> reasons) {
    if (!reasons.isEmpty()) {
      throw new ProductionRefusal(reasons);
    }
  }
}
