package no.stafettpinnen.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction around a step of the process, its case-file entry and its messages (I8), tried again from the start when
 * somebody else changed the same rows first. Nothing of a lost attempt stays. For the engine it is one command, which runs as the
 * system: what it has read once in it, such as a task, it does not read again, and its own rows are written at the end.
 */
@Component
public class ConflictRetry {

  private static final int ATTEMPTS = 8;

  private final TransactionTemplate transaction;

  private final ProcessEngineConfigurationImpl engine;

  ConflictRetry(PlatformTransactionManager transactions, ProcessEngineConfigurationImpl engine) {
    this.transaction = new TransactionTemplate(transactions);
    this.engine = engine;
  }

  /** @throws ConcurrencyFailureException or {@link OptimisticLockingException} when the last attempt also lost */
  public <T> T inTransaction(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.execute(status -> engine.getCommandExecutorTxRequired().execute(context -> work.get()));
      } catch (OptimisticLockingException | ConcurrencyFailureException | DuplicateKeyException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
        pause(attempt);
      }
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(10L * attempt, 40L * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
