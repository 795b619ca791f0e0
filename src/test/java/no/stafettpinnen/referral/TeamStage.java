package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team of two, per and siv, who leads it; a case of lars at Halsen; and a diagram that calls the meeting as a referral does. */
@TestComponent
public class TeamStage {

  static final String TEAM = "team:prove";
  static final String OWN = "school:halsen";
  static final String HEALTH = "health:stjordal";
  static final String OFFICE = "office:stjordal";
  static final String STAFF_ONLY = "kompetanseteam";
  static final String WITH_HOME = "droftingsteam";
  static final String OUTCOME = "meetingOutcome";
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String CALLER = "referralOfTests";

  final Stage stage;
  final JdbcClient jdbc;
  final TaskService tasks;
  private final ServiceRegistration registration;
  private final IdentityService identity;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final Consents consents;
  private final CaseMessages messages;
  private final ConflictRetry retry;
  private final FormGate gate;
  private String deployment;

  TeamStage(Stage stage, JdbcClient jdbc, TaskService tasks, ServiceRegistration registration, IdentityService identity,
            RepositoryService repository, RuntimeService runtime, HistoryService history, Consents consents, CaseMessages messages,
            ConflictRetry retry, FormGate gate) {
    this.stage = stage;
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.registration = registration;
    this.identity = identity;
    this.repository = repository;
    this.runtime = runtime;
    this.history = history;
    this.consents = consents;
    this.messages = messages;
    this.retry = retry;
    this.gate = gate;
  }

  void begin() {
    registration.service(TEAM, "Prøveteamet", List.of("stjordal"));
    identity.createMembership("per", TEAM);
    identity.createMembership("siv", TEAM);
    identity.createMembership("siv", "leader:" + TEAM);
    deployment = repository.createDeployment().addString("referral-of-tests.bpmn", """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="referralOfTestsDefinitions" targetNamespace="https://stafettpinnen.no/bpmn">
          <bpmn:process id="referralOfTests" name="Prøv et teammøte" isExecutable="true" camunda:historyTimeToLive="P1D"
              camunda:isStartableInTasklist="false">
            <bpmn:startEvent id="begun"><bpmn:outgoing>toMeeting</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="toMeeting" sourceRef="begun" targetRef="meet" />
            <bpmn:callActivity id="meet" name="Møtet" calledElement="teamMeeting">
              <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" />
                <camunda:in source="municipality" target="municipality" /><camunda:in source="service" target="service" />
                <camunda:in source="opened" target="opened" /><camunda:in source="level" target="level" />
                <camunda:in source="team" target="team" /><camunda:in source="forum" target="forum" />
                <camunda:in source="slot" target="slot" />
                <camunda:out source="meetingOutcome" target="meetingOutcome" /><camunda:out source="needsDecision" target="needsDecision" />
              </bpmn:extensionElements>
              <bpmn:incoming>toMeeting</bpmn:incoming><bpmn:outgoing>over</bpmn:outgoing>
            </bpmn:callActivity>
            <bpmn:sequenceFlow id="over" sourceRef="meet" targetRef="ended" />
            <bpmn:endEvent id="ended"><bpmn:incoming>over</bpmn:incoming></bpmn:endEvent>
          </bpmn:process>
        </bpmn:definitions>""").deploy().getId();
    List.of("per", "siv", "lars", "hilde").forEach(person -> address(person, person + "@example.no"));
  }

  void end() {
    List.of("per", "siv", "lars", "hilde").forEach(person -> address(person, null));
    repository.deleteDeployment(deployment, true);
    identity.deleteMembership("per", TEAM);
    identity.deleteMembership("siv", TEAM);
    identity.deleteMembership("siv", "leader:" + TEAM);
    identity.deleteGroup(TEAM);
    identity.deleteGroup("leader:" + TEAM);
    stage.resetClock();
  }

  /** A new case of lars in which a consent names the team, which reads it, the health centre and the office. */
  UUID referred() {
    return referred(stage.person("lars").raise("concernToAction", Forms.CONCERN));
  }

  /** The same of a case at level 1, where the measures are to be planned. */
  UUID referredAtLevelOne() {
    UUID caseId = stage.person("lars").raise("concernToAction", Forms.CONCERN);
    Forms.clarifies(stage.person("lars"), caseId, "ownService", today());
    return referred(caseId);
  }

  private UUID referred(UUID caseId) {
    List.of(TEAM, HEALTH, OFFICE).forEach(service -> stage.person("lars").begins(caseId, "registerConsent",
        Forms.registered("teamDiscussion", "bothGuardians", today(), today().plusYears(1), service)));
    consents.admit(caseId, TEAM, true);
    return caseId;
  }

  /** The team is to meet about a new case in ten days. */
  UUID booked() {
    UUID caseId = referred();
    book(caseId, slot(10), STAFF_ONLY);
    return caseId;
  }

  /** The same, and the time has come. */
  UUID meets() {
    UUID caseId = booked();
    begins(10);
    return caseId;
  }

  /** @param forum how the team meets, a code of the table {@code forumProfile} */
  void book(UUID caseId, Instant slot, String forum) {
    Map<String, Object> variables = new HashMap<>(Map.of("municipality", "stjordal", "service", OWN, "opened", Date.from(stage.now()), "level", 1,
        "team", TEAM, "forum", forum, "slot", Date.from(slot)));
    gate.open(CALLER, () -> runtime.createProcessInstanceByKey(CALLER).businessKey(caseId.toString()).setVariables(variables).execute());
  }

  /** The referral ends, and everything that it has called with it. */
  void endReferral(UUID caseId) {
    retry.inTransaction(() -> {
      runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString()).processDefinitionKey(CALLER).list()
          .forEach(referral -> runtime.deleteProcessInstance(referral.getId(), "withdrawn"));
      return null;
    });
  }

  /** The meeting of that day begins. */
  void begins(int days) {
    stage.moveTo(slot(days).plusSeconds(60));
    stage.runDueJobs();
  }

  void tell(UUID caseId, String message, Map<String, Object> variables) {
    retry.inTransaction(() -> messages.tell(caseId, message, variables));
  }

  void endConsent(UUID caseId, String service) {
    consents.standing(caseId).stream().filter(one -> one.services().contains(service)).toList().forEach(one ->
        stage.person("lars").begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
  }

  /** What the referral got back. */
  Map<String, Object> result(UUID caseId) {
    HistoricProcessInstance referral = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId.toString())
        .processDefinitionKey(CALLER).finished().singleResult();
    Map<String, Object> result = new HashMap<>();
    history.createHistoricVariableInstanceQuery().processInstanceId(referral.getId()).list()
        .forEach(variable -> result.put(variable.getName(), variable.getValue()));
    return result;
  }

  Task task(UUID caseId, String key, String assignee) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).taskAssignee(assignee).singleResult();
  }

  /** The form as the person gets it. */
  JsonNode form(String person, UUID caseId, String key) {
    JsonNode task = stage.person(person).task(caseId, key).orElseThrow();
    if (task.path("assignee").isNull()) {
      stage.person(person).claim(task.path("id").asText());
    }
    return stage.person(person).get("/api/forms/tasks/" + task.path("id").asText()).json().path("data");
  }

  /** What went out about this case, and to homes. */
  List<MimeMessage> mails(UUID caseId) {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> isAbout(caseId, mail)).toList();
  }

  private static boolean isAbout(UUID caseId, MimeMessage mail) {
    try {
      return mail.getSubject().contains(CaseReference.of(caseId)) || mail.getAllRecipients()[0].toString().startsWith("foresatt");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  Instant slot(int days) {
    return today().plusDays(days).atTime(8, 30).atZone(OSLO).toInstant();
  }

  LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  void waits(Duration duration) {
    stage.wait(duration);
  }

  private void address(String person, String address) {
    var user = identity.createUserQuery().userId(person).singleResult();
    user.setEmail(address);
    identity.saveUser(user);
  }

  private static final String RESULT = """
      {"childView": {"heard": "yes", "how": "Samtale", "text": "Vil ha ro til å lese.", "bestInterests": "Ro i timene."},
       "teamMeeting": {"present": "Per, Siv og Lars", "advice": "Fast plass og korte økter.", %s}, %s
       "flow": {"meetingOutcome": "%s", "needsDecision": "%s"}}""";

  /** Lines of the matrix, each {@code service/person}, to be done on that day. */
  static String agreed(LocalDate due, String... owners) {
    return agreed("done", "no", "", due, owners);
  }

  /** @param more further parts of the form, each with a comma after it */
  static String agreed(String outcome, String needsDecision, String more, LocalDate due, String... owners) {
    StringBuilder lines = new StringBuilder();
    for (String owner : owners) {
      lines.append(lines.isEmpty() ? "" : ", ").append("""
          {"what": "Samtale hver uke", "responsible": "%s", "due": "%s"}""".formatted(owner, due));
    }
    return RESULT.formatted("\"agreed\": \"yes\"", "\"matrix\": [" + lines + "], " + more, outcome, needsDecision);
  }

  static String onlyAdvice() {
    return onlyAdvice("done", "no", "");
  }

  /** @param more further parts of the form, each with a comma after it */
  static String onlyAdvice(String outcome, String needsDecision, String more) {
    return RESULT.formatted("\"agreed\": \"no\", \"onlyAdviceReason\": \"Læreren prøver selv først.\"", more, outcome, needsDecision);
  }
}
