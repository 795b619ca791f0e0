package no.stafettpinnen.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * Puts {@link TaskAccess} into every task query that a person asks: the table of tasks is replaced by the rows of it that this
 * person sees, so no combination of criteria reaches another row. {@code OFFSET 0} keeps PostgreSQL from asking the criteria first, whose
 * errors and time would tell of rows that are not seen.
 */
@Intercepts(@Signature(type = Executor.class, method = "query",
    args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class PersonsTasks implements Interceptor {

  private static final String ALL_TASKS = "from ACT_RU_TASK RES";
  private static final String PARAMETER = "stafettAccess";

  private final TaskAccess access;

  PersonsTasks(TaskAccess access) {
    this.access = access;
  }

  @Override
  public Object intercept(Invocation invocation) throws Throwable {
    MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
    if (!isTaskQuery(statement) || CallingPerson.find().isEmpty()) {
      return invocation.proceed();
    }
    Executor executor = (Executor) invocation.getTarget();
    Object query = invocation.getArgs()[1];
    RowBounds rows = (RowBounds) invocation.getArgs()[2];
    BoundSql narrowed = narrow(statement, statement.getBoundSql(query), access.visible(CallingPerson.find().get()));
    CacheKey key = executor.createCacheKey(statement, query, rows, narrowed);
    return executor.query(statement, query, rows, (ResultHandler<?>) invocation.getArgs()[3], key, narrowed);
  }

  private static boolean isTaskQuery(MappedStatement statement) {
    return statement.getId().contains("selectTaskByQueryCriteria") || statement.getId().contains("selectTaskCountByQueryCriteria");
  }

  private static BoundSql narrow(MappedStatement statement, BoundSql all, TaskAccess.Condition condition) {
    int table = all.getSql().indexOf(ALL_TASKS);
    if (table < 0) {
      throw new IllegalStateException("The engine's task query is not the one that access was written for: " + statement.getId());
    }
    String before = all.getSql().substring(0, table);
    String sql = before + "from (select T.* from ACT_RU_TASK T where " + condition.sql() + " OFFSET 0 ROWS) RES"
        + all.getSql().substring(table + ALL_TASKS.length());
    int parametersBefore = (int) before.chars().filter(c -> c == '?').count();
    List<ParameterMapping> parameters = new ArrayList<>(all.getParameterMappings());
    for (int i = 0; i < condition.parameters().size(); i++) {
      parameters.add(parametersBefore + i, new ParameterMapping.Builder(statement.getConfiguration(), PARAMETER + i,
          condition.parameters().get(i).getClass()).build());
    }
    BoundSql narrowed = new BoundSql(statement.getConfiguration(), sql, parameters, all.getParameterObject());
    all.getAdditionalParameters().forEach(narrowed::setAdditionalParameter);
    for (int i = 0; i < condition.parameters().size(); i++) {
      narrowed.setAdditionalParameter(PARAMETER + i, condition.parameters().get(i));
    }
    return narrowed;
  }
}
