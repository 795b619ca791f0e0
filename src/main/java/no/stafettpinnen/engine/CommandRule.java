package no.stafettpinnen.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** What no person may ask of the engine, through whatever API: web apps, Java, a page of ours. */
interface CommandRule {

  /** @throws org.camunda.bpm.engine.ProcessEngineException when a person may not run this command */
  void check(Command<?> command, CommandContext context);
}
