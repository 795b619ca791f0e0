package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.FamilyStage.FAMILY;
import static no.stafettpinnen.coordination.FamilyStage.HEALTH;
import static no.stafettpinnen.coordination.FamilyStage.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.casefile.GroupMeetings;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody careless, or somebody who means harm, could bring about in the coordination of a case. */
@StafettTest
class IntruderTest {

  private static final String PLAN_PROMISES = """
      SELECT COUNT(*) FROM service_promise WHERE case_id = :case AND duty = 'individuellPlan' AND answered_at IS NULL AND lapsed_at IS NULL""";
  private static final List<String> PEOPLE = List.of("siv", "unn", "hilde", "tove");

  @Autowired
  private Stage stage;
  @Autowired
  private FamilyStage family;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private Appointments appointments;
  @Autowired
  private PromiseLedger promises;
  @Autowired
  private Complaints complaints;
  @Autowired
  private Disagreements disagreements;
  @Autowired
  private ServiceDirectory directory;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ChildViews childViews;
  @Autowired
  private Decisions decisions;
  @Autowired
  private CareGroups groups;
  @Autowired
  private GroupMeetings meetings;
  @Autowired
  private CaseMessages messages;
  @Autowired
  private Consents consents;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormGate gate;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  /** Wherever coordination has come to when all consents end, somebody sees each task that is left, or none is. */
  @ParameterizedTest
  @ValueSource(strings = {"coordinationNeed", "barnekoordinator", "promisedFollowUp", "ansvarsgruppe", "individuellPlan", "complaint",
      "chooseCoordinatingService"})
  @Rule({"R114", "R154"})
  void noTaskIsLeftThatNobodySees(String process) {
    List<String> wrong = new ArrayList<>();
    for (String task : waits(process)) {
      UUID caseId = at(process, task);
      consents.standing(caseId).forEach(one -> stage.person("siv").begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), family.today())));
      unseen(caseId).forEach(left -> wrong.add(task + " leaves " + left));
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"promisedFollowUp", "ansvarsgruppe", "individuellPlan", "chooseCoordinatingService"})
  @Rule({"R083", "R154"})
  void aClosedCaseLeavesNothingRunning(String process) {
    List<String> wrong = new ArrayList<>();
    for (String task : waits(process)) {
      UUID caseId = at(process, task);
      endGuide(caseId);
      begin("concernToAction", "closeCase", caseId, variables());
      stage.openTasks(caseId).forEach(left -> wrong.add(task + " leaves " + left));
      if (stage.leftInEngine(caseId) > 0 && stage.openTasks(caseId).isEmpty()) {
        wrong.add(task + " leaves something running");
      }
      if (!functions.of(caseId).isEmpty()) {
        wrong.add(task + " leaves a function");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** She sees that there is a task for the health centre, and takes no part in the case. */
  @Test
  @Rule({"R114", "R154"})
  void aColleagueWithAFreeTaskReadsNoFormOfTheCaseAndEndsNoConsent() {
    UUID caseId = at("promisedFollowUp", "answerPromise");
    Caseworker colleague = stage.person("gunnhild");
    assertThat(colleague.task(caseId, "answerPromise")).as("free for the service").isPresent();
    assertThat(colleague.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(colleague.actions(caseId)).contains("raiseSuspicion").doesNotContain("withdrawConsent", "complaint", "coordinationNeed");
    for (String action : List.of("withdrawConsent", "complaint", "coordinationNeed", "batonHandover")) {
      assertThat(colleague.get("/api/forms/cases/" + caseId + "/" + action).status()).as(action).isEqualTo(404);
    }
    UUID consent = consents.standing(caseId).get(0).id();
    assertThat(colleague.triesToBegin(caseId, "withdrawConsent", Forms.withdrawn(consent, family.today())).status()).isEqualTo(404);
    assertThat(consents.standing(caseId)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"complaint, reconsider, En klage på et vedtak i den er ikke ferdig behandlet.",
      "coordinationNeed, assessRights, Koordinerende enhet vurderer et behov som er meldt i den.",
      "barnekoordinator, writeDecision, 'Familien har barnekoordinator, eller skal få det. Det slutter når familien sier nei eller ikke trenger det lenger.'"})
  @Rule({"R141", "R152"})
  void aCaseIsNotClosedBeforeTheFamilyHasWhatItIsOwed(String process, String task, String why) {
    UUID caseId = at(process, task);
    endGuide(caseId);
    assertThatThrownBy(() -> begin("concernToAction", "closeCase", caseId, variables())).hasMessage("Saken kan ikke avsluttes ennå. " + why);
    assertThat(unseen(caseId)).isEmpty();
  }

  /** The unit reads the case no more, and the family complains all the same. */
  @Test
  @Rule("R114")
  void aComplaintThatComesAfterTheConsentEndedIsSeenBySomebody() {
    UUID caseId = family.decided();
    Caseworker siv = stage.person("siv");
    consents.standing(caseId).forEach(one -> siv.begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), family.today())));
    siv.begins(caseId, "complaint", """
        {"complaint": {"decision": "%s", "by": "Mor", "receivedOn": "%s", "text": "Vi vil ha en annen."}}""".formatted(
        decisions.of(caseId).get(0).id(), family.today()));
    assertThat(siv.task(caseId, "reconsider")).isPresent();
    assertThat(stage.person("unn").tasks(caseId)).isEmpty();
    siv.begins(caseId, "batonHandover", "{\"handover\": {\"receiver\": \"%s/unni\", \"reason\": \"Jeg slutter.\"}}".formatted(FAMILY));
    stage.person("unni").does(caseId, "answerOffer", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");
    assertThat(stage.person("unni").task(caseId, "reconsider")).as("goes along with the baton").isPresent();
  }

  @Test
  @Rule("R146")
  void aGroupThatIsDissolvedWaitsForNoCoordinator() {
    UUID caseId = at("ansvarsgruppe", "holdGroupMeeting");
    functions.appoint(caseId, Kind.GROUP_COORDINATOR, "hilde", HEALTH);
    messages.tell(caseId, "groupCoordinatorGone");
    assertThat(stage.openTasks(caseId)).contains("chooseGroupCoordinator", "holdGroupMeeting");
    PlanStage on = new PlanStage(stage, consents, messages, retry);
    meetings.write(new CaseEntry(caseId, "unn", OFFICE, "callGroupMeeting", "x", null, List.of(), Map.of(), Set.of()),
        Caseworker.parse(on.called(family.today().plusDays(1), HEALTH)).path("groupCall"));
    groups.setUp(caseId, "unn", OFFICE, new CareGroups.SetUp(List.of(new CareGroups.Member("hilde", HEALTH)), false, false,
        JsonNodeFactory.instance.objectNode()));
    stage.moveTo(stage.now().plusSeconds(172_800));
    stage.person("unn").does(caseId, "holdGroupMeeting", on.met("no", HEALTH + "/hilde"));
    assertThat(functions.find(caseId, Kind.GROUP_COORDINATOR)).isEmpty();
    assertThat(stage.openTasks(caseId)).doesNotContain("chooseGroupCoordinator");
  }

  /** Between the draft and the approval a service that is to do something is out of the case. */
  @Test
  @Rule({"R114", "R149"})
  void aPlanIsNotApprovedWithWhatNobodyWillBeAskedToDo() {
    UUID caseId = at("individuellPlan", "draftPlan");
    Caseworker siv = stage.person("siv");
    Caseworker unn = stage.person("unn");
    PlanStage on = new PlanStage(stage, consents, messages, retry);
    UUID health = consents.standing(caseId).stream().filter(one -> one.services().contains(HEALTH)).findFirst().orElseThrow().id();
    siv.begins(caseId, "registerConsent", Forms.registered("individuellPlan", "bothGuardians", family.today(), family.today().plusYears(1),
        "ppt:vaernes"));
    siv.does(caseId, "draftPlan", on.draft(FAMILY + "/siv", on.goal("Leker", FAMILY + "/siv", 4), on.goal("Sover", HEALTH + "/hilde", 4)));
    siv.begins(caseId, "withdrawConsent", Forms.withdrawn(health, family.today()));
    Caseworker.Answer answer = unn.tries(caseId, "approvePlan", on.approved("yes"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.body()).contains("mål 2 mangler");
    unn.does(caseId, "approvePlan", on.notApproved());
    siv.does(caseId, "draftPlan", on.draft(FAMILY + "/siv", on.goal("Leker", FAMILY + "/siv", 4)));
    unn.does(caseId, "approvePlan", on.approved("yes"));
    assertThat(unseen(caseId)).isEmpty();
  }

  /** The service is in the case for something else as well; the plan is over all the same. */
  @Test
  @Rule({"R114", "R149"})
  void nobodyGoesOnWithAPlanWhoseConsentIsWithdrawn() {
    UUID caseId = at("individuellPlan", "draftPlan");
    Caseworker siv = stage.person("siv");
    PlanStage on = new PlanStage(stage, consents, messages, retry);
    siv.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", family.today(), family.today().plusYears(1), HEALTH));
    siv.does(caseId, "draftPlan", on.draft(FAMILY + "/siv", on.goal("Sover", HEALTH + "/hilde", 4)));
    stage.person("unn").does(caseId, "approvePlan", on.approved("yes"));
    assertThat(jdbc.sql(PLAN_PROMISES).param("case", caseId).query(Integer.class).single()).isOne();
    on.withdrawsPurpose(siv, caseId, "individuellPlan");
    assertThat(jdbc.sql(PLAN_PROMISES).param("case", caseId).query(Integer.class).single()).isZero();
    assertThat(stage.openTasks(caseId)).doesNotContain("answerPromise");
  }

  /** The guide goes back to the own service; what the family was promised by others goes on. */
  @ParameterizedTest
  @ValueSource(strings = {"coordinationNeed", "barnekoordinator", "promisedFollowUp", "ansvarsgruppe", "individuellPlan", "complaint",
      "chooseCoordinatingService"})
  @Rule({"R114", "R154"})
  void aLowerLevelHidesNoTaskOfCoordination(String process) {
    List<String> wrong = new ArrayList<>();
    for (String task : waits(process)) {
      UUID caseId = at(process, task);
      endGuide(caseId);
      toLevelOne(caseId);
      unseen(caseId).forEach(left -> wrong.add(task + " leaves " + left));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Rule("R154")
  void aLowerLevelTakesNobodysBarnekoordinator() {
    UUID caseId = family.decided();
    endGuide(caseId);
    toLevelOne(caseId);
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(200);
    assertThat(functions.gone()).extracting(AppointedFunctions.Function::caseId).doesNotContain(caseId);
  }

  /** The guardians read the decision: what the child has told somebody else since is not for them. */
  @Test
  @Rule("R105")
  void theLetterHasNothingThatTheChildSaidElsewhere() {
    UUID caseId = family.appointed();
    JsonNode secret = Caseworker.parse("""
        {"heard": "yes", "how": "Samtale", "text": "Jeg er redd for å si det hjemme.", "bestInterests": "Trygghet"}""");
    childViews.write(new CaseEntry(caseId, "siv", FAMILY, "hearChildBeforeEvaluation", "x", secret, List.of(), Map.of(), Set.of()), secret);
    stage.person("unn").does(caseId, "writeDecision", family.decision(""));
    assertThat(childViews.read(caseId, decisions.of(caseId).get(0).childView()).path("reasonNot").asText()).startsWith("Barnet er for lite.");
  }

  /** Why somebody may not be able to is read by whoever decides it, not by all who read the case. */
  @Test
  @Rule("R157")
  void theStafettloggDoesNotSayWhySomebodyMayBeDisqualified() {
    UUID caseId = family.granted("siv", family.today().minusYears(4), "bothGuardians");
    Caseworker unn = stage.person("unn");
    unn.does(caseId, "registerCoordinatorConsent", family.consented("bothGuardians", "Vil ha hjelp.", HEALTH));
    unn.does(caseId, "appointCoordinator", FamilyStage.appoints(HEALTH + "/hilde", ""));
    stage.person("hilde").does(caseId, "declareHabilitet", FamilyStage.related("special"));
    assertThat(family.shown("tove", caseId, "weighHabilitet").at("/habilitet/explain").asText()).startsWith("Jeg er søster til mor.");
    stage.person("tove").does(caseId, "weighHabilitet", """
        {"flow": {"habil": "no"}, "habilitetDecision": {"why": "Hun er for nær."}}""");
    for (String reader : List.of("siv", "unn")) {
      assertThat(stage.person(reader).get("/api/cases/" + caseId).body()).contains("Svar på om du er habil")
          .doesNotContain("Jeg er søster til mor.", "Hun er for nær.", "svekke tilliten");
    }
  }

  @Test
  void aLetterThatIsTooLongIsSaidToBe() {
    UUID caseId = family.appointed();
    Caseworker unn = stage.person("unn");
    assertThat(unn.tries(caseId, "writeDecision", family.decision("").replace("Dere får", "x".repeat(90_000) + " Dere får")).status()).isEqualTo(422);
    UUID decision = UUID.randomUUID();
    decisions.write(caseId, new Decisions.Decision(decision, "barnekoordinator", true, childViews.latest(caseId), null, null, null, "unn", OFFICE,
        family.today(), family.today().plusWeeks(4), "Statsforvalteren"), JsonNodeFactory.instance.objectNode().put("text", "x".repeat(210_000))
        .put("grounds", "x").put("complaint", "x").put("source", "x"));
    Caseworker.Answer answer = unn.get("/api/cases/" + caseId + "/decisions/" + decision + "/letter");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains("for langt til å skrives ut");
  }

  @Test
  @Rule("R141")
  void aNeedIsNotSentToAUnitWhereNobodyWorks() {
    Caseworker siv = stage.person("siv");
    UUID caseId = siv.raise("concernToAction", Forms.CONCERN);
    List<String> office = directory.membersOf(OFFICE).stream().map(ServiceDirectory.PersonName::id).toList();
    office.forEach(person -> identity.deleteMembership(person, OFFICE));
    try {
      Caseworker.Answer answer = siv.triesToBegin(caseId, "coordinationNeed", NeedForms.need("yes", HEALTH));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
      assertThat(answer.detail()).contains("Ring kommunen");
      assertThat(Caseworker.nobody(stage.base()).get("/api/need-from-outside").json().at("/data/coordinatingMunicipalities")
          .findValuesAsText("value")).isNotEmpty().doesNotContain("stjordal");
    } finally {
      office.forEach(person -> identity.createMembership(person, OFFICE));
    }
    siv.begins(caseId, "coordinationNeed", NeedForms.need("yes", HEALTH));
  }

  private void toLevelOne(UUID caseId) {
    jdbc.sql("""
            INSERT INTO level_decision (id, case_id, child_view, from_level, jump_reason, decided_at, decided_by, decision_text)
            SELECT :id, v.case_id, v.id, 0, FALSE, :now, 'siv', :text FROM child_view v WHERE v.case_id = :case FETCH FIRST 1 ROW ONLY""")
        .param("id", UUID.randomUUID()).param("now", stage.now().atOffset(ZoneOffset.UTC)).param("text", new byte[1]).param("case", caseId).update();
    Map<String, Object> variables = variables();
    variables.put("nextStep", "toLevel1");
    begin("followGuide", "recordLevel", caseId, variables);
  }

  private void endGuide(UUID caseId) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey("concernToAction")
        .rootProcessInstances().list().forEach(run -> runtime.deleteProcessInstance(run.getId(), "test"));
  }

  private List<String> unseen(UUID caseId) {
    Set<String> seen = new HashSet<>();
    PEOPLE.forEach(person -> stage.person(person).tasks(caseId).forEach(task -> seen.add(task.path("id").asText())));
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream().filter(task -> !seen.contains(task.getId()))
        .map(Task::getTaskDefinitionKey).toList();
  }

  private List<String> waits(String process) {
    ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(Activity.class).stream()
        .filter(step -> step instanceof UserTask || step instanceof CallActivity).map(Activity::getId)
        .filter(step -> !List.of("beginRights", "livePlan").contains(step)).toList();
  }

  /** A case in which this task is open, the unit reads it, the health centre takes part and everything is there that tasks are given by. */
  private UUID at(String process, String task) {
    Caseworker siv = stage.person("siv");
    UUID caseId = siv.raise("concernToAction", Forms.CONCERN.replace("Ola Testbarn", "Uredd Testbarn"));
    siv.begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", family.today(), family.today().plusYears(1), OFFICE));
    siv.begins(caseId, "registerConsent", Forms.registered("individuellPlan", "bothGuardians", family.today(), family.today().plusYears(1), HEALTH));
    Map<String, Object> variables = variables();
    retry.inTransaction(() -> {
      consents.admit(caseId, OFFICE, true);
      consents.admit(caseId, HEALTH, false);
      return null;
    });
    for (Kind kind : Kind.values()) {
      functions.open(caseId, kind, OFFICE);
      appointments.ask(caseId, kind, "hilde", HEALTH, "unn", null, JsonNodeFactory.instance.objectNode());
    }
    UUID decision = UUID.randomUUID();
    family.decide(caseId, decision);
    JsonNode words = JsonNodeFactory.instance.objectNode().put("what", "x").put("view", "x").put("text", "x");
    variables.put("complaint", complaints.receive(caseId, decision, family.today(), false, "siv", words).toString());
    promises.make(caseId, "unn", "whole", HEALTH, family.today().plusWeeks(2), words);
    variables.put("promise", promises.begin(caseId).get(0).id().toString());
    disagreements.raise(caseId, FAMILY, HEALTH, "siv", "unn", words);
    begin(process, task, caseId, variables);
    assertThat(unseen(caseId)).as(process + " at " + task).isEmpty();
    return caseId;
  }

  private void begin(String process, String activity, UUID caseId, Map<String, Object> variables) {
    ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    gate.open(process, () -> runtime.createProcessInstanceById(definition.getId()).businessKey(caseId.toString())
        .setVariables(variables).startBeforeActivity(activity).execute());
  }

  private Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    for (FlowVariable variable : FlowVariable.values()) {
      variables.put(variable.key(), variable.type() == Integer.class ? 1 : variable.type() == Boolean.class ? Boolean.FALSE
          : variable.type() == Date.class ? Date.from(stage.now()) : "none");
    }
    variables.putAll(Map.of("municipality", "stjordal", "service", FAMILY, "starter", "siv", "danger", "no", "invitedService", HEALTH));
    variables.remove("report");
    variables.remove("measure");
    return variables;
  }
}
