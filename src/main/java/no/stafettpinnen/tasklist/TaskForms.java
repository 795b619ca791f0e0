package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.DeployedForms;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.tasklist.FormHost.DraftState;
import no.stafettpinnen.tasklist.FormHost.Shown;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The form of a task: show, keep a draft, complete. Only what the engine lets this person see exists here, and only the person
 * who has taken the task sees what is in its form. The engine's step and the case-file entry are one transaction (I8).
 */
@Component
class TaskForms {

  private final CurrentPerson currentPerson;
  private final TaskService tasks;
  private final RuntimeService runtime;
  private final DeployedForms forms;
  private final FormHost host;
  private final FlowValues flowValues;
  private final Drafts drafts;
  private final CaseFile caseFile;
  private final CaseReader caseReader;
  private final CaseAccess access;
  private final CaseServices services;
  private final ServiceDirectory directory;
  private final ConflictRetry retry;
  private final FormGate gate;
  private final ObjectMapper json;

  TaskForms(CurrentPerson currentPerson, TaskService tasks, RuntimeService runtime, DeployedForms forms, FormHost host,
            FlowValues flowValues, Drafts drafts, CaseFile caseFile, CaseReader caseReader, CaseAccess access, CaseServices services, ServiceDirectory directory,
            ConflictRetry retry, FormGate gate, ObjectMapper json) {
    this.currentPerson = currentPerson;
    this.tasks = tasks;
    this.runtime = runtime;
    this.forms = forms;
    this.host = host;
    this.flowValues = flowValues;
    this.drafts = drafts;
    this.caseFile = caseFile;
    this.caseReader = caseReader;
    this.access = access;
    this.services = services;
    this.directory = directory;
    this.retry = retry;
    this.gate = gate;
    this.json = json;
  }

  /** One open form and where it stands. */
  private record Opened(Person person, Task task, FormContext context, ObjectNode schema, JsonNode current) {

    UUID caseId() {
      return context.caseId();
    }
  }

  Shown show(String taskId) {
    Person person = currentPerson.require();
    Task task = find(person, taskId);
    if (!person.id().equals(task.getAssignee())) {
      return locked(task);
    }
    Opened form = open(person, task);
    Optional<Drafts.Draft> draft = drafts.find(person.id(), taskId);
    ObjectNode shown = host.shownSchema(form.schema(), form.context());
    return new Shown(task.getName(), task.getDescription(), taskId, form.caseId().toString(), true, null,
        shown,
        host.shownData(shown, form.current(), draft.map(Drafts.Draft::data).orElse(null), form.context()),
        draft.map(DraftState::of).orElse(null));
  }

  DraftState saveDraft(String taskId, int version, ObjectNode data) {
    Person person = currentPerson.require();
    Opened form = open(person, mine(person, taskId));
    return retry.inTransaction(() ->
        DraftState.of(drafts.save(person.id(), taskId, form.caseId(), version, host.declared(form.schema(), data))));
  }

  void discardDraft(String taskId) {
    Person person = currentPerson.require();
    find(person, taskId);
    drafts.discard(person.id(), taskId);
  }

  void complete(String taskId, ObjectNode data) {
    Person person = currentPerson.require();
    UUID caseId = caseIdOf(find(person, taskId));
    retry.inTransaction(() -> {
      caseFile.lock(caseId);
      completeLocked(open(person, mine(person, taskId)), data.deepCopy());
      return null;
    });
  }

  private void completeLocked(Opened form, ObjectNode data) {
    String taskId = form.task().getId();
    FormValidator.Accepted accepted = host.accept(form.schema(), data, form.current(), form.context());
    Map<FlowVariable, Object> flow = flowValues.of(accepted.data());
    flow.putAll(caseFile.record(new CaseEntry(form.caseId(), form.person().id(), serviceFor(form.person(), taskId),
        form.task().getTaskDefinitionKey(), form.task().getName(), flowValues.narrative(accepted.data()),
        accepted.readable(), Map.copyOf(flow), form.context().measure())));
    drafts.discardAll(taskId);
    currentPerson.inEngine(form.person(), () -> gate.open(taskId, () -> {
      tasks.complete(taskId, FlowValues.byKey(flow));
      return null;
    }));
  }

  private Opened open(Person person, Task task) {
    UUID caseId = caseIdOf(task);
    Map<String, Object> variables = tasks.getVariables(task.getId());
    Optional<UUID> measure = Optional.ofNullable((String) variables.get(FlowVariable.MEASURE.key())).map(UUID::fromString);
    ObjectNode schema = host.schema(forms.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).orElseThrow());
    ObjectNode current = takesPart(person, task, caseId) ? caseReader.current(caseId, measure) : json.createObjectNode();
    current.set(FlowValues.FLOW, json.valueToTree(variables));
    return new Opened(person, task, new FormContext(person, caseId, true, variables, measure), schema, current);
  }

  /** @throws FormProblem when the task is not there for this person */
  private Task find(Person person, String taskId) {
    Task task = currentPerson.inEngine(person, () -> tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult());
    if (task == null) {
      throw FormProblem.notFound();
    }
    return task;
  }

  private Task mine(Person person, String taskId) {
    Task task = find(person, taskId);
    if (task.getAssignee() == null) {
      throw FormProblem.conflict("Ta oppgaven før du fyller ut skjemaet.");
    }
    if (!person.id().equals(task.getAssignee())) {
      throw FormProblem.conflict("Oppgaven er hos " + directory.nameOf(task.getAssignee()) + " nå.");
    }
    return task;
  }

  private Shown locked(Task task) {
    String notice = task.getAssignee() == null
        ? "Ta oppgaven for å se og fylle ut skjemaet."
        : "Oppgaven er hos " + directory.nameOf(task.getAssignee()) + ".";
    ObjectNode empty = json.createObjectNode().put("type", "default").put("id", task.getTaskDefinitionKey());
    empty.putArray("components");
    return new Shown(task.getName(), task.getDescription(), task.getId(), null, false, notice, empty,
        json.createObjectNode(), null);
  }

  /**
   * Whether the task's form may show what is in the case. A service that is only invited may answer and sees nothing of it.
   *
   * @throws FormProblem when the person's service neither takes part nor is invited, as when its consent has run out
   */
  private boolean takesPart(Person person, Task task, UUID caseId) {
    String service = serviceFor(person, task.getId());
    if (access.mayWork(person, caseId, service)) {
      return true;
    }
    if (services.isInvited(caseId, service)) {
      return false;
    }
    throw FormProblem.notFound();
  }

  private UUID caseIdOf(Task task) {
    return UUID.fromString(runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId())
        .singleResult().getBusinessKey());
  }

  /** The service that the person acts for in this task: the candidate service that they work in or lead. */
  private String serviceFor(Person person, String taskId) {
    Predicate<String> theirs = service -> person.worksIn(service) || person.leads(service);
    return tasks.getIdentityLinksForTask(taskId).stream().map(IdentityLink::getGroupId)
        .filter(group -> group != null && theirs.test(group)).findFirst().orElseThrow(FormProblem::notFound);
  }
}
