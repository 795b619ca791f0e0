package no.stafettpinnen.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.stafettpinnen.support.SqlCounter;
import no.stafettpinnen.support.TestDatabase;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The engine alone, in a database of its own on the same server: our diagrams and decision tables, our history level and id
 * generator, no authorisation, no listeners. Every bean that the diagrams name is there and does nothing, but for the variables
 * without which the diagram would not find its way.
 */
public final class BareEngine implements Journey.Player, AutoCloseable {

  private static final String[] DEFINITIONS = {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"};

  private final HikariDataSource pool;
  private final ProcessEngine engine;
  private final RuntimeService runtime;
  private final TaskService tasks;

  BareEngine(SqlCounter counter, String historyLevel) {
    Map<String, String> database = TestDatabase.properties("bare" + System.nanoTime());
    pool = new HikariDataSource();
    pool.setJdbcUrl(database.get("spring.datasource.url"));
    pool.setUsername(database.getOrDefault("spring.datasource.username", "sa"));
    pool.setPassword(database.getOrDefault("spring.datasource.password", ""));
    pool.setMaximumPoolSize(20);
    engine = configuration(counter.watch(pool), historyLevel).buildProcessEngine();
    runtime = engine.getRuntimeService();
    tasks = engine.getTaskService();
    deploy();
  }

  private static SpringProcessEngineConfiguration configuration(DataSource database, String historyLevel) {
    SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
    configuration.setProcessEngineName("bare" + System.nanoTime());
    configuration.setDataSource(database);
    configuration.setTransactionManager(new DataSourceTransactionManager(database));
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory(historyLevel);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setJobExecutorActivate(false);
    configuration.setAuthorizationEnabled(false);
    JavaDelegate nothing = execution -> { };
    configuration.setBeans(Map.of("baton", new Baton(), "deadlines", new Deadlines(), "measures", new Measures(),
        "recordLevel", (JavaDelegate) BareEngine::recordLevel,
        "joinCase", (JavaDelegate) execution -> execution.setVariable("otherServices", 1),
        "closeCase", nothing, "remindOfEvaluation", nothing,
        "queueDueTasks", (JavaDelegate) execution -> execution.setVariable("moreDue", false)));
    return configuration;
  }

  private static void recordLevel(DelegateExecution execution) {
    String step = (String) execution.getVariable("nextStep");
    execution.setVariable("level", Integer.valueOf(step.substring("toLevel".length())));
    execution.setVariable("otherServices", 0);
  }

  private void deploy() {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("bare");
    try {
      for (String pattern : DEFINITIONS) {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern)) {
          deployment.addInputStream(resource.getFilename(), resource.getInputStream());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deployment.deploy();
  }

  ProcessEngine engine() {
    return engine;
  }

  @Override
  public String open() {
    String caseId = UUID.randomUUID().toString();
    runtime.createProcessInstanceByKey(Journey.PROCESS).businessKey(caseId).setVariables(Map.of("suspicion", "none",
        "danger", "no", "municipality", "stjordal", "service", "kindergarten:fosslia", "opened", Date.from(Instant.now()),
        "level", 0, "otherServices", 0)).execute();
    return caseId;
  }

  @Override
  public void does(String caseId, Journey.Step step) {
    Task task = OpenTask.find(tasks.createTaskQuery().processInstanceBusinessKey(caseId).listPage(0, 200), step);
    if (task.getAssignee() == null) {
      tasks.claim(task.getId(), step.person());
    }
    tasks.complete(task.getId(), step.flow());
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }

  /** {@code ${baton}} */
  public static final class Baton {

    public String holder(DelegateExecution execution) {
      return Journey.STARTER;
    }

    public String service(DelegateExecution execution) {
      return "kindergarten:fosslia";
    }
  }

  /** {@code ${deadlines}} */
  public static final class Deadlines {

    public Date due(DelegateExecution execution) {
      return Date.from(Instant.now().plus(14, ChronoUnit.DAYS));
    }

    public Date reminder(String event, Date date, DelegateExecution execution) {
      return Date.from(date.toInstant().minus(7, ChronoUnit.DAYS));
    }
  }

  /** {@code ${measures}}: two, one of each of the people who carry one out in the journey. */
  public static final class Measures {

    public List<String> running(DelegateExecution execution) {
      return List.of("kari-" + UUID.randomUUID().toString().substring(5), "anne-" + UUID.randomUUID().toString().substring(5));
    }

    public String responsible(DelegateExecution execution) {
      return ((String) execution.getVariable("measure")).split("-")[0];
    }

    public String service(DelegateExecution execution) {
      return "kindergarten:fosslia";
    }
  }
}
