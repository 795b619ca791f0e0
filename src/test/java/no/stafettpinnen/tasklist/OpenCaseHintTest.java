package no.stafettpinnen.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who raises a concern about a child that has an open case already, is told so if they may read that case, and only then. */
@StafettTest
class OpenCaseHintTest {

  @Autowired
  private Stage stage;
  @Autowired
  private JdbcClient jdbc;

  private final String surname = "Prøve" + UUID.randomUUID();

  @Test
  void whoTakesPartIsToldHoweverTheNameIsTyped() {
    UUID first = raise("kari", "Åse  " + surname);
    assertThat(hint(tryRaise("kari", " a\u030Ase " + surname.toUpperCase() + " "))).isEqualTo("[\"" + reference(first) + "\"]");
  }

  @Test
  void theLeaderOfTheUnitIsTold() {
    UUID first = raise("kari", "Ola " + surname);
    assertThat(hint(tryRaise("stein", "Ola " + surname))).contains(reference(first));
    assertThat(jdbc.sql("SELECT person FROM read_log_entry WHERE case_id = :case AND what = 'open-case-hint'").param("case", first)
        .query(String.class).list()).containsExactly("stein");
  }

  @Test
  void nobodyElseGetsAHint() {
    raise("kari", "Ola " + surname);
    for (String other : new String[] {"anne", "bente", "hilde", "mona"}) {
      assertThat(hint(tryRaise(other, "Ola " + surname))).as(other).isEqualTo("[]");
    }
  }

  @Test
  void anotherChildOrAClosedCaseGivesNoHint() {
    UUID first = raise("kari", "Ola " + surname);
    assertThat(hint(tryRaise("kari", "Ole " + surname))).isEqualTo("[]");
    assertThat(hint(stage.person("kari").tryRaise("concernToAction",
        form("Ola " + surname).replace("2023-02-01", "2023-02-02")))).isEqualTo("[]");
    stage.person("kari").does(first, "describeConcern", Forms.DESCRIBED);
    stage.person("kari").does(first, "discussConcern", Forms.discussed(LocalDate.now()));
    stage.person("kari").does(first, "hearChild", Forms.HEARD_NO_SUSPICION);
    stage.person("kari").does(first, "informHome", Forms.homeInformed(LocalDate.now()));
    stage.person("kari").does(first, "decideLevelZero", Forms.levelZero("noReason"));
    assertThat(hint(tryRaise("kari", "Ola " + surname))).isEqualTo("[]");
  }

  private UUID raise(String person, String child) {
    return stage.person(person).raise("concernToAction", form(child));
  }

  private Answer tryRaise(String person, String child) {
    return stage.person(person).tryRaise("concernToAction", form(child));
  }

  private static String form(String child) {
    return Forms.CONCERN.replace("Ola Testbarn", child);
  }

  private static String hint(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("openCases").toString();
  }

  private static String reference(UUID caseId) {
    return CaseReference.of(caseId);
  }
}
