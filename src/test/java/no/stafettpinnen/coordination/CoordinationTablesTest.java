package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.stafettpinnen.coordination.Rights.Need;
import no.stafettpinnen.coordination.Rights.Right;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tables of the red level answer, for everything that can be asked of them. */
@StafettTest
class CoordinationTablesTest {

  private static final List<String> MUNICIPALITIES =
      List.of("stjordal", "frosta", "meraker", "selbu", "tydal", "melhus", "donna", "ukjent");

  @Autowired
  private Rights rights;
  @Autowired
  private Practice practice;
  @Autowired
  private CoordinatingServices coordinatingServices;
  @Autowired
  private LocalServices localServices;
  @Autowired
  private Duties duties;
  @Autowired
  private Habilitet habilitet;
  @Autowired
  private ComplaintRules complaintRules;

  @Test
  @Rule({"R146", "R149", "R151", "R152", "R153", "R195"})
  void everyNeedHasAReasonAndNeverTwoCoordinators() {
    List<String> problems = new ArrayList<>();
    for (String municipality : MUNICIPALITIES) {
      for (int age = -1; age <= 23; age++) {
        for (String lasting : List.of("long", "short")) {
          for (int services = 0; services <= 4; services++) {
            for (String serious : List.of("yes", "no")) {
              for (String wish : List.of("yes", "no", "unknown")) {
                Need need = new Need(municipality, age, lasting, services, serious, wish);
                List<Right> answers = rights.of(need);
                List<String> granted = answers.stream().filter(Right::granted).map(Right::code).toList();
                if (answers.stream().anyMatch(right -> right.why().isBlank() || right.source().isBlank()
                    || right.granted() == "nobody".equals(right.appoints()))
                    || granted.contains("koordinator") && granted.contains("barnekoordinator")
                    || granted.contains("barnekoordinator") != (age < 18 && "long".equals(lasting) && services >= 2 && "yes".equals(serious))
                    || granted.contains("ansvarsgruppe") != services >= 2
                    || granted.contains("individuellPlan") != (age >= 0 && "long".equals(lasting) && services >= 2)) {
                  problems.add(need + ": " + answers);
                }
              }
            }
          }
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"stjordal,-1,long,3,yes,unknown,barnekoordinator ansvarsgruppe", "frosta,16,long,2,no,yes,koordinator individuellPlan ansvarsgruppe",
      "donna,8,short,2,no,unknown,ansvarsgruppe", "melhus,5,long,1,yes,yes,''", "stjordal,18,long,3,yes,yes,koordinator individuellPlan ansvarsgruppe",
      "frosta,10,long,2,yes,no,barnekoordinator individuellPlan ansvarsgruppe"})
  @Rule({"R146", "R149", "R150", "R152", "R195"})
  void whatSomeFamiliesHaveARightTo(String municipality, int age, String lasting, int services, String serious, String wish, String granted) {
    assertThat(rights.of(new Need(municipality, age, lasting, services, serious, wish)).stream().filter(Right::granted).map(Right::code)
        .collect(Collectors.joining(" "))).isEqualTo(granted);
  }

  @Test
  @Rule({"R136", "R140", "R142", "R143", "R144", "R145", "R148", "R158"})
  void everyMunicipalityHasItsArrangement() {
    MUNICIPALITIES.forEach(municipality -> {
      Practice.Arrangement arrangement = practice.of(municipality);
      assertThat(arrangement.unitName()).as(municipality).isNotBlank();
      assertThat(arrangement.convener()).as(municipality).isNotBlank();
      assertThat(arrangement.settles()).as(municipality).isNotBlank();
    });
    assertThat(practice.of("donna").setsUpGroup()).isEqualTo("arena");
    assertThat(practice.of("donna").convener()).isEqualTo("Leder ved sykehjemmet");
    assertThat(practice.of("frosta").meeting()).isEqualTo("always");
    assertThat(practice.of("frosta").alsoMentalHealth()).isTrue();
    assertThat(practice.of("frosta").preschoolCoordinator()).isEqualTo("Miljøterapeut 0–6");
    assertThat(practice.of("selbu")).isEqualTo(practice.of("tydal"));
  }

  @ParameterizedTest
  @CsvSource({"melhus,true,true,school,9,childsChoice", "melhus,false,true,health,1,existingContact", "melhus,false,false,health,-1,healthCentre",
      "melhus,false,false,kindergarten,4,arena", "melhus,false,false,school,9,arena", "frosta,false,false,kindergarten,4,healthCentre",
      "frosta,false,true,kindergarten,4,existingContact", "frosta,true,false,kindergarten,4,childsChoice", "frosta,false,false,school,6,arena"})
  @Rule({"R091", "R148", "R152", "R158"})
  void theChildsWishGoesFirst(String municipality, boolean childPrefers, boolean contact, String arena, int age, String proposal) {
    assertThat(coordinatingServices.propose(municipality, childPrefers, contact, arena, age).code()).isEqualTo(proposal);
    assertThat(coordinatingServices.propose(municipality, childPrefers, contact, arena, age).why()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"frosta,12,false,''", "frosta,13,false,Ungdomslosen på Frosta", "frosta,23,false,Ungdomslosen på Frosta", "frosta,24,false,''",
      "frosta,-1,true,Integreringstjenesten på Frosta", "frosta,15,true,Ungdomslosen på Frosta Integreringstjenesten på Frosta",
      "stjordal,15,true,''"})
  @Rule({"R161", "R162"})
  void whichLocalServicesToThinkOf(String municipality, int age, boolean newlySettled, String services) {
    assertThat(localServices.of(municipality, age, newlySettled).stream().map(LocalServices.Local::name).collect(Collectors.joining(" ")))
        .isEqualTo(services);
  }

  @ParameterizedTest
  @CsvSource({"none,yes", "party,no", "family,no", "partner,no", "agent,no", "leader,no", "special,assess", "tooBusy,yes"})
  @Rule("R157")
  void onlyInhabilitetIsAGround(String relation, String able) {
    assertThat(habilitet.of(relation).able()).isEqualTo(able);
    assertThat(habilitet.of(relation).why()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"barnekoordinator", "individuellPlan", "koordinator"})
  void healthRightsHaveFourWeeks(String type) {
    assertThat(complaintRules.of("stjordal", type).lastDay(LocalDate.of(2026, 11, 23))).isEqualTo("2026-12-21");
    assertThat(complaintRules.of("stjordal", type).instance()).isEqualTo("Statsforvalteren");
    assertThat(complaintRules.of("stjordal", type).source()).as("as the letter names it")
        .isEqualTo("pasient- og brukerrettighetsloven §§ 7-2 og 7-5");
  }

  @Test
  void otherDecisionsHaveThreeWeeks() {
    assertThat(complaintRules.of("donna", "ansvarsgruppe").weeks()).isEqualTo(3);
    assertThat(complaintRules.of("donna", "ansvarsgruppe").source()).isEqualTo("forvaltningsloven §§ 28 og 29");
  }

  @Test
  @Rule({"R144", "R154"})
  void theUnitOwesTheBarnekoordinatorTraining() {
    assertThat(duties.of("donna")).hasSize(Duties.ALL.size()).filteredOn(duty -> duty.code().equals("guidance")).singleElement()
        .satisfies(duty -> assertThat(duty.suggestion()).contains("Koordinerende enhet"));
  }
}
