package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.tasklist.FormHost.DraftState;
import no.stafettpinnen.tasklist.FormHost.Shown;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The form host's door: forms of tasks, start forms, and forms of what is begun in a case, their drafts, completion. */
@RestController
@RequestMapping("/api/forms")
class FormController {

  /**
   * @param version the draft's version that the page has seen; 0 where there was none
   * @param opening as the page was shown it; only of what is begun in a case
   */
  record DraftBody(int version, UUID opening, ObjectNode data) {

    DraftBody {
      data = orEmpty(data);
    }
  }

  /** @param opening as the page was shown it; only of what is begun in a case */
  record CompleteBody(UUID opening, ObjectNode data) {

    CompleteBody {
      data = orEmpty(data);
    }
  }

  record StartBody(UUID caseId, ObjectNode data) {

    StartBody {
      data = orEmpty(data);
    }
  }

  private final TaskForms taskForms;
  private final StartForms startForms;
  private final CaseActions caseActions;

  FormController(TaskForms taskForms, StartForms startForms, CaseActions caseActions) {
    this.taskForms = taskForms;
    this.startForms = startForms;
    this.caseActions = caseActions;
  }

  @GetMapping("/tasks/{taskId}")
  Shown showTask(@PathVariable String taskId) {
    return taskForms.show(taskId);
  }

  @PutMapping("/tasks/{taskId}/draft")
  DraftState saveTaskDraft(@PathVariable String taskId, @RequestBody DraftBody body) {
    return taskForms.saveDraft(taskId, body.version(), body.data());
  }

  @DeleteMapping("/tasks/{taskId}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discardTaskDraft(@PathVariable String taskId) {
    taskForms.discardDraft(taskId);
  }

  @PostMapping("/tasks/{taskId}/complete")
  Map<String, String> complete(@PathVariable String taskId, @RequestBody CompleteBody body) {
    taskForms.complete(taskId, body.data());
    return Map.of();
  }

  @GetMapping("/start/{processKey}")
  Shown showStart(@PathVariable String processKey) {
    return startForms.show(processKey);
  }

  @PutMapping("/start/{processKey}/draft")
  DraftState saveStartDraft(@PathVariable String processKey, @RequestBody DraftBody body) {
    return startForms.saveDraft(processKey, body.version(), body.data());
  }

  @DeleteMapping("/start/{processKey}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discardStartDraft(@PathVariable String processKey) {
    startForms.discardDraft(processKey);
  }

  @PostMapping("/start/{processKey}")
  StartForms.Started start(@PathVariable String processKey, @RequestBody StartBody body) {
    return startForms.start(processKey, body.caseId(), body.data());
  }

  @GetMapping("/cases/{caseId}/{processKey}")
  Shown showAction(@PathVariable UUID caseId, @PathVariable String processKey) {
    return caseActions.show(caseId, processKey);
  }

  @PutMapping("/cases/{caseId}/{processKey}/draft")
  DraftState saveActionDraft(@PathVariable UUID caseId, @PathVariable String processKey, @RequestBody DraftBody body) {
    return caseActions.saveDraft(caseId, processKey, body.opening(), body.version(), body.data());
  }

  @DeleteMapping("/cases/{caseId}/{processKey}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discardActionDraft(@PathVariable UUID caseId, @PathVariable String processKey) {
    caseActions.discardDraft(caseId, processKey);
  }

  @PostMapping("/cases/{caseId}/{processKey}")
  CaseActions.Begun startAction(@PathVariable UUID caseId, @PathVariable String processKey, @RequestBody CompleteBody body) {
    return caseActions.start(caseId, processKey, body.opening(), body.data());
  }

  private static ObjectNode orEmpty(ObjectNode data) {
    return data == null ? JsonNodeFactory.instance.objectNode() : data;
  }
}
