package no.stafettpinnen;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each package is a module with a small public face; cycles, and reaching into another module, break the build. */
class ModularityTest {

  @Test
  void modulesKeepToThemselves() {
    ApplicationModules.of(Application.class).verify();
  }
}
