package no.stafettpinnen.report;

import static no.stafettpinnen.support.Forms.CONCERN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every user task of every diagram that is deployed, a suspicion raised while it is open: nothing goes to the home after that (I2). A
 * diagram that is drawn tomorrow is in it.
 */
@StafettTest
class SuspicionAtEveryTaskTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String HOME = "foresatt.%s@example.com";
  private static final String MEETING = """
      {"meeting": {"agreed": "yes", "time": "14.30", "place": "kindergarten:fosslia", "inviteHome": "yes", "homeAddresses": "%s"},""";

  private record Raised(String where, UUID caseId) {
  }

  @Autowired
  private Stage stage;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormGate gate;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private AppointedFunctions functions;
  @Autowired
  private HomeHold hold;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R093", "R101"})
  void nothingGoesToTheHomeAfterIt() {
    UUID untroubled = caseWithInvitation();
    List<Raised> raised = new ArrayList<>();
    for (ProcessDefinition process : repository.createProcessDefinitionQuery().latestVersion().list()) {
      BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        raised.add(new Raised(process.getKey() + "/" + task.getId(), raiseAt(process, task)));
      }
    }
    assertThat(raised).hasSizeGreaterThan(15);

    stage.wait(Duration.ofDays(38));
    stage.wait(Duration.ofDays(30));

    for (Raised one : raised) {
      assertThat(hold.isOn(one.caseId())).as(one.where()).isTrue();
      assertThat(homeStates(one.caseId())).as(one.where()).isNotEmpty().doesNotContain("SENT", "PLANNED");
      assertThat(mailsTo(one.caseId())).as(one.where()).isZero();
      assertThat(openHomeSteps(one.caseId())).as(one.where()).isEmpty();
    }
    assertThat(homeStates(untroubled)).as("without a suspicion it would have gone").containsExactly("SENT");
    assertThat(mailsTo(untroubled)).isEqualTo(1);
  }

  private UUID raiseAt(ProcessDefinition process, UserTask task) {
    UUID caseId = caseWithInvitation();
    String activity = task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics ? task.getId() + "#multiInstanceBody" : task.getId();
    Map<String, Object> variables = variables();
    variables.put("measure", jdbc.sql("SELECT id FROM measure WHERE case_id = :case").param("case", caseId).query(UUID.class).single().toString());
    variables.put("report", UUID.randomUUID().toString());
    baton.offer(caseId, "kari", new BatonLedger.Holder("anne", "kindergarten:fosslia"), JsonNodeFactory.instance.objectNode());
    variables.put("promise", somebodyIsAsked(caseId).toString());
    begin(process, activity, caseId, variables);
    assertThat(stage.openTasks(caseId)).as(process.getKey()).contains(task.getId());
    Caseworker.Answer answer = stage.person("kari").triesToBegin(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(answer.status()).as("%s/%s: %s", process.getKey(), task.getId(), answer.body()).isEqualTo(200);
    return caseId;
  }

  /** The office has what somebody is appointed to, somebody is asked, and a service has promised something: what tasks are given by. */
  private UUID somebodyIsAsked(UUID caseId) {
    UUID promise = UUID.randomUUID();
    Stream.of(AppointedFunctions.Kind.values()).forEach(kind -> {
      functions.open(caseId, kind, "office:stjordal");
      jdbc.sql("""
              INSERT INTO appointment (id, case_id, kind, person, service, asked_at, asked_by, appointment_text)
              VALUES (:id, :case, :kind, 'kari', 'kindergarten:fosslia', CURRENT_TIMESTAMP, 'kari', :text)""")
          .param("id", UUID.randomUUID()).param("case", caseId).param("kind", kind.name()).param("text", new byte[1]).update();
    });
    jdbc.sql("""
            INSERT INTO service_promise (id, case_id, duty, service, due, made_at, made_by, begun, waits, promise_text)
            VALUES (:id, :case, 'whole', 'kindergarten:fosslia', CURRENT_DATE, CURRENT_TIMESTAMP, 'kari', TRUE, TRUE, :text)""")
        .param("id", promise).param("case", caseId).param("text", new byte[1]).update();
    return promise;
  }

  private UUID caseWithInvitation() {
    Caseworker kari = stage.person("kari");
    LocalDate today = stage.now().atZone(OSLO).toLocalDate();
    UUID caseId = kari.raise("concernToAction", CONCERN);
    ProcessDefinition effort = repository.createProcessDefinitionQuery().processDefinitionKey("effortCycle").latestVersion().singleResult();
    begin(effort, "planMeasures", caseId, variables());
    kari.does(caseId, "planMeasures", Forms.plan(today.plusWeeks(6), "kindergarten:fosslia/kari")
        .replaceFirst("\\{", MEETING.formatted(HOME.formatted(caseId))));
    assertThat(homeStates(caseId)).containsExactly("PLANNED");
    return caseId;
  }

  private void begin(ProcessDefinition process, String activity, UUID caseId, Map<String, Object> variables) {
    gate.open(process.getKey(), () -> runtime.createProcessInstanceById(process.getId()).businessKey(caseId.toString())
        .setVariables(variables).startBeforeActivity(activity).execute());
  }

  private Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    for (FlowVariable variable : FlowVariable.values()) {
      variables.put(variable.key(), variable.type() == Integer.class ? 1 : variable.type() == Boolean.class ? Boolean.FALSE
          : variable.type() == Date.class ? Date.from(stage.now()) : "none");
    }
    variables.putAll(Map.of("municipality", "stjordal", "service", "kindergarten:fosslia", "starter", "kari", "danger", "no",
        "invitedService", "health:stjordal", "measure", UUID.randomUUID().toString()));
    variables.remove("report");
    return variables;
  }

  private List<String> homeStates(UUID caseId) {
    return jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list();
  }

  private static long mailsTo(UUID caseId) {
    String home = HOME.formatted(caseId);
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(home)).count();
  }

  private static Address[] recipients(MimeMessage mail) {
    try {
      return mail.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> openHomeSteps(UUID caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).list().stream()
        .filter(task -> isHomeStep(repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey())))
        .map(Task::getTaskDefinitionKey).toList();
  }

  private static boolean isHomeStep(UserTask task) {
    return DiagramProperties.of(task).containsKey("homeStep");
  }
}
