package no.stafettpinnen.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Says when a new task is due, and when somebody looks after it next (I5). The engine asks for every user task of every diagram, so
 * that a task that is drawn tomorrow waits no longer than others.
 */
public interface TaskDates {

  /** Sets the due date, unless the diagram has set one, and the follow-up date. */
  void set(DelegateTask task);
}
