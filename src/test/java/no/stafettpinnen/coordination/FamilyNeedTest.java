package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A family that has no case yet, also one that expects a child (R141, R152, S09). */
@StafettTest
class FamilyNeedTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  @Autowired
  private Stage stage;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  /** I6, I7: the level has a reason and the child's view behind it, as any other jump. */
  @Test
  @Rule({"R011", "R012", "R091"})
  void theLevelIsDecidedWithAReasonAndTheChildsView() {
    UUID caseId = hilde().raise("familyNeed", NeedForms.family(today().minusYears(2), "Flere tjenester må til."));
    assertThat(jdbc.sql("""
            SELECT d.from_level || ' ' || d.to_level || ' ' || d.jump_reason FROM level_decision d
            JOIN child_view v ON v.case_id = d.case_id AND v.id = d.child_view WHERE d.case_id = :case""").param("case", caseId)
        .query(String.class).single()).isEqualToIgnoringCase("0 3 true");
    Caseworker.Answer refused = hilde().tryRaise("familyNeed", NeedForms.family(today().minusYears(2), ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("decision.jumpReason");
  }

  /** The case has its guide beside the need, so that it has measures, an evaluation and an end. */
  @Test
  @Rule({"R083", "R093"})
  void theCaseHasItsGuide() {
    UUID caseId = hilde().raise("familyNeed", NeedForms.family(today().minusYears(2), "Flere tjenester må til."));
    assertThat(stage.openTasks(caseId)).contains("inviteService");
    hilde().begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(running(caseId)).contains("concernToAction", "coordinationNeed");
    assertThat(stage.openTasks(caseId)).contains("writeReport");
  }

  @Test
  @Rule("R141")
  void theSameFormTwiceOpensOneCase() {
    Caseworker hilde = hilde();
    String caseId = hilde.get("/api/forms/start/familyNeed").json().path("caseId").asText();
    String body = "{\"caseId\": \"%s\", \"data\": %s}".formatted(caseId, NeedForms.family(today().minusYears(2), "Flere tjenester må til."));
    Caseworker.Answer first = hilde.post("/api/forms/start/familyNeed", body);
    Caseworker.Answer second = hilde.post("/api/forms/start/familyNeed", body);
    assertThat(List.of(first.status(), second.status())).containsOnly(200);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
  }

  private Optional<String> holder(UUID caseId) {
    return functions.find(caseId, Kind.BARNEKOORDINATOR).map(Function::holder);
  }

  private List<String> running(UUID caseId) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
        .map(instance -> instance.getProcessDefinitionId().split(":")[0]).toList();
  }

  private Caseworker hilde() {
    return stage.person("hilde");
  }

  private Caseworker unn() {
    return stage.person("unn");
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
