package no.stafettpinnen.benchmark;

import java.util.List;
import java.util.Map;
import no.stafettpinnen.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * A PostgreSQL database of its own with our tables and the engine's, after some years: many closed cases, and open ones among them, of
 * 3000 people in 300 units. Rows are made by SQL; what is encrypted in them is noise.
 */
final class ManyYears {

  private static final String ENGINE_TABLES = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
  private static final String OPEN = "n %% %d = 0";
  private static final String NOISE = "decode(repeat(md5(n::text), 12), 'hex')";

  private final JdbcTemplate jdbc;

  private ManyYears(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** @param oneOpenIn how many cases there are for each open one */
  static ManyYears of(int cases, int oneOpenIn) {
    Map<String, String> database = TestDatabase.properties("years" + System.nanoTime());
    ManyYears years = new ManyYears(new JdbcTemplate(new DriverManagerDataSource(database.get("spring.datasource.url"),
        database.get("spring.datasource.username"), database.get("spring.datasource.password"))));
    years.createTables();
    years.fill(cases, OPEN.formatted(oneOpenIn));
    years.jdbc.execute("VACUUM ANALYZE");
    return years;
  }

  /** The plan of a statement with its parameters, line by line, with what it really took. */
  List<String> plan(String statement, List<Object> parameters) {
    return jdbc.queryForList("EXPLAIN (ANALYZE, COSTS OFF, SUMMARY ON) " + statement, String.class, parameters.toArray());
  }

  private void createTables() {
    Flyway.configure().dataSource(jdbc.getDataSource()).locations("classpath:db/migration", "classpath:db/postgresql").load().migrate();
    jdbc.execute((ConnectionCallback<Void>) connection -> {
      List.of("engine", "history", "identity", "decision.engine").forEach(part ->
          ScriptUtils.executeSqlScript(connection, new ClassPathResource(ENGINE_TABLES.formatted(part))));
      return null;
    });
  }

  private void fill(int cases, String open) {
    jdbc.execute((ConnectionCallback<Void>) connection -> {
      JdbcTemplate alone = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      // No foreign keys: only what the watches read is there.
      alone.execute("SET session_replication_role = replica");
      alone.execute("""
          CREATE TEMP TABLE one AS SELECT n, CAST(md5('case' || n) AS UUID) AS id, %s AS open, 'person' || (n %% 3000) AS person,
            'kindergarten:unit' || (n %% 300) AS service,
            (ARRAY['stjordal', 'frosta', 'meraker', 'selbu', 'tydal', 'melhus', 'donna'])[1 + n %% 7] AS municipality,
            now() - INTERVAL '1 day' * CASE WHEN %s THEN n %% 300 ELSE 100 + n %% 1500 END AS opened
          FROM generate_series(1, %d) AS n""".formatted(open, open, cases));
      List.of("""
          INSERT INTO case_file (id, municipality, service, status, level, opened_at, closed_at, baton_turn, baton_holder, child_text,
            child_reference, anonymous)
          SELECT id, municipality, service, CASE WHEN open THEN 'OPEN' ELSE 'CLOSED' END, n % 4, opened,
            CASE WHEN NOT open THEN opened + INTERVAL '90 days' END, CASE WHEN open THEN 1 END, CASE WHEN open THEN person END, NOISE,
            md5('a' || n) || md5('b' || n), FALSE FROM one""", """
          INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
          SELECT id, 1, person, service, opened, 'OPENED', NULL, NULL FROM one
          UNION ALL SELECT id, 2, NULL, NULL, opened + INTERVAL '90 days', 'LAID_DOWN', 1, person FROM one WHERE NOT open""", """
          INSERT INTO appointed_function (id, case_id, kind, standing, stand_in, opened_at, closed_at, turn, holder)
          SELECT CAST(md5('function' || n) AS UUID), id, 'BARNEKOORDINATOR', CASE WHEN open THEN TRUE END, 'office:' || municipality, opened,
            CASE WHEN NOT open THEN opened + INTERVAL '90 days' END, CASE WHEN open THEN 1 END, CASE WHEN open THEN person END FROM one""", """
          INSERT INTO holder_turn (held, turn, holder, service, since, kind, previous_turn, previous_holder)
          SELECT CAST(md5('function' || n) AS UUID), 1, person, service, opened, 'OPENED', NULL, NULL FROM one
          UNION ALL SELECT CAST(md5('function' || n) AS UUID), 2, NULL, NULL, opened + INTERVAL '90 days', 'LAID_DOWN', 1, person FROM one
            WHERE NOT open""", """
          INSERT INTO case_service (id, case_id, service, own, by_law, state, present, invited_at, ended_at, everybody)
          SELECT CAST(md5('own' || n) AS UUID), id, service, TRUE, FALSE, 'ACTIVE', TRUE, opened, NULL, FALSE FROM one
          UNION ALL SELECT CAST(md5('other' || n) AS UUID), id, 'health:unit' || (n % 40), FALSE, FALSE,
            CASE WHEN open THEN 'ACTIVE' ELSE 'ENDED' END, CASE WHEN open THEN TRUE END, opened,
            CASE WHEN NOT open THEN opened + INTERVAL '90 days' END, n % 3 = 0 FROM one WHERE n % 2 = 0""", """
          INSERT INTO case_person (case_id, person, service, since)
          SELECT id, person, service, opened FROM one
          UNION ALL SELECT id, 'nurse' || (n % 200), 'health:unit' || (n % 40), opened FROM one WHERE n % 2 = 0""", """
          INSERT INTO consent (id, case_id, municipality, purpose, basis, categories, care, signed_as, valid_from, valid_until, recorded_at,
            recorded_by, consent_text)
          SELECT CAST(md5('consent' || n) AS UUID), id, municipality, 'sharing', 'publicTask', 'all', 'both', 'bothGuardians',
            CAST(opened AS DATE), CAST(opened + INTERVAL '330 days' AS DATE), opened, person, NOISE FROM one WHERE n % 2 = 0""", """
          INSERT INTO consent_service (consent_id, case_id, service)
          SELECT CAST(md5('consent' || n) AS UUID), id, 'health:unit' || (n % 40) FROM one WHERE n % 2 = 0""", """
          INSERT INTO consent_end (consent_id, kind, recorded_at, recorded_by, end_text)
          SELECT CAST(md5('consent' || n) AS UUID), 'WITHDRAWN', opened, person, NOISE FROM one WHERE n % 20 = 0""", """
          INSERT INTO log_entry (case_id, entry, written_at, written_by, form, entry_text)
          SELECT id, e, opened + e * INTERVAL '10 days', person, 'form' || (n % 30), NOISE FROM one, generate_series(1, 3) AS e""", """
          INSERT INTO message (id, case_id, event, kind, recipient, created_at, digest)
          SELECT CAST(md5('message' || n || '-' || m) AS UUID), id, 'event' || m, 'TASK_REMINDER', person, opened,
            CASE WHEN open AND m = 1 AND n % 50 = 0 THEN TRUE END FROM one, generate_series(1, 3) AS m""", """
          INSERT INTO report (id, case_id, number, kind, written_at, written_by, service, recipient, report_text)
          SELECT CAST(md5('report' || n) AS UUID), id, 1, 'REPORT', opened, person, service, 'barnevern:vaernes', NOISE FROM one
          WHERE n % 20 = 0""", """
          INSERT INTO report_event (report_id, event, kind, happened_at, recorded_at, recorded_by, event_text)
          SELECT CAST(md5('report' || n) AS UUID), e, (ARRAY['SENT', 'RECEIPTED'])[e], opened, opened, person, NOISE
          FROM one, generate_series(1, 2) AS e WHERE n % 20 = 0 AND (e = 1 OR n % 2000 > 0)""", """
          INSERT INTO team_referral (id, case_id, team, forum, service, referred_at, referred_by, pending, slot_at, slot_held, ended_at,
            outcome, question_text)
          SELECT CAST(md5('referral' || n) AS UUID), id, 'team:' || (n % 25), 'forum', service, opened, person,
            CASE WHEN open THEN TRUE END, opened + INTERVAL '30 days' + n * INTERVAL '1 second', CASE WHEN open THEN TRUE END,
            CASE WHEN NOT open THEN opened END, CASE WHEN NOT open THEN 'DONE' END, NOISE FROM one WHERE n % 5 = 0""", """
          INSERT INTO absence (id, person, away_from, away_until, entered_by, entered_at, long_at, stands, ended_by, ended_at)
          SELECT CAST(md5('absence' || n) AS UUID), person, CURRENT_DATE - 100, CASE WHEN n % 2 = 0 THEN CURRENT_DATE + 100 END, person, opened,
            opened, CASE WHEN n <= 20 THEN TRUE END, CASE WHEN n > 20 THEN person END, CASE WHEN n > 20 THEN opened END
          FROM one WHERE n <= 2000""", """
          INSERT INTO act_id_membership (user_id_, group_id_)
          SELECT 'person' || p, 'kindergarten:unit' || (p % 300) FROM generate_series(5, 2999) AS p
          UNION ALL SELECT 'nurse' || p, 'health:unit' || (p % 40) FROM generate_series(0, 199) AS p""", """
          INSERT INTO act_re_procdef (id_, rev_, key_, version_)
          SELECT 'definition' || p, 1, CASE WHEN p = 7 THEN 'batonHandover' ELSE 'process' || p END, 1 FROM generate_series(0, 39) AS p""", """
          INSERT INTO act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, suspension_state_, tenant_id_)
          SELECT md5('execution' || n || '-' || p), 1, md5('execution' || n || '-1'), md5('execution' || n || '-' || p),
            CASE WHEN p < 3 THEN CAST(id AS VARCHAR) END, 'definition' || ((n + p) % 40), 1, municipality
          FROM one, generate_series(1, 4) AS p WHERE open""", """
          INSERT INTO act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, assignee_, priority_, create_time_, due_date_,
            follow_up_date_, suspension_state_, tenant_id_)
          SELECT md5('task' || n), 1, md5('execution' || n || '-1'), md5('execution' || n || '-1'), 'definition' || (n % 40), 'Task',
            CASE WHEN n % 5 > 0 THEN person END, 50, opened, now() + n % 30 * INTERVAL '1 day', now() + n % 25 * INTERVAL '1 day', 1, municipality
          FROM one WHERE open""", """
          INSERT INTO act_ru_identitylink (id_, rev_, type_, task_id_, group_id_)
          SELECT md5('link' || n), 1, 'candidate', md5('task' || n), service FROM one WHERE open""")
          .forEach(insert -> alone.execute(insert.replace("NOISE", NOISE)));
      alone.execute("SET session_replication_role = origin");
      return null;
    });
  }
}
