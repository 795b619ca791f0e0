package no.stafettpinnen.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What refuses to start in production, and what starts. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("own-start")
class ProductionStartTest {

  private static final String OPERATORS = "Ingen er driftsansvarlig: pek ut en gruppe med operator: true i fila stafettpinnen.claims-file.";

  @TempDir
  static Path folder;
  private static ProductionStage stage;

  @BeforeAll
  static void migrated() throws Exception {
    stage = new ProductionStage(folder);
    stage.createDatabase("ready");
    stage.migrate("ready");
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      stafettpinnen.key-file                         | ""             | Nøkkelen til sakene mangler
      stafettpinnen.key-file                         | /no/such/file  | Nøkkelen til sakene mangler
      stafettpinnen.read-log-key-file                | ""             | Nøkkelen til innsynsloggen mangler
      stafettpinnen.create-missing-key               | true           | Nøkler skal ikke lages av seg selv
      spring.mail.host                               | mail.example.no | E-posten har ingen avsender
      stafettpinnen.demo                             | true           | Oppdiktede personer er slått på
      camunda.bpm.admin-user.id                      | admin          | En innebygd administrator er satt opp
      spring.datasource.url                          | jdbc:h2:mem:x  | Databasen må være PostgreSQL, ikke H2
      camunda.bpm.database.schema-update             | true           | Tabellene skal ikke endres av programmet selv: sett camunda
      spring.flyway.enabled                          | true           | Tabellene skal ikke endres av programmet selv: sett spring
      spring.security.oauth2.client.registration.stafettpinnen.client-id     | "" | Innlogging med OIDC er ikke satt opp
      spring.security.oauth2.client.registration.stafettpinnen.client-secret | "" | Innlogging med OIDC er ikke satt opp
      spring.datasource.url | jdbc:postgresql://db.example.no/stafett | Forbindelsen til databasen må være kryptert
      spring.datasource.url | jdbc:postgresql://db.example.no/stafett?sslmode=require | Forbindelsen til databasen må være kryptert
      spring.security.oauth2.client.provider.stafettpinnen.issuer-uri        | "" | Innlogging med OIDC er ikke satt opp
      spring.security.oauth2.client.provider.stafettpinnen.issuer-uri        | http://idp.example.no/kommunen | Innloggingen må gå over https
      spring.security.oauth2.client.provider.stafettpinnen.issuer-uri        | http://localhost@idp.example.no/kommunen | Innloggingen må gå over https
      spring.security.oauth2.client.provider.stafettpinnen.issuer-uri        | http://localhost.example.no/kommunen | Innloggingen må gå over https
      server.forward-headers-strategy                | none           | Ukryptert HTTP uten proxy
      server.servlet.session.cookie.secure           | false          | Informasjonskapslene må være sikre
      camunda.bpm.webapp.csrf.enable-secure-cookie   | false          | Informasjonskapslene må være sikre
      camunda.bpm.authorization.enabled              | false          | Tilgangskontrollen er slått av
      camunda.bpm.generic-properties.properties.tenant-check-enabled | false | Skillet mellom kommunene er slått av
      camunda.bpm.generic-properties.properties.tenant-check-enabled | off   | Skillet mellom kommunene er slått av
      camunda.bpm.generic-properties.properties.tenantCheckEnabled   | no    | Skillet mellom kommunene er slått av
      stafettpinnen.services-file                    | ""             | Lista over tjenester mangler
      """)
  void eachAloneRefusesWithItsSentence(String name, String value, String sentence) {
    assertThat(reasonsWith(name, value)).singleElement().asString().startsWith(sentence).endsWith(".");
  }

  @Test
  void plainHttpIsRefusedWithOrWithoutAProxy() {
    assertThat(reasonsWith("stafettpinnen.public-url", "http://stafettpinnen.example.no")).hasSize(2)
        .anyMatch(reason -> reason.startsWith("Adressen må være https"))
        .anyMatch(reason -> reason.startsWith("Ukryptert HTTP uten proxy"));
  }

  @Test
  void somebodyMustBeOperator() throws Exception {
    Path file = Files.writeString(folder.resolve("nobody.yaml"), "groups: [{value: fosslia, works-in: 'kindergarten:fosslia'}]");
    assertThat(reasonsWith("stafettpinnen.claims-file", file.toString())).containsExactly(OPERATORS);
    assertThat(reasonsWith("stafettpinnen.claims-file", "")).hasSize(2).contains(OPERATORS);
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "groups: [{valeu: x}");
    assertThat(reasonsWith("stafettpinnen.claims-file", broken.toString())).singleElement().asString()
        .startsWith("Fila stafettpinnen.claims-file kan ikke leses");
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce(CapturedOutput output) {
    List<String> reasons = reasons(Map.of("stafettpinnen.demo", "true", "spring.datasource.url", "jdbc:h2:mem:x",
        "camunda.bpm.database.schema-update", "true"));
    assertThat(reasons).extracting(reason -> reason.split("[:,]")[0]).containsExactlyInAnyOrder("Nøkkelen til sakene mangler",
        "Nøkkelen til innsynsloggen mangler", "Oppdiktede personer er slått på", "Databasen må være PostgreSQL",
        "Tabellene skal ikke endres av programmet selv", "Innlogging med OIDC er ikke satt opp", "Adressen må være https",
        "Ukryptert HTTP uten proxy", "Lista over tjenester mangler", "Oversikten over hvem som får hva",
        "Ingen er driftsansvarlig");
    assertThat(output).contains("Stafettpinnen starter ikke:").contains(reasons)
        .doesNotContain("at no.stafettpinnen").doesNotContain("at org.springframework");
  }

  @Test
  void aDatabaseThatIsNotReadyIsRefused() {
    stage.createDatabase("empty");
    assertThat(reasonsWith("spring.datasource.url", stage.postgres.getJdbcUrl("stafett_app", "empty")))
        .containsExactly("Databasen hører ikke til denne versjonen: kjør først med profilen migrate.");
    assertThat(reasonsWith("spring.datasource.url", "jdbc:postgresql://localhost:1/none")).singleElement().asString().startsWith("Databasen svarer ikke");
  }

  @Test
  void aRoleThatMayChangeTablesIsRefused() {
    Map<String, String> asOwner = stage.settings("ready");
    asOwner.put("spring.datasource.url", stage.postgres.getJdbcUrl("stafett_owner", "ready"));
    asOwner.put("spring.datasource.username", "stafett_owner");
    asOwner.put("spring.datasource.password", "o");
    assertThat(reasons(asOwner)).anyMatch(reason -> reason.startsWith("Databasebrukeren kan endre tabeller"));
  }

  @Test
  void theMigrationRefusesH2AMissingKeyAndUnknownRoles() {
    assertThatThrownBy(() -> ProductionStage.run("migrate", Map.of("spring.datasource.url", "jdbc:h2:mem:x")))
        .hasStackTraceContaining("Databasen må være PostgreSQL").hasStackTraceContaining("Nøkkelen til innsynsloggen mangler");
    assertThatThrownBy(() -> ProductionStage.run("migrate", Map.of(
        "spring.datasource.url", stage.postgres.getJdbcUrl("stafett_owner", "ready"), "spring.datasource.username", "stafett_owner",
        "spring.datasource.password", "o", "stafettpinnen.read-log-key-file", folder.resolve("read-log.json").toString(),
        "stafettpinnen.database.app-role", "nobody_here")))
        .hasStackTraceContaining("Rollen nobody_here finnes ikke i databasen");
  }

  @Test
  void whenAllIsThereItStartsAndItsRolesMayDoWhatTheyNeedAndNoMore() {
    stage.createDatabase("complete");
    stage.migrate("complete");
    stage.migrate("complete");
    Visitor kari = new Visitor(stage.node("complete"));
    assertThat(stage.logIn(kari, "f3a1-kari", "fosslia").body()).contains("Fra magefølelse til handling");
    assertThat(Visitor.json(kari.get("/api/me")).at("/services/0/name").asText()).isEqualTo("Fosslia barnehage");
    assertThat(kari.get("/api/demo-people").statusCode()).isEqualTo(404);
    assertThat(kari.post("/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isIn(403, 404);

    JdbcClient app = stage.sql("stafett_app", "complete");
    assertThat(app.sql("SELECT COUNT(*) FROM act_id_membership WHERE group_id_ = 'camunda-admin'").query(Integer.class).single())
        .isEqualTo(1);
    refused(app, "CREATE TABLE mine (id INT)");
    refused(app, "DROP TABLE case_file");
    refused(app, "DELETE FROM stafett_schema_history");
    JdbcClient report = stage.sql("stafett_report", "complete");
    assertThat(report.sql("SELECT COUNT(id) FROM case_file").query(Integer.class).single()).isZero();
    assertThat(report.sql("SELECT COUNT(end_time_) FROM act_hi_actinst").query(Integer.class).single()).isZero();
    refused(report, "SELECT child_text FROM case_file");
    refused(report, "SELECT * FROM form_draft");
    refused(report, "SELECT attribute_bytes FROM spring_session_attributes");
    refused(report, "SELECT pwd_ FROM act_id_user");
    refused(report, "SELECT text_ FROM act_ru_variable");
    refused(report, "DELETE FROM case_file");
  }

  private static void refused(JdbcClient role, String statement) {
    assertThatThrownBy(() -> {
      if (statement.startsWith("SELECT")) {
        role.sql(statement).query().listOfRows();
      } else {
        role.sql(statement).update();
      }
    }).as(statement).isInstanceOf(DataAccessException.class).hasStackTraceContaining("ERROR:")
        .hasMessageNotContaining("does not exist");
  }

  private static List<String> reasonsWith(String name, String value) {
    Map<String, String> settings = stage.settings("ready");
    settings.put(name, value);
    return reasons(settings);
  }

  private static List<String> reasons(Map<String, String> settings) {
    return catchThrowableOfType(ProductionRefusal.class, () -> ProductionStage.run("production", settings).close()).reasons();
  }
}
