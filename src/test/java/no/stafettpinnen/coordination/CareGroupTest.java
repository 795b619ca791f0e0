package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.PlanStage.group;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.municipality.ServicesLost;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An ansvarsgruppe from setting up to dissolution, played by the people in it. */
@StafettTest
class CareGroupTest {

  private static final String GROUP = "ansvarsgruppe";
  private static final String BEGINS = "groupRightFound";
  private static final String SCHOOL = "school:halsen";
  private static final String HEALTH = "health:stjordal";
  private static final String OFFICE = "office:stjordal";
  private static final String LARS = SCHOOL + "/lars";
  private static final String HILDE = HEALTH + "/hilde";
  private static final String INVITED = "Du er innkalt til møte i ansvarsgruppa";

  @Autowired
  private Stage stage;
  @Autowired
  private Consents consents;
  @Autowired
  private CaseMessages messages;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ApplicationEventPublisher events;
  @Autowired
  private JdbcClient jdbc;
  private PlanStage on;
  private Caseworker lars;
  private Caseworker hilde;
  private Caseworker unn;

  @BeforeEach
  void begin() {
    on = new PlanStage(stage, consents, messages, retry);
    lars = stage.person("lars");
    hilde = stage.person("hilde");
    unn = stage.person("unn");
  }

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R146", "R147", "R148", "R106", "R098", "R105"})
  void fromSettingUpToDissolution() {
    UUID caseId = granted();
    assertThat(holder(caseId)).as("never empty").isEqualTo(OFFICE);
    assertRefused(unn.tries(caseId, "setUpGroup", group(HILDE, LARS)), "Koordinatoren må være et av medlemmene i gruppa.");
    assertThat(unn.tries(caseId, "setUpGroup", group(LARS, LARS, "ppt:vaernes/per")).status()).as("no consent names it").isEqualTo(422);
    assertThat(unn.tries(caseId, "setUpGroup", group(LARS, LARS, HILDE).replace("true", "false")).status()).as("no authority").isEqualTo(422);
    assertThat(unn.tries(caseId, "setUpGroup", group(LARS, LARS).replace("\"whyNot\": \"Barnet ville ikke.\", ", "")).body())
        .as("the child is a member unless it declines").contains("group.whyNot");
    unn.does(caseId, "setUpGroup", group(HILDE, LARS, HILDE));
    assertThat(holder(caseId)).isEqualTo("hilde");
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("a member reads the case").isEqualTo(200);

    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(7), HEALTH));
    assertThat(stage.messages("lars", caseId)).anyMatch(text -> text.startsWith(INVITED));
    assertThat(stage.messages("hilde", caseId)).anyMatch(text -> text.startsWith(INVITED));
    assertThat(stage.messages("unn", caseId)).noneMatch(text -> text.startsWith(INVITED));
    assertThat(jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list())
        .containsExactly("PLANNED");
    hilde.does(caseId, "holdGroupMeeting", """
        {"groupMeeting": {"held": "no", "notHeldWhy": "Mange var syke."}}""");
    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(9), "video"));
    assertThat(stage.messages("lars", caseId)).as("moved").filteredOn(text -> text.startsWith(INVITED)).hasSize(2);

    assertThat(hilde.tries(caseId, "holdGroupMeeting", on.met("yes", LARS).replaceFirst("\"childView\": \\{[^}]*}, *", "")).status())
        .as("the child's view first").isEqualTo(422);
    assertThat(hilde.tries(caseId, "holdGroupMeeting", on.met("yes", LARS).replace("\"works\": \"Samtalene\", ", "")).body()).contains("evaluation.works");
    hilde.does(caseId, "holdGroupMeeting", on.met("yes", LARS));
    assertThat(stage.openTasks(caseId)).contains("carryOutAgreed", "callGroupMeeting");
    assertThat(lars.task(caseId, "carryOutAgreed")).isPresent();
    assertThat(lars.get("/api/cases/" + caseId).json().path("measures").toString()).contains("Leker med én til hver dag", "Følge i friminuttet");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM evaluation WHERE case_id = :case").param("case", caseId).query(Integer.class).single()).isOne();
    lars.does(caseId, "carryOutAgreed", Forms.DONE);

    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(40), HEALTH));
    assertThat(hilde.tries(caseId, "holdGroupMeeting", on.met("no", LARS).replace(", \"dissolvedWhy\": \"Alt går bra.\"", "")).body())
        .contains("groupMeeting.dissolvedWhy");
    hilde.does(caseId, "holdGroupMeeting", on.met("no", LARS));
    assertThat(holder(caseId)).isEmpty();
    assertThat(jdbc.sql("SELECT dissolved_by FROM care_group WHERE case_id = :case AND standing IS NULL AND dissolved_text IS NOT NULL")
        .param("case", caseId).query(String.class).list()).containsExactly("hilde");
    assertThat(stage.openTasks(caseId)).doesNotContain("callGroupMeeting", "holdGroupMeeting");
  }

  @Test
  @Rule({"R146", "R089"})
  void aCoordinatorWhoLeavesIsStoodInForUntilAMemberIsChosen() {
    UUID caseId = coordinatedByHilde();
    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(7), HEALTH));
    identity.deleteMembership("hilde", HEALTH);
    try {
      retry.inTransaction(() -> {
        events.publishEvent(new ServicesLost("hilde"));
        return null;
      });
      stage.runDueJobs();
      assertThat(holder(caseId)).isEqualTo(OFFICE);
      assertThat(unn.task(caseId, "holdGroupMeeting")).as("the tasks go along").isPresent();
      assertThat(unn.tries(caseId, "chooseGroupCoordinator", chosen("ppt:vaernes/per")).status()).as("no member").isEqualTo(422);
      unn.does(caseId, "chooseGroupCoordinator", chosen(LARS));
      assertThat(holder(caseId)).isEqualTo("lars");
      assertThat(lars.task(caseId, "holdGroupMeeting")).isPresent();
    } finally {
      identity.createMembership("hilde", HEALTH);
    }
  }

  @Test
  @Rule({"R114", "R146", "R147"})
  void aServiceWhoseConsentEndsIsOutOfTheGroupAtOnce() {
    UUID caseId = coordinatedByHilde();
    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(7), HEALTH));
    on.withdraws(lars, caseId, HEALTH);
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(stage.messages("hilde", caseId)).anyMatch(text -> text.startsWith("Møtet i ansvarsgruppa") && text.contains("avlyst"));
    assertThat(stage.messages("lars", caseId)).noneMatch(text -> text.contains("avlyst"));
    assertThat(holder(caseId)).isEqualTo(OFFICE);
    assertThat(unn.task(caseId, "chooseGroupCoordinator")).isPresent();

    on.withdraws(lars, caseId, OFFICE);
    assertThat(holder(caseId)).as("the case's own service stands in for the office").isEqualTo(SCHOOL);
    assertThat(unn.tasks(caseId)).isEmpty();
    lars.does(caseId, "chooseGroupCoordinator", chosen(LARS));
    assertThat(holder(caseId)).isEqualTo("lars");
  }

  @Test
  @Rule("R148")
  void onDonnaTheSchoolSetsItUp() {
    Caseworker dag = stage.person("dag");
    UUID caseId = dag.raise(PlanStage.GUIDE, Forms.CONCERN.replace("Ola Testbarn", "Per Gruppesen"));
    Forms.clarifies(dag, caseId, "ownService", on.today());
    on.begins(caseId, GROUP, BEGINS, "donna", "school:donna");
    assertThat(holder(caseId)).isEqualTo("school:donna");
    stage.person("kjell").does(caseId, "setUpGroup", group("school:donna/dag", "school:donna/dag", "school:donna/kjell"));
    assertThat(holder(caseId)).isEqualTo("dag");
  }

  @Test
  @Rule({"R093", "R146"})
  void aSuspicionStopsTheGroupAndItIsSetUpAnewAfterwards() {
    UUID caseId = coordinatedByHilde();
    hilde.does(caseId, "callGroupMeeting", on.called(on.today().plusDays(30), HEALTH));
    lars.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("holdGroupMeeting", "callGroupMeeting", "setUpGroup");
    assertThat(stage.messages("hilde", caseId)).anyMatch(text -> text.startsWith("Møtet i ansvarsgruppa") && text.contains("avlyst"));
    assertThat(holder(caseId)).isEqualTo(OFFICE);
    lars.does(caseId, "writeReport", Forms.discussedNotReported(on.today()));
    assertThat(stage.openTasks(caseId)).contains("setUpGroup", "decideAfterSuspicion");
    unn.does(caseId, "setUpGroup", group(LARS, LARS));
    assertThat(holder(caseId)).isEqualTo("lars");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM care_group WHERE case_id = :case AND standing").param("case", caseId).query(Integer.class).single())
        .isOne();
  }

  @Test
  @Rule("R146")
  void theGroupEndsWithItsCase() {
    UUID caseId = lars.raise(PlanStage.GUIDE, Forms.CONCERN.replace("Ola Testbarn", "Anna Gruppesen"));
    Forms.clarifies(lars, caseId, "ownService", on.today());
    on.letIn(lars, caseId, OFFICE, "bothGuardians");
    on.begins(caseId, GROUP, BEGINS, "stjordal", SCHOOL);
    unn.does(caseId, "setUpGroup", group(LARS, LARS));
    lars.does(caseId, "planMeasures", Forms.plan(on.today().plusWeeks(6), LARS));
    lars.does(caseId, "carryOutMeasure", Forms.DONE);
    lars.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    lars.does(caseId, "evaluateEffort", Forms.evaluated("reached"));
    lars.does(caseId, "decideNextStep", Forms.next("close"));
    lars.does(caseId, "finalEvaluation", Forms.FINAL);
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(holder(caseId)).isEmpty();
    assertThat(jdbc.sql("SELECT COUNT(*) FROM care_group WHERE case_id = :case AND standing").param("case", caseId).query(Integer.class).single())
        .isZero();
  }

  /** The right is found; hilde's service and the office are named by consents, and the office reads the case. */
  private UUID granted() {
    UUID caseId = lars.raise(PlanStage.GUIDE, Forms.CONCERN.replace("Ola Testbarn", "Odin Gruppesen"));
    Forms.clarifies(lars, caseId, "ownService", on.today());
    on.letIn(lars, caseId, OFFICE, "bothGuardians");
    lars.begins(caseId, "registerConsent", Forms.registered("ansvarsgruppe", "bothGuardians", on.today(), on.today().plusYears(1), HEALTH));
    on.begins(caseId, GROUP, BEGINS, "stjordal", SCHOOL);
    return caseId;
  }

  private UUID coordinatedByHilde() {
    UUID caseId = granted();
    unn.does(caseId, "setUpGroup", group(HILDE, LARS, HILDE));
    return caseId;
  }

  private static String chosen(String member) {
    return """
        {"groupCoordinator": {"person": "%s"}}""".formatted(member);
  }

  /** Who coordinates; empty text where there is no group. */
  private String holder(UUID caseId) {
    return functions.find(caseId, Kind.GROUP_COORDINATOR).map(AppointedFunctions.Function::holder).orElse("");
  }

  private static void assertRefused(Answer answer, String sentence) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.body()).contains(sentence);
  }
}
