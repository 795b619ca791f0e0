package no.stafettpinnen.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many children a description must fit, and who says how many there are. */
@StafettTest
class AnonymityRuleTest {

  @Autowired
  private Stage stage;
  @Autowired
  private DecisionService decisions;
  @Autowired
  private AnonymityRule rule;
  @Autowired
  private CohortSizes sizes;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("DELETE FROM cohort_size WHERE unit = 'kindergarten:fosslia' AND birth_year < 2010 OR unit IN ('school:selbu-test', 'selbu')").update();
  }

  @ParameterizedTest
  @CsvSource({"namedOrAnonymous,yes,5,5,0,ok", "namedOrAnonymous,yes,4,4,0,consent", "namedOrAnonymous,yes,4,5,0,generalise",
      "namedOrAnonymous,yes,0,0,900,consent", "namedOrAnonymous,no,5,5,0,ok", "namedOrAnonymous,no,4,4,199,consent",
      "namedOrAnonymous,no,0,0,200,ok", "named,yes,500,500,900,consent", "namedWished,yes,5,9,0,ok"})
  @Rule({"R113", "R120", "R132"})
  void fewerThanFiveNeedConsent(String mode, String known, int size, int broader, int inMunicipality, String result) {
    for (String municipality : List.of("stjordal", "tydal", "ukjent")) {
      Map<String, Object> input = new HashMap<>(Map.of("municipality", municipality, "consentMode", mode, "cohortKnown", known, "cohortSize", size,
          "broaderSize", broader, "inMunicipality", inMunicipality));
      DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("anonymity", input).getSingleResult();
      assertThat(row.<String>getEntry("result")).isEqualTo(result);
      assertThat(row.<String>getEntry("sentence")).endsWith(".");
      assertThat("ok".equals(result) || row.<String>getEntry("sentence").contains("samtykke")).as("the third way out").isTrue();
      assertThat(row.<String>getEntry("source")).isNotBlank();
    }
  }

  @Test
  @Rule({"R113", "R120"})
  void genderLeftOpenCountsBothAndMoreYearsCountMore() {
    sizes.set("selbu", "school:selbu-test", List.of(new CohortSizes.Year(2013, 3, 1), new CohortSizes.Year(2014, 2, 4)), "test");
    assertThat(answer(2013, 2013, "girl").result()).isEqualTo("generalise");
    assertThat(answer(2013, 2013, "open").result()).as("four of both").isEqualTo("generalise");
    assertThat(answer(2013, 2014, "girl").result()).isEqualTo("ok");
    assertThat(answer(2014, 2014, "open").result()).isEqualTo("ok");
    assertThat(answer(2008, 2009, "open").result()).as("unknown is too few").isEqualTo("consent");
    sizes.set("selbu", "selbu", List.of(new CohortSizes.Year(2008, 110, 120)), "test");
    assertThat(answer(2008, 2008, "open").result()).as("unknown in the unit, many in the municipality").isEqualTo("ok");
    assertThat(answer(2008, 2008, "girl").result()).isEqualTo("consent");
  }

  private AnonymityRule.Answer answer(int from, int to, String gender) {
    return rule.ask(new AnonymousReferrals.Described("selbu", "school:selbu-test", from, to, gender), "namedOrAnonymous");
  }

  @Test
  void whoLeadsTheUnitSaysHowManyThereAre() {
    Caseworker stein = stage.person("stein");
    String body = """
        {"unit": "stjordal/kindergarten:fosslia", "years": [{"birthYear": 2009, "girls": 7, "boys": null}]}""";
    assertThat(stein.put("/api/cohorts", Caseworker.parse(body)).status()).isEqualTo(200);
    assertThat(years(stein)).anySatisfy(year -> {
      assertThat(year.path("birthYear").asInt()).isEqualTo(2009);
      assertThat(year.path("girls").asInt()).isEqualTo(7);
      assertThat(year.hasNonNull("boys")).isFalse();
    });
    assertThat(sizes.count("stjordal", "kindergarten:fosslia", 2009, 2009, "both").known()).isFalse();
    sizes.setFromFile("stjordal", "kindergarten:fosslia", new CohortSizes.Year(2009, 1, 2));
    assertThat(sizes.count("stjordal", "kindergarten:fosslia", 2009, 2009, "both")).as("the file leaves what the leader said")
        .isEqualTo(new CohortSizes.Size(true, 9));

    assertThat(stage.person("kari").put("/api/cohorts", Caseworker.parse(body)).status()).as("works there, does not lead it").isEqualTo(403);
    assertThat(stage.person("randi").put("/api/cohorts", Caseworker.parse(body)).status()).as("leads another unit").isEqualTo(403);
    assertThat(stein.put("/api/cohorts", Caseworker.parse(body.replace("2009", "1960"))).detail()).startsWith("Skriv et fødselsår");
    assertThat(stein.put("/api/cohorts", Caseworker.parse(body.replace("7", "-1"))).detail()).startsWith("Skriv hvor mange");
  }

  private static List<JsonNode> years(Caseworker person) {
    JsonNode units = person.get("/api/cohorts").json();
    return units.get(0).path("years").findParents("birthYear");
  }
}
