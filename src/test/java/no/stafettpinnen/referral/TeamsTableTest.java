package no.stafettpinnen.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every municipality, arena and age has one proposed team, or a stated reason and a next step; every team is described. */
@StafettTest
class TeamsTableTest {

  private static final List<String> MUNICIPALITIES =
      List.of("stjordal", "frosta", "meraker", "selbu", "tydal", "melhus", "donna", "ukjent");
  private static final List<String> ARENAS = List.of("kindergarten", "school", "upperSecondary", "health", "family", "ppt", "barnevern",
      "office", "nav", "noeNytt");
  private static final List<String> FORUMS = List.of("kompetanseteam", "tst", "droftingsteamSkole", "elevtjenesteOt", "miljoteamBarnehage",
      "miljoteamSkole", "tverrfagligBarnehageteam", "tverrfagligSkoleteam", "tverrfagligTeam", "lokaltTeam", "droftingsteam",
      "hjelpetjenesten", "pptKonsultasjon", "pptHenvisning");

  @Autowired
  private Teams teams;

  @Test
  @Rule({"R110", "R112", "R118", "R120", "R121", "R122", "R123", "R124", "R125", "R127", "R128", "R130", "R134", "R135"})
  void everyCombinationHasOneTeamOrAReason() {
    Set<String> used = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (String municipality : MUNICIPALITIES) {
      for (String arena : ARENAS) {
        for (int age = -1; age <= 23; age++) {
          String where = municipality + "/" + arena + "/" + age;
          Teams.Choices choices = teams.choices(municipality, arena, age);
          List<String> offered = Stream.concat(choices.forum().stream(), choices.alternatives().stream()).toList();
          used.addAll(offered);
          if (choices.why().isBlank() || choices.forum().isEmpty() && choices.nextStep().isBlank()
              || choices.forum().isEmpty() && !choices.alternatives().isEmpty() || Set.copyOf(offered).size() < offered.size()) {
            problems.add(where + ": " + choices);
          }
          for (String forum : offered) {
            Forum profile = teams.profile(forum).orElseThrow();
            if (age < profile.ageFrom() || age > profile.ageTo() || !profile.arenas().equals("any") && !profile.arenas().contains(arena)) {
              problems.add(where + ": the door of " + forum + " is shut for it");
            }
          }
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(used).containsExactlyInAnyOrderElementsOf(FORUMS);
  }

  @Test
  @Rule({"R112", "R116", "R119", "R122", "R123", "R124", "R125", "R126", "R127", "R128", "R130", "R132", "R134", "R135"})
  void everyTeamIsDescribed() {
    for (String code : FORUMS) {
      Forum forum = teams.profile(code).orElseThrow();
      assertThat(forum.name()).as(code).isNotBlank();
      assertThat(forum.members()).as(code).isNotBlank();
      assertThat(forum.leaderRole()).as(code).isNotBlank();
      assertThat(forum.slots() * forum.slotMinutes()).as(code).isPositive();
      assertThat(forum.escalatesTo().isEmpty() || FORUMS.contains(forum.escalatesTo())).as(code).isTrue();
      if (forum.hasRhythm()) {
        assertThat(new Recur<>(forum.rhythm(), true).getFrequency()).as(code).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"stjordal,kindergarten,4,tst", "stjordal,school,9,kompetanseteam", "stjordal,upperSecondary,17,elevtjenesteOt",
      "frosta,school,13,miljoteamSkole", "frosta,kindergarten,3,miljoteamBarnehage", "frosta,health,13,tverrfagligSkoleteam",
      "meraker,school,6,tverrfagligTeam", "tydal,school,12,tverrfagligTeam", "melhus,school,10,lokaltTeam", "melhus,health,19,droftingsteam",
      "donna,school,8,hjelpetjenesten"})
  @Rule({"R118", "R112", "R121", "R124", "R125", "R127", "R128", "R130", "R134"})
  void proposes(String municipality, String arena, int age, String forum) {
    assertThat(teams.choices(municipality, arena, age).forum()).contains(forum);
  }

  @ParameterizedTest
  @CsvSource({"tst,kompetanseteam", "droftingsteamSkole,kompetanseteam", "miljoteamSkole,tverrfagligSkoleteam",
      "miljoteamBarnehage,tverrfagligBarnehageteam", "lokaltTeam,droftingsteam", "hjelpetjenesten,pptHenvisning", "kompetanseteam,''"})
  @Rule({"R119", "R126", "R128"})
  void goesOnTo(String forum, String broader) {
    assertThat(teams.profile(forum).orElseThrow().escalatesTo()).isEqualTo(broader);
  }

  @ParameterizedTest
  @CsvSource({"kompetanseteam,namedWished", "droftingsteamSkole,namedOrAnonymous", "miljoteamSkole,named", "droftingsteam,namedOrAnonymous",
      "tverrfagligTeam,namedOrAnonymous"})
  @Rule({"R114", "R120", "R124", "R127", "R132"})
  void saysWhetherACaseIsNamed(String forum, String mode) {
    assertThat(teams.profile(forum).orElseThrow().consentMode()).isEqualTo(mode);
  }

  @Test
  @Rule({"R123", "R124"})
  void aTeamIsAGroupOfTheMunicipalityOrTheUnit() {
    assertThat(teams.group("kompetanseteam", "school:halsen")).isEqualTo("team:kompetanseteam");
    assertThat(teams.group("miljoteamSkole", "school:frosta")).isEqualTo("team:miljoteamSkole-frosta");
    assertThat(Teams.forumOf("team:miljoteamSkole-frosta")).isEqualTo("miljoteamSkole");
    assertThat(teams.available("stjordal", "school:halsen", 9)).extracting("id")
        .containsExactly("team:kompetanseteam", "team:droftingsteamSkole-halsen", "team:pptKonsultasjon");
    assertThat(teams.available("frosta", "health:frosta", 13)).extracting("id")
        .containsExactly("team:tverrfagligSkoleteam-frosta", "team:pptKonsultasjon");
    assertThat(teams.available("frosta", "upperSecondary:x", 18)).isEmpty();
  }
}
