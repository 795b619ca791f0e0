package no.stafettpinnen.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** The engine as shipped, with no door but those named: so that each is seen to hold alone. */
final class BareEngine {

  private BareEngine() {
  }

  static ProcessEngine with(ProcessEnginePlugin... doors) {
    String name = "bare" + System.nanoTime();
    ProcessEngineConfigurationImpl engine = new StandaloneInMemProcessEngineConfiguration();
    engine.setProcessEngineName(name);
    engine.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    engine.setEnforceHistoryTimeToLive(false);
    engine.setProcessEnginePlugins(List.of(doors));
    return engine.buildProcessEngine();
  }
}
