package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseForms;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReading;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.DeployedForms;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.DrawnElements;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.engine.OpenTasks;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadReceipt;
import no.stafettpinnen.tasklist.FormHost.DraftState;
import no.stafettpinnen.tasklist.FormHost.Shown;
import no.stafettpinnen.tasklist.FormHost.Who;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The form of a task: show, keep a draft, complete. Only what {@link CaseAccess} lets this person see exists here, and only the person
 * who has taken the task sees what is in its form. The engine's step and the case-file entry are one transaction (I8).
 */
@Component
class TaskForms {

  private static final String NOT_TO_THE_HOME =
      "Det er meldt mistanke i saken. Ta ikke kontakt med hjemmet før barnevernet eller politiet har avklart at det er greit.";

  private final CurrentPerson currentPerson;
  private final TaskService tasks;
  private final OpenTasks openTasks;
  private final DeployedForms forms;
  private final FormHost host;
  private final FlowValues flowValues;
  private final Drafts drafts;
  private final CaseFile caseFile;
  private final CaseForms caseForms;
  private final CaseReader caseReader;
  private final HomeHold homeHold;
  private final ReadLog readLog;
  private final CaseAccess access;
  private final ServiceDirectory directory;
  private final AnonymousForms anonymousForms;
  private final List<FormKnowledge> knowledge;
  private final ConflictRetry retry;
  private final FormGate gate;
  private final EntryReaders entryReaders;
  private final DrawnElements drawn;
  private final ObjectMapper json;

  TaskForms(CurrentPerson currentPerson, TaskService tasks, OpenTasks openTasks, DeployedForms forms, FormHost host,
            FlowValues flowValues, Drafts drafts, CaseFile caseFile, CaseForms caseForms, CaseReader caseReader, HomeHold homeHold,
            ReadLog readLog, CaseAccess access, ServiceDirectory directory, AnonymousForms anonymousForms,
            List<FormKnowledge> knowledge, ConflictRetry retry, FormGate gate,
            EntryReaders entryReaders, DrawnElements drawn, ObjectMapper json) {
    this.currentPerson = currentPerson;
    this.tasks = tasks;
    this.openTasks = openTasks;
    this.forms = forms;
    this.host = host;
    this.flowValues = flowValues;
    this.drafts = drafts;
    this.caseFile = caseFile;
    this.caseForms = caseForms;
    this.caseReader = caseReader;
    this.homeHold = homeHold;
    this.readLog = readLog;
    this.access = access;
    this.directory = directory;
    this.anonymousForms = anonymousForms;
    this.knowledge = knowledge;
    this.retry = retry;
    this.gate = gate;
    this.entryReaders = entryReaders;
    this.drawn = drawn;
    this.json = json;
  }

  /** A task that exists for the person, and what it is to them. */
  private record Found(Task task, CaseAccess.Standing standing) {
  }

  /** One open form and where it stands. */
  private record Opened(Person person, Found found, FormContext context, ObjectNode schema, JsonNode current) {

    Task task() {
      return found.task();
    }

    UUID caseId() {
      return context.caseId();
    }
  }

  Shown show(String taskId) {
    Person person = currentPerson.require();
    Found found = find(person, taskId);
    Task task = found.task();
    if (!person.id().equals(task.getAssignee())) {
      return locked(person, found);
    }
    ReadReceipt receipt = readLog.record(new Read(found.standing().caseId(), person.id(), Read.Role.ASSIGNEE,
        found.standing().service(), task.getTaskDefinitionKey(), Read.Door.FORM));
    Opened form = open(person, found, caseReader.with(receipt));
    Optional<Drafts.Draft> draft = drafts.find(person.id(), taskId);
    ObjectNode shown = host.shownSchema(form.schema(), form.context());
    return new Shown(task.getName(), task.getDescription(), taskId, caseShownTo(found), true,
        found.standing().takesPart() && homeHold.isOn(form.caseId()) ? NOT_TO_THE_HOME : null, shown,
        host.shownData(shown, form.current(), draft.map(Drafts.Draft::data).orElse(null), form.context()),
        draft.map(DraftState::of).orElse(null), null, who(person, task));
  }

  DraftState saveDraft(String taskId, int version, ObjectNode data) {
    Person person = currentPerson.require();
    Opened form = openUnseen(person, mine(person, find(person, taskId)));
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
    retry.inTransaction(() -> {
      // Before the person's standing is asked, so that a consent that ends meanwhile counts.
      caseFile.lock(openTasks.caseOf(taskId).orElseThrow(FormProblem::notFound));
      completeLocked(openUnseen(person, mine(person, find(person, taskId))), data.deepCopy());
      return null;
    });
  }

  private void completeLocked(Opened form, ObjectNode data) {
    String taskId = form.task().getId();
    FormValidator.Accepted accepted = host.accept(form.schema(), data, form.current(), form.context());
    anonymousForms.check(form.context(), form.schema(), form.current(), accepted.data());
    Map<FlowVariable, Object> flow = flowValues.of(accepted.data());
    flow.putAll(caseForms.record(new CaseEntry(form.caseId(), form.person().id(), form.found().standing().service(),
        form.task().getTaskDefinitionKey(), form.task().getName(), flowValues.narrative(accepted.data()),
        accepted.readable(), Map.copyOf(flow), form.context().measure(),
        reportOf(form.context().variables()), FlowValues.known(form.context().variables()),
        entryReaders.of(form.task().getProcessDefinitionId(), form.task().getTaskDefinitionKey(), form.person().id(),
            form.context().variables()))));
    drafts.discardAll(taskId);
    currentPerson.inEngine(form.person(), () -> gate.open(taskId, () -> {
      tasks.complete(taskId, FlowValues.byKey(flow));
      return null;
    }));
  }

  /** Opens a form to check or keep what was sent in; nothing of it goes out. */
  private Opened openUnseen(Person person, Found found) {
    return open(person, found, caseReader.forTheSystem(found.standing().caseId()));
  }

  private Opened open(Person person, Found found, CaseReading reading) {
    Task task = found.task();
    UUID caseId = found.standing().caseId();
    Map<String, Object> variables = tasks.getVariables(task.getId());
    Optional<UUID> measure = Optional.ofNullable((String) variables.get(FlowVariable.MEASURE.key())).map(UUID::fromString);
    ObjectNode schema = host.schema(forms.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).orElseThrow());
    ObjectNode current = found.standing().takesPart() ? reading.current(measure) : json.createObjectNode();
    if (person.id().equals(variables.get(FlowVariable.REPORTER.key()))) {
      ObjectNode raised = reading.suspicionRaisedBy(person.id());
      current.set("report", raised);
      current.set("addition", raised);
    }
    if (found.standing().receives()) {
      reportOf(variables).ifPresent(report -> current.set("report", reading.report(report)));
    }
    current.set(FlowValues.FLOW, json.valueToTree(variables));
    FormContext context = new FormContext(person, caseId, true, variables, measure);
    if (found.standing().takesPart()) {
      knowledge.forEach(known -> known.addTo(current, schema, context));
    }
    return new Opened(person, found, context, schema, current);
  }

  private static Optional<UUID> reportOf(Map<String, Object> variables) {
    return Optional.ofNullable((String) variables.get(FlowVariable.REPORT.key())).map(UUID::fromString);
  }

  /** @throws FormProblem when the task is not there for this person */
  private Found find(Person person, String taskId) {
    CaseAccess.Standing standing = access.standing(person, taskId).orElseThrow(FormProblem::notFound);
    return openTasks.find(taskId).map(task -> new Found(task, standing)).orElseThrow(FormProblem::notFound);
  }

  private Found mine(Person person, Found found) {
    String assignee = found.task().getAssignee();
    if (assignee == null) {
      throw FormProblem.conflict("Ta oppgaven før du fyller ut skjemaet.");
    }
    if (!person.id().equals(assignee)) {
      throw FormProblem.conflict("Oppgaven er hos " + directory.nameOf(assignee) + " nå.");
    }
    return found;
  }

  /** Null for whoever answers without taking part, so that the page offers no stafettlogg. */
  private static String caseShownTo(Found found) {
    return found.standing().takesPart() ? found.standing().caseId().toString() : null;
  }

  private Who who(Person person, Task task) {
    String assignee = task.getAssignee();
    return new Who(person.id().equals(assignee) ? person.name() : assignee == null ? null : directory.nameOf(assignee),
        directory.waitedFor(task.getId()), drawn.properties(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
            .containsKey(DiagramProperties.PERSONAL_DUTY));
  }

  private Shown locked(Person person, Found found) {
    Task task = found.task();
    Who who = who(person, task);
    String notice = who.holder() == null ? "Ta oppgaven for å se og fylle ut skjemaet." : "Oppgaven er hos " + who.holder() + ".";
    ObjectNode empty = json.createObjectNode().put("type", "default").put("id", task.getTaskDefinitionKey());
    empty.putArray("components");
    return new Shown(task.getName(), task.getDescription(), task.getId(),
        caseShownTo(found), false, notice, empty, json.createObjectNode(), null, null, who);
  }
}
