package no.stafettpinnen.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.stafettpinnen.consent.ConsentRules.Rule;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who consents for a child, for every purpose, age and care situation, and what may be shared with and without a consent. */
@StafettTest
class ConsentRulesTest {

  private static final List<String> MUNICIPALITIES = List.of("stjordal", "frosta", "meraker", "selbu", "tydal", "melhus", "donna", "ukjent");
  private static final String MOVING = "moving";

  @Autowired
  private ConsentRules rules;
  @Autowired
  private DecisionService decisions;

  @Test
  @no.stafettpinnen.support.Rule({"R104", "R114", "R120", "R138", "R139", "R155"})
  void everyPurposeAgeAndCareHasASignerOrAReasonWithItsSource() throws IOException {
    Set<String> purposes = codes("recordConsent", "consent.purpose");
    purposes.add(MOVING);
    Set<String> cares = codes("recordConsent", "consent.care");
    Set<String> signers = codes("recordConsent", "consent.signedAs");
    assertThat(purposes).hasSizeGreaterThan(9);
    assertThat(cares).hasSize(5);
    for (String municipality : MUNICIPALITIES) {
      for (String purpose : purposes) {
        IntStream.rangeClosed(-1, 20).forEach(age -> cares.forEach(care -> {
          Rule rule = rules.find(municipality, purpose, age, care);
          String where = String.join(" ", municipality, purpose, String.valueOf(age), care);
          assertThat(rule.sentence()).as(where).endsWith(".");
          assertThat(rule.source()).as(where).containsPattern("§|R\\d{3}");
          assertThat(rule.heard()).as(where).isNotBlank();
          assertThat(rule.informed()).as(where).isNotBlank();
          assertThat(rule.possible()).as(where).isEqualTo(!rule.signers().isEmpty());
          assertThat(signers).as(where).containsAll(rule.signers());
        }));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
      "sharing,-1,both,expectingParent,none", "sharing,0,both,bothGuardians,ifAble", "sharing,6,one,oneGuardian,ifAble",
      "sharing,7,both,bothGuardians,heard", "sharing,12,both,bothGuardians,greatWeight", "sharing,15,both,bothGuardians,greatWeight",
      "sharing,16,both,youth,greatWeight", "sharing,15,careOrder,barnevernAndCarers,greatWeight", "sharing,16,unclear,youth,greatWeight",
      "teamDiscussion,15,both,bothGuardians,greatWeight", "teamDiscussion,16,careOrder,youth,greatWeight",
      "healthCare,11,both,oneGuardian bothGuardians,heard", "longHealthCare,11,both,bothGuardians,heard",
      "healthCare,16,careOrder,youth,greatWeight", "barnekoordinator,-1,both,expectingParent,none",
      "barnekoordinator,15,both,bothGuardians,greatWeight", "barnekoordinator,16,both,bothGuardians,wishRecorded",
      "barnekoordinator,17,careOrder,barnevernAndCarers,wishRecorded", "individuellPlan,15,both,bothGuardians,greatWeight",
      "individuellPlan,16,both,youth,greatWeight", "priu18,13,both,youthAndGuardians,greatWeight",
      "priu18,17,both,youth youthAndGuardians,greatWeight", "barnevern,15,both,bothGuardians,greatWeight", "moving,3,appointed,appointedGuardian,ifAble",
      "ansvarsgruppe,18,both,youth,greatWeight", "onlineService,13,both,youth,greatWeight", "onlineService,12,both,bothGuardians,greatWeight"})
  @no.stafettpinnen.support.Rule({"R120", "R139", "R152", "R155"})
  void theRightOneSigns(String purpose, int age, String care, String signers, String heard) {
    Rule rule = rules.find("stjordal", purpose, age, care);
    assertThat(String.join(" ", rule.signers())).isEqualTo(signers);
    assertThat(rule.heard()).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({"sharing,10,unclear", "sharing,-1,careOrder", "individuellPlan,-1,both", "barnekoordinator,18,both", "priu18,11,both", "noeNytt,10,both",
      "onlineService,-1,one"})
  void somethingsNobodyCanConsentTo(String purpose, int age, String care) {
    Rule rule = rules.find("stjordal", purpose, age, care);
    assertThat(rule.possible()).isFalse();
    assertThat(rule.sentence()).isNotBlank();
  }

  @Test
  @no.stafettpinnen.support.Rule({"R138", "R139"})
  void priu18IsInStjordalOnly() {
    assertThat(rules.find("frosta", "priu18", 16, "both").possible()).isFalse();
    assertThat(rules.find("frosta", "priu18", 16, "both").sentence()).isEqualTo("Kommunen har ikke PriU18.");
  }

  @Test
  @no.stafettpinnen.support.Rule("R155")
  void theYouthsWishDoesNotDecideOnABarnekoordinator() {
    for (int age = 16; age <= 17; age++) {
      Rule rule = rules.find("stjordal", "barnekoordinator", age, "both");
      assertThat(rule.signers()).containsExactly("bothGuardians");
      assertThat(rule.informed()).isEqualTo("youth");
      assertThat(rule.sentence()).contains("verken samtykker eller motsetter seg").contains("veier tungt");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stjordal", "frosta", "meraker", "selbu", "tydal", "melhus", "donna", "ukjent"})
  void eachMunicipalityHasItsOwnAgeForSharing(String municipality) {
    int age = decisions.evaluateDecisionTableByKey("consentAge", Map.of("municipality", municipality)).getSingleEntry();
    assertThat(age).isBetween(15, 16);
    assertThat(rules.find(municipality, "sharing", age, "both").signers()).containsExactly("youth");
    assertThat(rules.find(municipality, "sharing", age - 1, "both").signers()).containsExactly("bothGuardians");
  }

  @ParameterizedTest
  @CsvSource({
      "school:halsen,health:stjordal,sharing,yes,no,share,fvl. § 13 a", "health:stjordal,school:halsen,sharing,yes,no,share,hpl. § 22",
      "school:halsen,health:stjordal,sharing,no,no,no,fvl. § 13", "health:stjordal,school:halsen,sharing,no,no,no,hol. § 12-1",
      "barnevern:vaernes,school:halsen,sharing,no,no,no,bvl. § 13-1", "nav:stjordal,school:halsen,sharing,no,no,no,sosialtj.l. § 44",
      "familyCounselling:x,school:halsen,sharing,no,no,no,familievernkontorloven § 5",
      "school:halsen,team:kompetanseteam,teamDiscussion,no,no,limited,fvl. § 13 a nr. 2",
      "health:stjordal,team:kompetanseteam,teamDiscussion,yes,no,share,hpl. § 22",
      "health:stjordal,health:frosta,healthCare,no,no,limited,hpl. § 25", "health:stjordal,barnevern:vaernes,report,no,no,share,bvl. § 13-2",
      "school:halsen,barnevern:vaernes,sharing,no,yes,share,bvl. § 13-2", "health:stjordal,school:halsen,sharing,no,yes,limited,strl. § 196"})
  @no.stafettpinnen.support.Rule({"R093", "R109", "R113", "R114", "R120"})
  void whoMayShareWhatWithWhom(String sender, String receiver, String purpose, String consent, String danger, String share, String source) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("sharing", Map.of("municipality", "stjordal", "sender", sender,
        "receiver", receiver, "purpose", purpose, "consent", consent, "danger", danger)).getSingleResult();
    assertThat(row.<String>getEntry("share")).isEqualTo(share);
    assertThat(row.<String>getEntry("source")).startsWith(source);
  }

  @Test
  @no.stafettpinnen.support.Rule({"R093", "R109"})
  void withoutConsentAndDangerNothingIsSharedFreelyButAReport() {
    for (String sender : List.of("kindergarten:a", "school:a", "upperSecondary:a", "ppt:a", "health:a", "office:a", "barnevern:a", "nav:a",
        "familyCounselling:a", "noe:a")) {
      for (String receiver : List.of("school:b", "health:b", "barnevern:b", "police:b", "team:b", "ppt:b")) {
        for (String purpose : List.of("sharing", "teamDiscussion", "healthCare", "barnekoordinator", "ansvarsgruppe", "report")) {
          String share = decisions.evaluateDecisionTableByKey("sharing", Map.of("municipality", "stjordal", "sender", sender, "receiver", receiver,
              "purpose", purpose, "consent", "no", "danger", "no")).getSingleResult().getEntry("share");
          assertThat("share".equals(share)).as(sender + " " + receiver + " " + purpose)
              .isEqualTo(receiver.startsWith("barnevern") && purpose.equals("report"));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0,toLevel1", "2,0,toLevel1", "3,0,toLevel1", "2,1,toLevel2", "2,3,toLevel2", "3,1,toLevel2", "3,2,toLevel3", "3,4,toLevel3"})
  @no.stafettpinnen.support.Rule({"R011", "R083"})
  void theLevelFollowsFromWhoIsLeft(int level, int others, String step) {
    assertThat(decisions.evaluateDecisionTableByKey("levelAfterWithdrawal", Map.of("municipality", "meraker", "level", level, "otherServices", others))
        .<String>getSingleEntry()).isEqualTo(step);
  }

  /** The codes of a field as the form offers them. */
  private static Set<String> codes(String form, String key) throws IOException {
    JsonNode components = new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()).path("components");
    Set<String> codes = new TreeSet<>();
    StreamSupport.stream(components.spliterator(), false).filter(field -> key.equals(field.path("key").asText()))
        .forEach(field -> field.path("values").forEach(value -> codes.add(value.path("value").asText())));
    return codes;
  }
}
