package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.Test;

/**
 * No script engine but the engine's own two, which {@link NoScripts} does not hand out: FEEL for decision tables, which the
 * engine calls past the script interface, and {@code juel}.
 */
class ScriptEnginesTest {

  @Test
  void noScriptEngineIsOnTheClassPath() {
    assertThat(new ScriptEngineManager().getEngineFactories()).extracting(ScriptEngineFactory::getClass).extracting(Class::getName)
        .allMatch(name -> name.startsWith("org.camunda.feel.impl.script.")
            || name.equals("org.camunda.bpm.engine.impl.scripting.engine.JuelScriptEngineFactory"));
  }
}
