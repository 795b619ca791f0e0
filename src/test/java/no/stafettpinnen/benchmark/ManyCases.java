package no.stafettpinnen.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills PostgreSQL with copies of a real case with its first task open, row by row as the engine and the case file wrote them,
 * spread as cases are: 60 in a unit of ten people, units over the seven municipalities, one task in five not taken yet. Case
 * number 0 of each unit is in the first person's hands; the first unit is Fosslia, where kari works. Besides, each sixteenth case
 * is the health centre's, whose share therefore grows with the whole.
 */
public final class ManyCases {

  private static final String UNIT = "(n / 60)";
  private static final String SERVICE = "CASE WHEN n % 16 = 15 THEN 'health:stjordal' WHEN n < 60 THEN 'kindergarten:fosslia' "
      + "ELSE 'kindergarten:unit' || " + UNIT + " END";
  private static final String PERSON = "CASE WHEN n % 16 = 15 THEN 'nurse' || (n % 10) WHEN n < 60 AND n % 10 = 0 THEN 'kari' "
      + "ELSE 'person' || " + UNIT + " || '-' || (n % 10) END";
  private static final String MUNICIPALITY = "CASE WHEN n % 16 = 15 THEN 'stjordal' ELSE (ARRAY['stjordal', 'frosta', 'meraker', "
      + "'selbu', 'tydal', 'melhus', 'donna'])[1 + " + UNIT + " % 7] END";

  private final JdbcTemplate jdbc;
  private final String caseId;
  private int filled;

  public ManyCases(JdbcTemplate jdbc, String caseId) {
    this.jdbc = jdbc;
    this.caseId = caseId;
  }

  /**
   * Goes on until there are so many copies. Foreign keys are not checked meanwhile: the server would plan that for the small tables
   * that it began with.
   */
  public void fillTo(int cases) {
    jdbc.execute((ConnectionCallback<Void>) connection -> {
      JdbcTemplate alone = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      alone.execute("SET session_replication_role = replica");
      copyAll(alone, cases);
      alone.execute("SET session_replication_role = origin");
      return null;
    });
    filled = cases;
    jdbc.execute("ANALYZE");
  }

  private void copyAll(JdbcTemplate alone, int cases) {
    String ofCase = "PROC_INST_ID_ IN (SELECT ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ = '" + caseId + "')";
    String ours = "case_id = '" + caseId + "'";
    copy(alone, "act_ru_execution", ofCase, cases, ids("id_", "root_proc_inst_id_", "proc_inst_id_", "parent_id_", "super_exec_",
        "act_inst_id_"), Map.of("business_key_", "CAST(" + copiedCase("CAST(business_key_ AS UUID)") + " AS VARCHAR)",
        "tenant_id_", MUNICIPALITY));
    copy(alone, "act_ru_task", ofCase, cases, ids("id_", "execution_id_", "proc_inst_id_"), Map.of("tenant_id_", MUNICIPALITY,
        "assignee_", "CASE WHEN n % 5 = 4 THEN NULL ELSE " + PERSON + " END",
        "create_time_", "create_time_ - n * INTERVAL '1 minute'"));
    copy(alone, "act_hi_taskinst", ofCase, cases, ids("id_", "root_proc_inst_id_", "execution_id_", "proc_inst_id_", "act_inst_id_"),
        Map.of("tenant_id_", MUNICIPALITY));
    copy(alone, "act_ru_identitylink", "TASK_ID_ IN (SELECT ID_ FROM ACT_RU_TASK WHERE " + ofCase + ")", cases, ids("id_", "task_id_"),
        Map.of("tenant_id_", MUNICIPALITY, "group_id_", "CASE WHEN group_id_ IS NULL THEN NULL ELSE " + SERVICE + " END",
            "user_id_", "CASE WHEN user_id_ IS NULL THEN NULL ELSE " + PERSON + " END"));
    copy(alone, "act_ru_variable", ofCase, cases, ids("id_", "execution_id_", "proc_inst_id_", "var_scope_"),
        Map.of("tenant_id_", MUNICIPALITY, "text_", "CASE name_ WHEN 'service' THEN 'reference' || n ELSE text_ END"));
    copy(alone, "holder_turn", "held = '" + caseId + "'", cases, Map.of(), Map.of("held", copiedCase("held"), "holder", PERSON, "service", SERVICE));
    copy(alone, "case_file", "id = '" + caseId + "'", cases, Map.of(), Map.of("id", copiedCase("id"), "municipality", MUNICIPALITY,
        "service", SERVICE, "baton_holder", PERSON, "child_reference", "md5('a' || n) || md5('b' || n)"));
    copy(alone, "case_service", ours, cases, Map.of(), Map.of("id", copiedCase("id"), "case_id", copiedCase("case_id"), "service", SERVICE));
    copy(alone, "case_person", ours, cases, Map.of(), Map.of("case_id", copiedCase("case_id"), "person", PERSON, "service", SERVICE));
  }

  private static Map<String, String> ids(String... columns) {
    return List.of(columns).stream().collect(Collectors.toMap(column -> column, column -> "md5(" + column + " || n)"));
  }

  private static String copiedCase(String id) {
    return "CAST(md5(" + id + " || '/' || n) AS UUID)";
  }

  private void copy(JdbcTemplate alone, String table, String which, int cases, Map<String, String> ids, Map<String, String> others) {
    Map<String, String> changed = new HashMap<>(ids);
    changed.putAll(others);
    String original = "benchmark_" + table;
    alone.execute("CREATE TABLE IF NOT EXISTS " + original + " AS SELECT * FROM " + table + " WHERE " + which);
    List<String> columns = alone.queryForList(
        "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = 'public'", String.class, table)
        .stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
    alone.update("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
        + columns.stream().map(column -> changed.getOrDefault(column, column)).collect(Collectors.joining(", "))
        + " FROM " + original + ", generate_series(" + filled + ", " + (cases - 1) + ") AS n");
  }
}
