package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.access.Capacities;
import no.stafettpinnen.access.CaseAccess;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseForms;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.DeployedForms;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadLogException;
import no.stafettpinnen.tasklist.FormHost.DraftState;
import no.stafettpinnen.tasklist.FormHost.Shown;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

/**
 * The form that opens a case. The person's unit gives municipality (tenant) and service; the case, its baton and the process
 * begin in one transaction. The case id is reserved when the form is shown, so the same form can't open two cases.
 */
@Component
class StartForms {

  /**
   * The process that was started.
   *
   * @param openCases short names of other open cases about the child, those only that the person may read
   */
  record Started(String id, UUID caseId, List<String> openCases) {
  }

  private record Begun(String id, Set<UUID> openCases) {
  }

  private final CurrentPerson currentPerson;
  private final CaseAccess access;
  private final Capacities capacities;
  private final ReadLog readLog;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final DeployedForms forms;
  private final FormHost host;
  private final FlowValues flowValues;
  private final Drafts drafts;
  private final CaseFile caseFile;
  private final CaseForms caseForms;
  private final CaseReader caseReader;
  private final BatonLedger baton;
  private final AnonymousForms anonymousForms;
  private final ConflictRetry retry;
  private final FormGate gate;
  private final ObjectMapper json;
  private final Clock clock;

  StartForms(CurrentPerson currentPerson, CaseAccess access, Capacities capacities, ReadLog readLog,
             RepositoryService repository, RuntimeService runtime, DeployedForms forms, FormHost host, FlowValues flowValues,
             Drafts drafts, CaseFile caseFile, CaseForms caseForms, CaseReader caseReader, BatonLedger baton, AnonymousForms anonymousForms,
             ConflictRetry retry, FormGate gate, ObjectMapper json, Clock clock) {
    this.currentPerson = currentPerson;
    this.access = access;
    this.capacities = capacities;
    this.readLog = readLog;
    this.repository = repository;
    this.runtime = runtime;
    this.forms = forms;
    this.host = host;
    this.flowValues = flowValues;
    this.drafts = drafts;
    this.caseFile = caseFile;
    this.caseForms = caseForms;
    this.caseReader = caseReader;
    this.baton = baton;
    this.anonymousForms = anonymousForms;
    this.retry = retry;
    this.gate = gate;
    this.json = json;
    this.clock = clock;
  }

  private record Opened(Person person, ProcessDefinition process, StartEvent start, FormContext context, ObjectNode schema,
                        JsonNode current) {

    boolean anonymous() {
      return DiagramProperties.of((BaseElement) start.getParentElement()).containsKey(DiagramProperties.ANONYMOUS);
    }
  }

  Shown show(String processKey) {
    Person person = currentPerson.require();
    startable(person, processKey);
    UUID caseId = retry.inTransaction(() -> drafts.reserveCaseId(person.id(), subject(processKey)));
    Opened form = open(person, processKey, caseId);
    Optional<Drafts.Draft> draft = drafts.find(person.id(), subject(processKey));
    ObjectNode shown = host.shownSchema(form.schema(), form.context());
    return new Shown(form.start().getName(), documentation(form.start()), null, caseId.toString(), true, null,
        shown,
        host.shownData(shown, form.current(), draft.map(Drafts.Draft::data).orElse(null), form.context()),
        draft.map(DraftState::of).orElse(null), null, null);
  }

  DraftState saveDraft(String processKey, int version, ObjectNode data) {
    Person person = currentPerson.require();
    startable(person, processKey);
    return retry.inTransaction(() -> {
      UUID caseId = drafts.reserveCaseId(person.id(), subject(processKey));
      Opened form = open(person, processKey, caseId);
      return DraftState.of(drafts.save(person.id(), subject(processKey), caseId, version, host.declared(form.schema(), data)));
    });
  }

  void discardDraft(String processKey) {
    Person person = currentPerson.require();
    drafts.discard(person.id(), subject(processKey));
  }

  /**
   * Opens the case. The same form sent once more, by a second click or after a lost answer, opens no second one.
   *
   * @throws FormProblem when the form is not filled in right, or was never shown to this person
   */
  Started start(String processKey, UUID caseId, ObjectNode data) {
    Person person = currentPerson.require();
    startable(person, processKey);
    Begun begun = retry.inTransaction(() -> {
      if (drafts.find(person.id(), subject(processKey)).filter(draft -> draft.caseId().equals(caseId)).isEmpty()) {
        return startedBefore(person, processKey, caseId, data.deepCopy());
      }
      Opened form = open(person, processKey, caseId);
      return startOpened(form, host.accept(form.schema(), data.deepCopy(), form.current(), form.context()), data);
    });
    return new Started(begun.id(), caseId, told(person, begun.openCases()));
  }

  /** Short names of the cases; none where the telling can't be entered in the read log, because the new case is open already. */
  private List<String> told(Person person, Set<UUID> openCases) {
    if (openCases.isEmpty()) {
      return List.of();
    }
    try {
      readLog.record(capacities.reads(person, openCases, "open-case-hint", Read.Door.FORM));
    } catch (ReadLogException notEntered) {
      return List.of();
    }
    return openCases.stream().map(CaseReference::of).sorted().toList();
  }

  /** The same answers once more are the case that they opened; other answers must never be taken for it. */
  private Begun startedBefore(Person person, String processKey, UUID caseId, ObjectNode data) {
    FormProblem gone = FormProblem.conflict("Skjemaet er allerede sendt, eller åpnet på nytt et annet sted. "
        + "Det du skrev nå, er ikke sendt. Åpne det på nytt fra oppgavelista.");
    if (caseId == null || !baton.firstHolder(caseId).equals(Optional.of(person.id()))) {
      throw gone;
    }
    Opened form = open(person, processKey, caseId);
    FormValidator.Accepted accepted = host.accept(form.schema(), data, form.current(), form.context());
    ProcessInstance running = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.toString())
        .processDefinitionKey(processKey).rootProcessInstances().singleResult();
    if (running == null || !caseReader.forTheSystem(caseId).firstEntry().fields().equals(accepted.readable())) {
      throw gone;
    }
    return new Begun(running.getId(), Set.of());
  }

  private Begun startOpened(Opened form, FormValidator.Accepted accepted, ObjectNode sent) {
    UUID caseId = form.context().caseId();
    ObjectNode narrative = flowValues.narrative(accepted.data());
    String[] unit = narrative.remove("start").path("unit").asText().split("/", 2);
    String municipality = unit[0];
    String service = unit[1];

    Map<FlowVariable, Object> flow = flowValues.of(accepted.data());
    flow.put(FlowVariable.MUNICIPALITY, municipality);
    flow.put(FlowVariable.SERVICE, service);
    flow.put(FlowVariable.OPENED, Date.from(clock.instant()));
    flow.put(FlowVariable.OTHER_SERVICES, 0);
    Set<UUID> openCases = Set.of();
    if (form.anonymous()) {
      flow.put(FlowVariable.LEVEL, 1);
      flow.putAll(anonymousForms.open(form.context(), form.schema(), municipality, service, (String) flow.get(FlowVariable.TEAM), narrative,
          sent));
    } else {
      flow.put(FlowVariable.LEVEL, 0);
      JsonNode child = narrative.remove("child");
      openCases = access.readable(form.person(), caseFile.openCasesOf(municipality, child));
      caseFile.open(caseId, municipality, service, form.person().id(), child);
    }
    flow.putAll(caseForms.record(new CaseEntry(caseId, form.person().id(), service, form.start().getId(),
        form.start().getName(), narrative, accepted.readable(), Map.copyOf(flow), Set.of())));
    drafts.discard(form.person().id(), subject(form.process().getKey()));

    String instance = currentPerson.inEngine(form.person(), () -> gate.open(form.process().getKey(), () ->
        runtime.createProcessInstanceById(form.process().getId()).businessKey(caseId.toString())
            .setVariables(FlowValues.byKey(flow)).execute().getId()));
    return new Begun(instance, openCases);
  }

  /** @throws FormProblem when the person may not start this process, or works in no service */
  private ProcessDefinition startable(Person person, String processKey) {
    ProcessDefinition process = currentPerson.inEngine(person, () -> repository.createProcessDefinitionQuery()
        .processDefinitionKey(processKey).latestVersion().startablePermissionCheck().singleResult());
    if (process == null) {
      throw FormProblem.notFound();
    }
    if (person.services().isEmpty()) {
      throw FormProblem.conflict("Du er ikke knyttet til noen enhet. Be lederen din om å melde deg inn i den.");
    }
    return process;
  }

  /** Drafts of start forms and of tasks do not meet. */
  private static String subject(String processKey) {
    return "start:" + processKey;
  }

  private Opened open(Person person, String processKey, UUID caseId) {
    ProcessDefinition process = startable(person, processKey);
    StartEvent start = repository.getBpmnModelInstance(process.getId()).getModelElementsByType(StartEvent.class).stream()
        .filter(event -> event.getCamundaFormRef() != null).findFirst().orElseThrow(FormProblem::notFound);
    ObjectNode schema = host.schema(forms.of(process.getId(), start.getId()).orElseThrow());
    FormContext context = new FormContext(person, caseId, false, Map.of(), Optional.empty());
    return new Opened(person, process, start, context, schema, json.createObjectNode());
  }

  private static String documentation(StartEvent start) {
    List<String> texts = start.getDocumentations().stream().map(text -> text.getTextContent()).toList();
    return String.join("\n", texts);
  }
}
