package no.stafettpinnen.notification;

import java.time.Clock;
import java.time.LocalDate;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.engine.WorkQueue;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ${queueDigests}}: one daily e-mail for everybody whom something new waits for, each sent alone: one that fails stops no other. */
@ProcessBean("queueDigests")
class QueueDigestsDelegate implements JavaDelegate {

  private final JdbcClient jdbc;
  private final WorkQueue queue;
  private final ObjectProvider<Post> post;
  private final Clock clock;

  QueueDigestsDelegate(JdbcClient jdbc, WorkQueue queue, ObjectProvider<Post> post, Clock clock) {
    this.jdbc = jdbc;
    this.queue = queue;
    this.post = post;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (post.getIfAvailable() != null) {
      LocalDate today = LocalDate.now(clock);
      jdbc.sql("SELECT DISTINCT recipient FROM message WHERE digest").query(String.class).list()
          .forEach(person -> queue.put(DigestWork.KIND, today + " " + person));
    }
  }
}
