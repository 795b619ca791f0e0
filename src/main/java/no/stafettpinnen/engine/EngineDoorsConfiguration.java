package no.stafettpinnen.engine;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine as shipped leaves open, shut one by one. Each door holds by itself; the tests try them apart. */
@Configuration(proxyBeanMethods = false)
class EngineDoorsConfiguration {

  @Bean
  ProcessEnginePlugin expressionDoor(ApplicationContext context) {
    ProcessBeans beans = new ProcessBeans(context);
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressionManager(beans, beans.names()));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
      }
    };
  }

  @Bean
  ProcessEnginePlugin definitionDoor(ApplicationContext context) {
    return new DefinitionDoor(new ProcessBeans(context).names(), () -> context.getBeansOfType(CaseQuestion.class).values().stream()
        .map(CaseQuestion::name).collect(Collectors.toSet()));
  }

  @Bean
  ProcessEnginePlugin commandDoor() {
    return new CommandDoor(new QueriesHoldNoExpressions(), new QueriesAskNoVariables(), new QueriesEndTheirPatterns(), new DeploysFromApplicationOnly());
  }

  @Bean
  ProcessEnginePlugin noScripts() {
    return new NoScripts();
  }

  @Bean
  ProcessEnginePlugin plainVariables() {
    return new PlainVariables();
  }
}
