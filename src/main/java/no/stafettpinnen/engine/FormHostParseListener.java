package no.stafettpinnen.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Lets Tasklist show each form through our form host, and puts the {@link FormGate} in the command: on the completion of
 * every user task and on the start of every process that no other process calls and no timer starts. The diagrams keep the standard
 * {@code camunda:formRef} that the modeler writes.
 */
class FormHostParseListener extends AbstractBpmnParseListener {

  static final String FORM_KEY = "embedded:/tasklist-form.html";

  private static final TaskListener COMPLETION_GATE = task -> FormGate.requireOpenFor(task.getId());

  private static final TaskListener ASSIGNMENT_GATE = new AssignmentGate();

  private static final ExecutionListener START_GATE = execution -> {
    boolean byTimer = Context.getCommandContext().getCurrentJob() != null;
    if (execution.getSuperExecution() == null && !byTimer) {
      FormGate.requireOpenFor(((ExecutionEntity) execution).getProcessDefinition().getKey());
    }
  };

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    showThroughHost(definition.getFormDefinition());
    definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, COMPLETION_GATE);
    definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, ASSIGNMENT_GATE);
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
    if (scope instanceof ProcessDefinitionEntity definition && definition.getStartFormDefinition() != null) {
      showThroughHost(definition.getStartFormDefinition());
    }
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity definition) {
    definition.addListener(ExecutionListener.EVENTNAME_START, START_GATE);
  }

  private static void showThroughHost(FormDefinition form) {
    if (form.getCamundaFormDefinitionKey() != null) {
      form.setFormKey(new FixedValue(FORM_KEY));
    }
  }
}
