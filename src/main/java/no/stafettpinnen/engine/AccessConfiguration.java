package no.stafettpinnen.engine;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link TaskAccess} in the place of the engine's rows of rights on tasks. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  ProcessEnginePlugin accessPlugin(ObjectProvider<TaskAccess> rule) {
    TaskAccess access = new LateTaskAccess(rule);
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(noRightsPerResource());
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new CaseCommandChecker(access))));
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), tasks()));
        CommandInterceptor gate = new CommandGate(engine.getIdentityService());
        engine.setCustomPreCommandInterceptorsTxRequired(with(engine.getCustomPreCommandInterceptorsTxRequired(), gate));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
            with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new CommandGate(engine.getIdentityService())));
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory().getConfiguration().addInterceptor(new PersonsTasks(access));
      }
    };
  }

  /** No row of rights for a new task, user or filter: every method answers "none". */
  private static ResourceAuthorizationProvider noRightsPerResource() {
    return (ResourceAuthorizationProvider) Proxy.newProxyInstance(AccessConfiguration.class.getClassLoader(),
        new Class<?>[] {ResourceAuthorizationProvider.class}, (proxy, method, arguments) -> null);
  }

  private static SessionFactory tasks() {
    return new GenericManagerFactory(CaseTaskManager.class) {
      @Override
      public Class<?> getSessionType() {
        return TaskManager.class;
      }
    };
  }

  private static <T> List<T> with(List<T> before, T added) {
    List<T> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
    all.add(added);
    return all;
  }

  /** The rule is made of beans that are there only after the engine. */
  private record LateTaskAccess(ObjectProvider<TaskAccess> rule) implements TaskAccess {

    @Override
    public Condition visible(Asker asker) {
      return rule.getObject().visible(asker);
    }

    @Override
    public boolean maySee(Asker asker, String taskId) {
      return rule.getObject().maySee(asker, taskId);
    }

    @Override
    public boolean mayAssign(Asker asker, String taskId) {
      return rule.getObject().mayAssign(asker, taskId);
    }
  }
}
