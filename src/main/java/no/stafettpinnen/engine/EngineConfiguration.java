package no.stafettpinnen.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  Clock clock() {
    return new EngineClock(ZoneId.of("Europe/Oslo"));
  }

  @Bean
  ProcessEnginePlugin decisionFeel() {
    return new DecisionFeel();
  }

  @Bean
  ProcessEnginePlugin stafettpinnenPlugin(ApplicationContext context, ObjectProvider<TaskDates> dates, ObjectProvider<TaskGiven> told,
                                          ObjectProvider<HomeSteps> homeSteps, ObjectProvider<QueuedWork> works) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(new ProcessBeans(context));
        engine.setTenantIdProvider(new CaseTenantIdProvider());
        List<BpmnParseListener> listeners =
            engine.getCustomPostBPMNParseListeners() == null ? new ArrayList<>() : engine.getCustomPostBPMNParseListeners();
        listeners.add(new HomeStepListener(homeSteps));
        listeners.add(new FormHostParseListener());
        listeners.add(new TaskDatesListener(dates));
        listeners.add(new TaskGivenListener(told));
        engine.setCustomPostBPMNParseListeners(listeners);
        engine.setCustomJobHandlers(new ArrayList<>(List.of(new QueuedWorkHandler(works))));
        engine.setFailedJobCommandFactory(QueuedWorkRetry::new);
      }
    };
  }
}
