package no.stafettpinnen.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Tells {@link TaskGiven} of a task that somebody gets, and of a new one that nobody has; where the diagram tells of it itself, only that it is there. */
class TaskGivenListener extends AbstractBpmnParseListener {

  private final ObjectProvider<TaskGiven> told;

  TaskGivenListener(ObjectProvider<TaskGiven> told) {
    this.told = told;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    if (DiagramProperties.of(element).containsKey(DiagramProperties.TOLD_OTHERWISE)) {
      task.addTaskListener(TaskListener.EVENTNAME_CREATE, created -> told.getObject().toldBefore(created));
      return;
    }
    task.addTaskListener(TaskListener.EVENTNAME_CREATE, created -> {
      if (created.getAssignee() == null) {
        tell(created);
      }
    });
    task.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assigned -> {
      if (assigned.getAssignee() != null) {
        tell(assigned);
      }
    });
  }

  private void tell(DelegateTask task) {
    Authentication person = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    told.getObject().to(task, Optional.ofNullable(person).map(Authentication::getUserId));
  }
}
