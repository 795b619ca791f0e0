package no.stafettpinnen.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the decision tables answer, asked directly. */
@StafettTest
class DecisionTablesTest {

  @Autowired
  private DecisionService decisions;
  @Autowired
  private RepositoryService repository;

  @ParameterizedTest
  @ValueSource(strings = {"stjordal", "frosta", "meraker", "selbu", "tydal", "melhus", "donna", "ukjent"})
  @Rule("R083")
  void everyMunicipalityNamesFourLevels(String municipality) {
    for (int level = 0; level <= 3; level++) {
      assertThat(level(municipality, level).<String>getEntry("name")).startsWith("Nivå " + level);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,grønn,Grønt trinn", "1,grønn,Grønt trinn", "2,gul,Gult trinn", "3,rød,Oransje trinn"})
  @Rule({"R084", "R160"})
  void frostaBindsColoursAndTheBeinStaircase(int level, String colour, String step) {
    assertThat(level("frosta", level).<String>getEntry("colour")).isEqualTo(colour);
    assertThat(level("frosta", level).<String>getEntry("beinStep")).startsWith(step);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stjordal", "meraker", "selbu", "tydal"})
  @Rule("R085")
  void stjordalDoesNotBindColoursToLevels(String municipality) {
    for (int level = 0; level <= 3; level++) {
      assertThat(level(municipality, level).<String>getEntry("colour")).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,Bra for alle", "2,Nyttig for noen", "3,Nødvendig for den enkelte"})
  @Rule("R193")
  void melhusNamesItsThreeLevels(int level, String milestone) {
    assertThat(level("melhus", level).<String>getEntry("milestone")).isEqualTo(milestone);
  }

  @ParameterizedTest
  @CsvSource({"0,Steg 1,grønn", "1,Steg 2,grønn", "2,Steg 3 og 4,gul", "3,Steg 5,rød"})
  @Rule({"R100", "R194"})
  void donnasFiveStepsAreItsMilestones(int level, String milestone, String colour) {
    assertThat(level("donna", level).<String>getEntry("milestone")).startsWith(milestone);
    assertThat(level("donna", level).<String>getEntry("colour")).isEqualTo(colour);
  }

  @ParameterizedTest
  @CsvSource({"none,no,guide", "none,yes,fastTrack", "unsure,no,fastTrack", "violence,no,fastTrack",
      "sexualAbuse,no,fastTrack", "neglect,no,fastTrack", "'',no,fastTrack", "none,'',fastTrack", "noeNytt,no,fastTrack"})
  @Rule({"R081", "R093", "R101"})
  void onlyAClearNoFollowsTheGuide(String suspicion, String danger, String track) {
    for (String municipality : new String[] {"stjordal", "donna"}) {
      assertThat(table("triage", "municipality", municipality, "suspicion", suspicion, "danger", danger)
          .<String>getEntry("track")).isEqualTo(track);
    }
  }

  @ParameterizedTest
  @CsvSource({"violence,no,both,a", "sexualAbuse,no,both,a", "neglect,no,barnevern,a", "unsure,no,barnevern,unsure", "none,no,barnevern,unsure",
      "violence,yes,emergency,a", "neglect,yes,emergency,a", "none,yes,emergency,unsure", "noeNytt,'',barnevern,unsure"})
  @Rule({"R093", "R094", "R095", "R101"})
  void everySuspicionGoesToBarnevernAndSomeToThePolice(String suspicion, String danger, String exit, String ground) {
    for (String municipality : new String[] {"stjordal", "donna"}) {
      DmnDecisionRuleResult row = table("reportGrounds", "municipality", municipality, "suspicion", suspicion, "danger", danger);
      assertThat(row.<String>getEntry("exit")).isEqualTo(exit);
      assertThat(row.<String>getEntry("ground")).isEqualTo(ground);
    }
  }

  @ParameterizedTest
  @CsvSource({"kindergarten:fosslia,barnehageloven46", "school:halsen,opplaeringslova24-3", "ppt:vaernes,opplaeringslova24-3",
      "privateSchool:x,privatskolelova7-4", "health:stjordal,helsepersonelloven33", "office:stjordal,helsepersonelloven33",
      "nav:stjordal,sosialtjenesteloven45", "familyCounselling:x,familievernkontorloven10", "crisisCentre:x,krisesenterlova6",
      "integration:x,integreringsloven49", "family:stjordal,barnevernsloven13-2", "noe:nytt,barnevernsloven13-2"})
  void everyReporterHasADutyOfTheirOwn(String service, String law) {
    assertThat(table("reportLaw", "municipality", "stjordal", "service", service).<String>getEntry("law")).isEqualTo(law);
  }

  @ParameterizedTest
  @CsvSource({"-1,preschool", "0,preschool", "5,preschool", "6,primary", "12,primary", "13,lowerSecondary", "15,lowerSecondary",
      "16,upperSecondary", "19,upperSecondary"})
  @Rule("R107")
  void everyAgeIsInABand(int years, String band) {
    assertThat(table("ageBands", "municipality", "frosta", "years", years).<String>getEntry("band")).isEqualTo(band);
  }

  @Test
  void aSuspicionBeforeAnyLevelHasAName() {
    assertThat(table("levelNames", "municipality", "frosta", "level", null).<String>getEntry("name")).isEqualTo("Mistanke er meldt");
  }

  @ParameterizedTest
  @CsvSource({
      "0,noReason,,,close", "0,ownService,,,toLevel1", "0,otherServices,,,toLevel2", "0,careConcern,,,fastTrack",
      "1,reached,,yes,fastTrack", "2,none,no,yes,fastTrack", "3,partly,,yes,fastTrack",
      "1,reached,,no,close", "2,reached,,no,toLevel1", "3,reached,,no,toLevel2",
      "1,partly,,no,repeat", "2,partly,,no,repeat", "3,partly,,no,repeat",
      "1,none,yes,no,adjust", "2,none,yes,no,adjust", "3,none,yes,no,adjust",
      "1,none,no,no,toLevel2", "2,none,no,no,toLevel3", "3,none,no,no,adjust"})
  @Rule({"R011", "R012", "R013", "R083", "R103"})
  void everyBranchOfNextStep(int level, String assessment, String ownMeasuresLeft, String careConcern, String step) {
    assertThat(table("nextStep", "municipality", "stjordal", "level", level, "assessment", assessment,
        "ownMeasuresLeft", ownMeasuresLeft, "careConcern", careConcern).<String>getEntry("step")).isEqualTo(step);
  }

  @Test
  @Rule({"R086", "R102"})
  void everyTaskHasADeadline() {
    repository.createProcessDefinitionQuery().latestVersion().list().forEach(process ->
        repository.getBpmnModelInstance(process.getId())
            .getModelElementsByType(UserTask.class).forEach(task -> {
              DmnDecisionRuleResult row = table("deadlines", "municipality", "melhus", "event", task.getId(), "level", 1);
              assertThat(row.<String>getEntry("duration")).as(task.getId()).startsWith("P");
              assertThat(row.<String>getEntry("escalateTo")).as(task.getId()).isIn("leader", "bothLeaders");
              assertThat(Period.parse(row.getEntry("again"))).as(task.getId()).isNotEqualTo(Period.ZERO);
            }));
    assertThat(table("deadlines", "municipality", "frosta", "event", "describeConcern", "level", 0)
        .<String>getEntry("duration")).isEqualTo("P0D");
    assertThat(table("deadlines", "municipality", "stjordal", "event", "describeConcern", "level", 0)
        .<String>getEntry("duration")).isEqualTo("P1D");
    assertThat(table("deadlines", "municipality", "stjordal", "event", "somethingNew", "level", 0)
        .<String>getEntry("duration")).isEqualTo("P5D");
  }

  private DmnDecisionRuleResult level(String municipality, int level) {
    return table("levelNames", "municipality", municipality, "level", level);
  }

  private DmnDecisionRuleResult table(String key, Object... input) {
    Map<String, Object> variables = new HashMap<>();
    for (int i = 0; i < input.length; i += 2) {
      variables.put((String) input[i], input[i + 1]);
    }
    return decisions.evaluateDecisionTableByKey(key, variables).getSingleResult();
  }
}
