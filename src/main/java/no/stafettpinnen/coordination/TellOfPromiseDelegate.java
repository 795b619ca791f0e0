package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfPromise}}: the barnekoordinator is told that a service has answered what it promised (R154). */
@ProcessBean("tellOfPromise")
class TellOfPromiseDelegate implements JavaDelegate {

  private final PromiseNews news;

  TellOfPromiseDelegate(PromiseNews news) {
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    news.tell(execution, Inbox.Kind.PROMISE_ANSWERED);
  }
}
