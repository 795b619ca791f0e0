package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseForms;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReading;
import no.stafettpinnen.engine.CaseProcesses;
import no.stafettpinnen.engine.CaseProcesses.CaseProcess;
import no.stafettpinnen.engine.CaseQuestion;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.DeployedForms;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.tasklist.FormHost.DraftState;
import no.stafettpinnen.tasklist.FormHost.Shown;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What a person can begin in a case at any time, whatever task is open: a process whose diagram says {@code caseAction}, with its own
 * start form. The entry in the stafettlogg and the start are one transaction (I8).
 */
@Component
class CaseActions {

  /** @param help what it is for, from the diagram */
  record Action(String key, String name, String help) {
  }

  /**
   * What has begun.
   *
   * @param receipt what happens now, from the diagram; null where it says nothing
   * @param tasks   what the person is to do now
   */
  record Begun(String receipt, List<NextTask> tasks) {
  }

  record NextTask(String id, String name, OffsetDateTime due) {
  }

  private record Opened(Person person, String service, CaseFile.Header header, CaseProcess process, FormContext context, ObjectNode schema,
                        ObjectNode current) {
  }

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final CaseProcesses processes;
  private final TaskService tasks;
  private final DeployedForms forms;
  private final FormHost host;
  private final FlowValues flowValues;
  private final Drafts drafts;
  private final CaseFile caseFile;
  private final CaseForms caseForms;
  private final CaseReader reader;
  private final AnonymousCases anonymousCases;
  private final AnonymousForms anonymousForms;
  private final List<FormKnowledge> knowledge;
  private final ConflictRetry retry;
  private final EntryReaders entryReaders;
  private final Map<String, CaseQuestion> questions;
  private final Clock clock;

  CaseActions(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog, CaseProcesses processes,
              TaskService tasks, DeployedForms forms, FormHost host, FlowValues flowValues, Drafts drafts, CaseFile caseFile,
              CaseForms caseForms, CaseReader reader, AnonymousCases anonymousCases, AnonymousForms anonymousForms,
              List<FormKnowledge> knowledge, ConflictRetry retry, EntryReaders entryReaders, List<CaseQuestion> questions,
              Clock clock) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.processes = processes;
    this.tasks = tasks;
    this.forms = forms;
    this.host = host;
    this.flowValues = flowValues;
    this.drafts = drafts;
    this.caseFile = caseFile;
    this.caseForms = caseForms;
    this.reader = reader;
    this.anonymousCases = anonymousCases;
    this.anonymousForms = anonymousForms;
    this.knowledge = knowledge;
    this.retry = retry;
    this.entryReaders = entryReaders;
    this.questions = questions.stream().collect(Collectors.toMap(CaseQuestion::name, Function.identity()));
    this.clock = clock;
  }

  /** What this person can begin in the case; in a closed one only who still has a task in it, and what the diagrams let. */
  List<Action> of(UUID caseId) {
    Person person = currentPerson.require();
    if (access.actsFor(person, caseId).isEmpty()) {
      return List.of();
    }
    boolean takesPart = takesPart(person, caseId);
    CaseFile.Header header = caseFile.find(caseId).orElseThrow();
    boolean anonymous = anonymousCases.isOne(caseId);
    Map<String, Boolean> answers = new HashMap<>();
    return processes.actions().stream().filter(process -> canBegin(process, header))
        .filter(process -> takesPart || process.besideAnyTask())
        .filter(process -> !anonymous || process.inAnonymousCase() || process.anonymousCase() != null)
        .filter(process -> process.onlyWhen() == null || answers.computeIfAbsent(process.onlyWhen(), question -> isTrue(question, caseId)))
        .map(process -> new Action(process.key(), process.name(), process.help())).toList();
  }

  Shown show(UUID caseId, String processKey) {
    Person person = currentPerson.require();
    Opened form = open(person, caseId, processKey);
    requireNow(form);
    CaseReading reading = reader.with(readLog.record(capacities.reads(person, List.of(caseId), processKey, Door.FORM)));
    Drafts.Draft draft = retry.inTransaction(() -> drafts.begin(person.id(), subject(form), caseId));
    ObjectNode shown = host.shownSchema(form.schema(), form.context());
    return new Shown(form.process().name(), form.process().help(), null, caseId.toString(), true, null, shown,
        host.shownData(shown, current(form.schema(), form.context(), reading), draft.data(), form.context()), DraftState.of(draft),
        draft.opening(), null);
  }

  /** @throws FormProblem when this opening of the form was sent already, or another window has saved since */
  DraftState saveDraft(UUID caseId, String processKey, UUID opening, int version, ObjectNode data) {
    Person person = currentPerson.require();
    Opened form = open(person, caseId, processKey);
    return retry.inTransaction(() -> {
      requireUnsent(form, opening);
      return DraftState.of(drafts.save(person.id(), subject(form), caseId, version, host.declared(form.schema(), data)));
    });
  }

  void discardDraft(UUID caseId, String processKey) {
    Person person = currentPerson.require();
    drafts.discard(person.id(), subject(open(person, caseId, processKey)));
  }

  /** @throws FormProblem when the form is not filled in right, or was sent already */
  Begun start(UUID caseId, String processKey, UUID opening, ObjectNode data) {
    Person person = currentPerson.require();
    List<String> before = tasksOf(person, caseId).stream().map(Task::getId).toList();
    String receipt = retry.inTransaction(() -> {
      // Before the person's standing is asked, so that a consent that ends meanwhile counts.
      caseFile.lock(caseId);
      Opened form = open(person, caseId, processKey);
      requireNow(form);
      requireUnsent(form, opening);
      startOpened(form, host.accept(form.schema(), data.deepCopy(), form.current(), form.context()));
      return form.process().receipt();
    });
    return new Begun(receipt, tasksOf(person, caseId).stream().filter(task -> !before.contains(task.getId())).map(this::shown).toList());
  }

  /** The same form open in two windows is one: what is sent from one of them can't be sent from the other. */
  private void requireUnsent(Opened form, UUID opening) {
    if (drafts.find(form.person().id(), subject(form)).filter(draft -> Objects.equals(opening, draft.opening())).isEmpty()) {
      throw FormProblem.conflict("Skjemaet er allerede sendt eller forkastet. Åpne det på nytt hvis du vil sende et til.");
    }
  }

  /** A colleague who only sees that there is a task in the case knows nothing of it, and its forms say much. */
  private boolean takesPart(Person person, UUID caseId) {
    return access.mayRead(person, caseId) || !tasksOf(person, caseId).isEmpty();
  }

  private static boolean canBegin(CaseProcess process, CaseFile.Header header) {
    return header.open() || process.inClosedCase();
  }

  private void requireNow(Opened form) {
    if (form.process().onlyWhen() != null && !isTrue(form.process().onlyWhen(), form.header().id())) {
      throw FormProblem.conflict(form.process().otherwise());
    }
  }

  private boolean isTrue(String question, UUID caseId) {
    return questions.get(question).isTrue(caseId);
  }

  private void startOpened(Opened form, FormValidator.Accepted accepted) {
    anonymousForms.check(form.context(), form.schema(), form.current(), accepted.data());
    UUID caseId = form.header().id();
    Person person = form.person();
    Map<FlowVariable, Object> flow = new EnumMap<>(FlowVariable.class);
    flow.put(FlowVariable.MUNICIPALITY, form.header().municipality());
    flow.put(FlowVariable.SERVICE, form.service());
    flow.put(FlowVariable.OPENED, Date.from(clock.instant()));
    flow.put(FlowVariable.LEVEL, form.header().level());
    flow.put(FlowVariable.STARTER, person.id());
    flow.putAll(flowValues.of(accepted.data()));
    flow.putAll(caseForms.record(new CaseEntry(caseId, person.id(), form.service(), form.process().startEvent(), form.process().name(),
        flowValues.narrative(accepted.data()), accepted.readable(), Map.copyOf(flow),
        entryReaders.of(form.process().definitionId(), form.process().startEvent(), person.id(), Map.of()))));
    drafts.discard(person.id(), subject(form));
    currentPerson.inEngine(person, () -> {
      processes.begin(form.process(), caseId, FlowValues.byKey(flow));
      return null;
    });
  }

  private List<Task> tasksOf(Person person, UUID caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskAssignee(person.id()).orderByDueDate().asc().list();
  }

  private NextTask shown(Task task) {
    return new NextTask(task.getId(), task.getName(), task.getDueDate().toInstant().atZone(clock.getZone()).toOffsetDateTime());
  }

  /** @throws FormProblem when there is no such action, or none in a closed case, or the case is not for this person */
  private Opened open(Person person, UUID caseId, String processKey) {
    String service = access.actsFor(person, caseId).orElseThrow(FormProblem::notFound);
    CaseFile.Header header = caseFile.find(caseId).orElseThrow(FormProblem::notFound);
    CaseProcess process = processes.action(processKey).filter(action -> canBegin(action, header))
        .filter(action -> action.besideAnyTask() || takesPart(person, caseId)).orElseThrow(FormProblem::notFound);
    if (!process.inAnonymousCase() && anonymousCases.isOne(caseId)) {
      throw process.anonymousCase() == null ? FormProblem.notFound() : FormProblem.conflict(process.anonymousCase());
    }
    ObjectNode schema = host.schema(forms.of(process.definitionId(), process.startEvent()).orElseThrow());
    Map<String, Object> variables = Map.of(FlowVariable.MUNICIPALITY.key(), header.municipality(),
        FlowVariable.SERVICE.key(), service, FlowVariable.LEVEL.key(), header.level(), FlowVariable.STARTER.key(), person.id());
    FormContext context = new FormContext(person, caseId, true, variables, Optional.empty());
    return new Opened(person, service, header, process, context, schema, current(schema, context, reader.forTheSystem(caseId)));
  }

  private ObjectNode current(ObjectNode schema, FormContext context, CaseReading reading) {
    ObjectNode current = reading.current(Optional.empty());
    knowledge.forEach(known -> known.addTo(current, schema, context));
    return current;
  }

  private static String subject(Opened form) {
    return form.process().key() + ":" + form.header().id();
  }
}
