package no.stafettpinnen.support;

import jakarta.servlet.Filter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Counts the SQL statements that a piece of work sends, and the rows they write, by whose tables they are about. A batch of ten
 * rows counts as ten statements, as the server sees it. What background threads do meanwhile is not counted: only the calling
 * thread and threads that answer HTTP requests are.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SqlCounter implements QueryExecutionListener {

  /** Whose tables a statement is about. */
  public enum Area {
    PEOPLE("act_id_"), ENGINE("act_"), SESSIONS("spring_session"), READ_LOG("read_log"), DRAFTS("form_draft"), CASE_FILE("");

    private final String prefix;

    Area(String prefix) {
      this.prefix = prefix;
    }

    static Area of(String table) {
      for (Area area : values()) {
        if (table.startsWith(area.prefix)) {
          return area;
        }
      }
      throw new IllegalStateException(table);
    }
  }

  /**
   * One execution.
   *
   * @param sql        in lower case
   * @param from       the method of ours that led to it; empty where the engine was called from outside
   * @param text       as it was sent
   * @param parameters of the first execution
   */
  public record Statement(Area area, String sql, int executions, int rows, String from, String text, List<Object> parameters) {
  }

  /** What was counted. */
  public record Count(List<Statement> all) {

    public int statements(Area... areas) {
      return all.stream().filter(one -> List.of(areas).contains(one.area())).mapToInt(Statement::executions).sum();
    }

    public int rows(Area... areas) {
      return all.stream().filter(one -> List.of(areas).contains(one.area())).mapToInt(Statement::rows).sum();
    }

    public int statements() {
      return statements(Area.values());
    }

    public int rows() {
      return rows(Area.values());
    }
  }

  private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update)\\s+([a-z_0-9]+)");
  private static final Pattern WRITES = Pattern.compile("\\s*(insert|update|delete|merge)\\b.*", Pattern.DOTALL);
  private static final String HTTP_THREAD = "http-nio";
  private static final String OURS = "no.stafettpinnen.";
  /** What stands between a statement and what led to it. */
  private static final List<String> BETWEEN = List.of(OURS + "support.", OURS + "engine.PersonsTasks", OURS + "engine.CommandGate",
      OURS + "engine.ConflictRetry");

  private final List<Statement> seen = Collections.synchronizedList(new ArrayList<>());
  private final Phaser requests = new Phaser(1);
  private volatile Thread caller;

  /** Sends what goes through this data source by the counter. */
  public DataSource watch(DataSource database) {
    return ProxyDataSourceBuilder.create(database).listener(this).build();
  }

  /** The calls that {@code work} makes, one thread at a time. */
  public synchronized Count count(Runnable work) {
    seen.clear();
    caller = Thread.currentThread();
    try {
      work.run();
      waitForRequests();
      return new Count(List.copyOf(seen));
    } finally {
      caller = null;
    }
  }

  /** A request may still send something, such as its session, when its answer is there already. */
  private void waitForRequests() {
    requests.arriveAndAwaitAdvance();
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    Thread thread = caller;
    if (thread == null || Thread.currentThread() != thread && !Thread.currentThread().getName().startsWith(HTTP_THREAD)) {
      return;
    }
    for (QueryInfo query : queries) {
      String sql = query.getQuery().toLowerCase(Locale.ROOT);
      Matcher table = TABLE.matcher(sql);
      if (table.find()) {
        int executions = execution.isBatch() ? execution.getBatchSize() : 1;
        seen.add(new Statement(Area.of(table.group(1)), sql.replaceAll("\\s+", " ").trim(), executions,
            WRITES.matcher(sql).matches() ? rows(execution) : 0, from(), query.getQuery(), parameters(query)));
      }
    }
  }

  private static List<Object> parameters(QueryInfo query) {
    return query.getParametersList().stream().limit(1).flatMap(List::stream).map(set -> set.getArgs())
        .sorted(Comparator.comparing(args -> (Integer) args[0])).map(args -> args[1]).collect(Collectors.toCollection(ArrayList::new));
  }

  private static String from() {
    return StackWalker.getInstance().walk(frames -> frames
        .filter(frame -> frame.getClassName().startsWith(OURS) && BETWEEN.stream().noneMatch(frame.getClassName()::startsWith))
        .map(frame -> frame.getClassName().substring(OURS.length()) + "." + frame.getMethodName()).findFirst().orElse(""));
  }

  private static int rows(ExecutionInfo execution) {
    if (execution.getResult() instanceof int[] batch) {
      int rows = 0;
      for (int one : batch) {
        rows += Math.max(one, 0);
      }
      return rows;
    }
    if (execution.getResult() instanceof Integer rows) {
      return rows;
    }
    try {
      return Math.max(execution.getStatement().getUpdateCount(), 0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Outside of everything else that handles a request. */
  @Bean
  static FilterRegistrationBean<Filter> requestsUnderWay(SqlCounter counter) {
    FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
      counter.requests.register();
      try {
        chain.doFilter(request, response);
      } finally {
        counter.requests.arriveAndDeregister();
      }
    });
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  static BeanPostProcessor countingDataSource(SqlCounter counter) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? counter.watch(database) : bean;
      }
    };
  }
}
