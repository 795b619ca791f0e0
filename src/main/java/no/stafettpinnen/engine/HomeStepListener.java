package no.stafettpinnen.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** A user task with the property {@code homeStep} is passed by, in whatever diagram, while nothing may go to the home. */
class HomeStepListener extends AbstractBpmnParseListener {

  private final ObjectProvider<HomeSteps> steps;

  HomeStepListener(ObjectProvider<HomeSteps> steps) {
    this.steps = steps;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (DiagramProperties.of(element).containsKey(DiagramProperties.HOME_STEP)) {
      activity.setActivityBehavior(new PassableTask(((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDecorator()));
    }
  }

  private final class PassableTask extends UserTaskActivityBehavior {

    private PassableTask(TaskDecorator decorator) {
      super(decorator);
    }

    @Override
    public void performExecution(ActivityExecution execution) throws Exception {
      String caseId = execution.getProcessBusinessKey();
      if (steps.getObject().areHeld(caseId)) {
        steps.getObject().skipped(caseId, List.of(execution.getCurrentActivityName()));
        leave(execution);
      } else {
        super.performExecution(execution);
      }
    }
  }
}
