package no.stafettpinnen.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.Application;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What {@code docker/compose.yaml} describes, as plain processes: PostgreSQL with TLS and its roles, the migration, two nodes of the
 * application in production, nginx with TLS in front, and an OIDC server to log in at. With the files of {@code docker/}.
 */
class TopologyTest {

  private static final Path FOLDER = Path.of("target/topology").toAbsolutePath();
  private static final Path SECRETS = FOLDER.resolve("secrets");
  private static final Path ACCESS_LOG = FOLDER.resolve("proxy.log");
  private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
  private static final Map<String, Running> NODES = new HashMap<>();

  private static TlsPostgres database;
  private static int httpPort;
  private static String base;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Proxy.program().isPresent(), "nginx is not on this machine, so the topology is not tried; .ci/run installs it");
    FileSystemUtils.deleteRecursively(FOLDER);
    Path config = Files.createDirectories(FOLDER.resolve("config"));
    Files.copy(ComposeFile.DOCKER.resolve("config/claims.example.yaml"), config.resolve("claims.yaml"));
    Files.copy(ComposeFile.DOCKER.resolve("config/services.example.csv"), config.resolve("services.csv"));
    Running.start(FOLDER.resolve("secrets.log"), Map.of(), "bash", ComposeFile.DOCKER.resolve("make-secrets.sh").toString(), "localhost",
        SECRETS.toString(), "localhost").untilDone();
    Files.writeString(SECRETS.resolve("oidc_client"), "a-secret-of-the-log-in\n");
    Files.writeString(SECRETS.resolve("mail"), "a-secret-of-the-mail-server\n");
    Path keys = SECRETS.resolve("keys");
    Running.start(FOLDER.resolve("keys.log"), Map.of(), Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), Application.class.getName(), "create-keys", keys.resolve("case-file.json").toString(),
        keys.resolve("read-log.json").toString()).untilDone();

    int databasePort = Running.freePort();
    int oidcPort = Running.freePort();
    httpPort = Running.freePort();
    int httpsPort = Running.freePort();
    base = "https://localhost:" + httpsPort;
    database = TlsPostgres.start(SECRETS, databasePort);
    STARTED.push(database);
    STARTED.push(Running.java(FOLDER.resolve("oidc.log"), Map.of("SERVER_PORT", "" + oidcPort, "JSON_CONFIG", "{\"interactiveLogin\": true}"),
        "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt").untilListening(oidcPort));

    ComposeFile compose = new ComposeFile(SECRETS, config);
    Map<String, String> dotEnv = Map.of("PUBLIC_HOST", "localhost:" + httpsPort, "OIDC_CLIENT_ID", "stafettpinnen",
        "OIDC_ISSUER", "http://localhost:" + oidcPort + "/kommunen", "MAIL_HOST", "localhost", "MAIL_PORT", "" + Running.freePort(),
        "MAIL_USERNAME", "stafettpinnen", "MAIL_FROM", "stafettpinnen@example.no");
    Running.java(FOLDER.resolve("migrate.log"), here(compose.environment("migrate", dotEnv, FOLDER.resolve("migrate")), databasePort),
        Application.class).untilDone();
    Map<String, String> proxy = compose.environment("proxy", dotEnv, FOLDER.resolve("proxy"));
    proxy.putAll(Map.of("PUBLIC_HOST", "localhost", "HTTP_PORT", "" + httpPort, "HTTPS_PORT", "" + httpsPort));
    List<Integer> ports = new ArrayList<>();
    for (int node = 1; node <= 2; node++) {
      int port = Running.freePort();
      Map<String, String> environment = here(compose.environment("app" + node, dotEnv, FOLDER.resolve("app" + node)), databasePort);
      environment.putAll(Map.of("SERVER_PORT", "" + port, "SERVER_ADDRESS", "127.0.0.1"));
      Running started = Running.java(FOLDER.resolve("app" + node + ".log"), environment, Application.class);
      STARTED.push(started);
      NODES.put("127.0.0.1:" + port, started);
      ports.add(port);
      proxy.put("NODE_" + node, "127.0.0.1:" + port);
    }
    for (int port : ports) {
      NODES.get("127.0.0.1:" + port).untilListening(port);
      Running.start(FOLDER.resolve("health.log"), Map.of(), "bash", ComposeFile.DOCKER.resolve("health.sh").toString(), "" + port).untilDone();
    }
    STARTED.push(Proxy.start(FOLDER.resolve("nginx"), ACCESS_LOG, proxy).untilListening(httpsPort));
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : STARTED) {
      started.close();
    }
  }

  @Test
  void aCaseGoesOnAtTheOtherNodeWhenOneIsKilled() throws Exception {
    assertThat(new Visitor(SECRETS.resolve("ca.crt")).get(base + "/api/me").statusCode()).isEqualTo(401);
    Caseworker kari = new Visitor(SECRETS.resolve("ca.crt")).logIn(base, "kari", "\"fosslia-ansatte\"");
    assertThat(kari.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    UUID caseId = kari.raise("concernToAction", Forms.CONCERN);
    String raisedAt = lastNodeOf("POST /api/forms/start/concernToAction");

    NODES.get(raisedAt).kill();

    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    assertThat(kari.complete(task, Forms.DESCRIBED).status()).isEqualTo(200);
    assertThat(lastNodeOf("POST /api/forms/tasks/" + task + "/complete")).isNotEqualTo(raisedAt);
    assertThat(kari.task(caseId, "discussConcern")).isPresent();

    assertThat(kari.post("/logg-ut", "").json().path("next").asText()).contains("/kommunen/endsession");
    assertThat(kari.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void theProxySpeaksTlsAndDoesNotBelieveWhatAClientSaysOfItself() throws Exception {
    Visitor visitor = new Visitor(SECRETS.resolve("ca.crt"));
    HttpResponse<String> plain = visitor.get("http://localhost:" + httpPort + "/camunda/?a=b");
    assertThat(plain.statusCode()).isEqualTo(301);
    assertThat(plain.headers().firstValue("Location")).contains("https://localhost/camunda/?a=b");

    HttpResponse<String> page = visitor.get(base + "/utlogget", "X-Forwarded-For", "10.1.2.3", "X-Forwarded-Proto", "http",
        "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example;proto=http");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(page.headers().firstValue("Server")).contains("nginx");
    HttpResponse<String> login = visitor.get(base + "/logg-inn", "X-Forwarded-Host", "evil.example");
    assertThat(login.statusCode()).isEqualTo(302);
    assertThat(login.headers().firstValue("Location").orElseThrow()).doesNotContain("evil.example");
    assertThat(visitor.get(base + "/actuator/health").statusCode()).isEqualTo(404);

    assertThatThrownBy(() -> visitor.get("https://127.0.0.1:" + base.replaceAll(".*:", "") + "/"))
        .as("a certificate for another name").isInstanceOf(java.io.IOException.class);
    assertThat(Files.readString(ACCESS_LOG)).as("the log of the proxy").doesNotContain("code=", "state=", "?");
  }

  @Test
  void theDatabaseIsReachedWithTlsOnly() throws Exception {
    try (Connection connection = database.connect("stafett_app"); var statement = connection.createStatement();
         var row = statement.executeQuery("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isIn("TLSv1.2", "TLSv1.3");
    }
    assertThatThrownBy(() -> database.connect("stafett_app", "localhost", "disable")).isInstanceOf(SQLException.class)
        .hasMessageContaining("no encryption");
    assertThatThrownBy(() -> database.connect("stafett_app", "127.0.0.1", "verify-full")).as("a certificate for another name")
        .isInstanceOf(SQLException.class);
  }

  @Test
  void theApplicationMayNeitherChangeTablesNorWhatIsWrittenOnce() throws Exception {
    for (String refused : List.of("DROP TABLE case_file", "ALTER TABLE log_entry ADD COLUMN x INT", "CREATE TABLE x (y INT)",
        "CREATE TEMPORARY TABLE x (y INT)", "TRUNCATE log_entry", "UPDATE log_entry SET form = 'x'", "DELETE FROM log_entry",
        "UPDATE child_view SET heard = FALSE", "DELETE FROM evaluation", "UPDATE holder_turn SET holder = 'x'", "DELETE FROM holder_turn",
        "DELETE FROM stafett_schema_history", "DROP TABLE act_ru_task",
        "SELECT lo_create(0)")) {
      assertRefused("stafett_app", refused);
    }
  }

  @Test
  void reportsSeeNoNarrativeAndNoSession() throws Exception {
    try (Connection owner = database.connect("stafett_owner"); var statement = owner.createStatement(); var rows = statement.executeQuery("""
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND (data_type = 'bytea' OR column_name LIKE '%\\_text')
          AND has_column_privilege('stafett_report', table_name::regclass, column_name, 'SELECT')""")) {
      List<String> readable = new ArrayList<>();
      while (rows.next()) {
        readable.add(rows.getString(1));
      }
      assertThat(readable).isEmpty();
    }
    for (String refused : List.of("SELECT child_text FROM case_file", "SELECT * FROM log_entry", "SELECT draft_text FROM form_draft",
        "SELECT * FROM spring_session", "SELECT text_ FROM act_ru_variable", "UPDATE case_file SET level = 0",
        "SELECT pg_advisory_lock(7240001)", "SELECT lo_create(0)")) {
      assertRefused("stafett_report", refused);
    }
    try (Connection report = database.connect("stafett_report"); var statement = report.createStatement()) {
      assertThat(statement.execute("SELECT status, level, opened_at FROM case_file")).isTrue();
    }
  }

  private static void assertRefused(String role, String statement) throws Exception {
    try (Connection connection = database.connect(role); var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement), "%s: %s", role, statement).isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  private static Map<String, String> here(Map<String, String> environment, int databasePort) {
    environment.replaceAll((name, value) -> value.replace("postgres:5432", "localhost:" + databasePort));
    return environment;
  }

  /** Waits, since the proxy writes its log after the answer has gone out. */
  private static String lastNodeOf(String request) {
    String line = await().until(() -> Files.readAllLines(ACCESS_LOG).stream().filter(entry -> entry.contains(request + " "))
        .reduce((a, b) -> b), Optional::isPresent).orElseThrow();
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
