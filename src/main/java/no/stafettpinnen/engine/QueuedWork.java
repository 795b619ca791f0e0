package no.stafettpinnen.engine;

/**
 * Work that follows from a step, done by the engine's job executor after the step is committed: one transaction, as the system. What
 * fails is tried again with growing pauses; what fails for good is an incident that an operator sees. It may run twice where a node
 * dies between its effect and its commit.
 */
public interface QueuedWork {

  /** Short name, the same for ever: it stands in the queue. */
  String kind();

  /** @param subject id of what it is about, as given to {@link WorkQueue#put} */
  void run(String subject);

  /**
   * The last attempt has failed, and there is an incident. Runs in a transaction of its own.
   *
   * @param subject as given to {@link #run}
   */
  default void failedForGood(String subject) {
  }
}
