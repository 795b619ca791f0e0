package no.stafettpinnen.coordination;

import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.notification.Inbox;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** {@code ${tellOfMissingAnswer}}: the barnekoordinator is told that the day has passed and the service has not answered (R154). */
@ProcessBean("tellOfMissingAnswer")
class TellOfMissingAnswerDelegate implements JavaDelegate {

  private final PromiseNews news;

  TellOfMissingAnswerDelegate(PromiseNews news) {
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    news.tell(execution, Inbox.Kind.PROMISE_UNANSWERED);
  }
}
