package no.stafettpinnen.production;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import no.stafettpinnen.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * What production stands on: a PostgreSQL with the three roles, brought up to date by the profile {@code migrate}, an OIDC
 * server, the files. Nodes are started on it as they would be, with settings only.
 */
class ProductionStage implements AutoCloseable {

  static final String PUBLIC_URL = "https://stafettpinnen.example.no";
  static final String CLIENT = "stafettpinnen-client";
  static final String ISSUER = "kommunen";
  private static final String CLAIMS = """
      groups:
        - value: fosslia
          works-in: kindergarten:fosslia
        - value: halsen
          works-in: [school:halsen]
        - value: halsen-leder
          works-in: school:halsen
          leads: school:halsen
        - value: drift
          operator: true
        - value: nowhere
          works-in: school:nowhere
        - value: slip
          works-in: [camunda-admin, 'leader:school:halsen']
      """;

  final EmbeddedPostgres postgres;
  private final KeyProvider keys = new KeyProvider();
  final MockOAuth2Server oidc = new MockOAuth2Server(new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(keys)));
  final Path claimsFile;
  private final Path folder;
  private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

  ProductionStage(Path folder) throws Exception {
    this.folder = folder;
    this.postgres = EmbeddedPostgres.builder().start();
    this.claimsFile = Files.writeString(folder.resolve("claims.yaml"), CLAIMS);
    Files.writeString(folder.resolve("services.csv"), Files.readString(Path.of("src/main/resources/demo/services.csv")));
    AeadConfig.register();
    MacConfig.register();
    key("case.json", PredefinedAeadParameters.AES256_GCM);
    key("read-log.json", PredefinedMacParameters.HMAC_SHA256_256BITTAG);
    oidc.start();
    sql("postgres", "postgres").sql("CREATE ROLE stafett_owner LOGIN PASSWORD 'o'").update();
    sql("postgres", "postgres").sql("CREATE ROLE stafett_app LOGIN PASSWORD 'a'").update();
    sql("postgres", "postgres").sql("CREATE ROLE stafett_report LOGIN PASSWORD 'r'").update();
  }

  private void key(String file, Parameters kind) throws Exception {
    Files.writeString(folder.resolve(file), TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(kind),
        InsecureSecretKeyAccess.get()));
  }

  /** An empty database of the owner's. */
  void createDatabase(String name) {
    sql("postgres", "postgres").sql("CREATE DATABASE " + name + " OWNER stafett_owner").update();
  }

  /** The start that makes the database ready. */
  void migrate(String database) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spring.datasource.url", postgres.getJdbcUrl("stafett_owner", database));
    settings.put("spring.datasource.username", "stafett_owner");
    settings.put("spring.datasource.password", "o");
    settings.put("stafettpinnen.read-log-key-file", folder.resolve("read-log.json").toString());
    run("migrate", settings).close();
  }

  JdbcClient sql(String role, String database) {
    return JdbcClient.create(new DriverManagerDataSource(postgres.getJdbcUrl(role, database), role,
        role.equals("postgres") ? "postgres" : role.substring("stafett_".length(), "stafett_".length() + 1)));
  }

  /** All that production needs, on this database. */
  Map<String, String> settings(String database) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spring.datasource.url", postgres.getJdbcUrl("stafett_app", database));
    settings.put("spring.datasource.username", "stafett_app");
    settings.put("spring.datasource.password", "a");
    settings.put("stafettpinnen.public-url", PUBLIC_URL);
    settings.put("stafettpinnen.key-file", folder.resolve("case.json").toString());
    settings.put("stafettpinnen.read-log-key-file", folder.resolve("read-log.json").toString());
    settings.put("stafettpinnen.claims-file", claimsFile.toString());
    settings.put("stafettpinnen.services-file", folder.resolve("services.csv").toString());
    settings.put("spring.security.oauth2.client.registration.stafettpinnen.client-id", CLIENT);
    settings.put("spring.security.oauth2.client.registration.stafettpinnen.client-secret", "secret");
    settings.put("spring.security.oauth2.client.provider.stafettpinnen.issuer-uri", oidc.issuerUrl(ISSUER).toString());
    return settings;
  }

  /** A node on this database. @return its port */
  int node(String database) {
    ConfigurableApplicationContext node = run("production", settings(database));
    nodes.add(node);
    return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
  }

  ConfigurableApplicationContext firstNode() {
    return nodes.get(0);
  }

  ConfigurableApplicationContext lastNode() {
    return nodes.get(nodes.size() - 1);
  }

  static ConfigurableApplicationContext run(String profile, Map<String, String> settings) {
    List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=" + profile, "--server.port=0",
        "--camunda.bpm.job-execution.enabled=false", "--spring.datasource.hikari.maximum-pool-size=6"));
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return SpringApplication.run(new Class<?>[] {Application.class, DatabaseMigration.class}, arguments.toArray(String[]::new));
  }

  /** The next to log in at the OIDC server has these claims. */
  void next(String subject, Map<String, Object> claims) {
    next(subject, claims, 3600);
  }

  void next(String subject, Map<String, Object> claims, long secondsValid) {
    Map<String, Object> all = new HashMap<>(Map.of("given_name", "Kari", "family_name", "Fossli"));
    all.putAll(claims);
    oidc.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), all, secondsValid));
  }

  /** Logs in from the start. @return the page at the end */
  HttpResponse<String> logIn(Visitor visitor, String subject, Object... groups) {
    next(subject, Map.of("groups", List.of(groups)));
    HttpResponse<String> page = visitor.follow(visitor.get("/logg-inn"));
    visitor.get("/camunda/app/tasklist/default/");
    visitor.get("/api/me");
    return page;
  }

  /** The OIDC server signs with another key than the one it has published, under the same name, while this runs. */
  @SuppressWarnings("unchecked")
  void withForgedKey(Runnable work) throws JOSEException {
    JWK honest = keys.signingKey(ISSUER);
    Map<String, JWK> signing = (Map<String, JWK>) ReflectionTestUtils.getField(keys, "signingKeys");
    signing.put(ISSUER, new RSAKeyGenerator(2048).keyID(honest.getKeyID()).keyUse(honest.getKeyUse())
        .algorithm(honest.getAlgorithm()).generate());
    try {
      work.run();
    } finally {
      signing.put(ISSUER, honest);
    }
  }

  @Override
  public void close() throws Exception {
    nodes.forEach(ConfigurableApplicationContext::close);
    oidc.shutdown();
    postgres.close();
  }
}
