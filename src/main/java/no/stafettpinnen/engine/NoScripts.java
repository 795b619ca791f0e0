package no.stafettpinnen.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script runs, in whatever language; also not {@code juel}, which the engine brings and which no expression guard sees. */
class NoScripts extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setScriptEngineResolver(new Resolver());
  }

  private static final class Resolver implements ScriptEngineResolver {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
      throw new NotValidException("Scripts are off");
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
      throw new NotValidException("Scripts are off");
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
      throw new NotValidException("Scripts are off");
    }
  }
}
