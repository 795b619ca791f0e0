package no.stafettpinnen.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Decision tables are evaluated by {@link ReadOnceFeel}. */
class DecisionFeel extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    DefaultDmnEngineConfiguration decisions = engine.getDmnEngineConfiguration() == null
        ? new DefaultDmnEngineConfiguration() : engine.getDmnEngineConfiguration();
    decisions.setFeelEngineFactory(Language::new);
    engine.setDmnEngineConfiguration(decisions);
  }

  private static final class Language extends ScalaFeelEngine {

    private Language() {
      super(List.of());
      feelEngine = new ReadOnceFeel(feelEngine);
    }
  }
}
