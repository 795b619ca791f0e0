package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${lapsePromise}}: the service is out of the case, so nobody waits for its answer; the barnekoordinator is told (R114, R154). */
@ProcessBean("lapsePromise")
class LapsePromiseDelegate implements JavaDelegate {

  private final PromiseLedger promises;
  private final PromiseNews news;

  LapsePromiseDelegate(PromiseLedger promises, PromiseNews news) {
    this.promises = promises;
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    promises.lapse(news.tell(execution, Inbox.Kind.PROMISE_LAPSED));
  }
}
