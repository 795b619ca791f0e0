package no.stafettpinnen.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node writes when it starts, one node at a time: the row that the engine itself locks to start up is the lock. */
@Component
public class StartUp {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  StartUp(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Runs {@code work} in one transaction, alone among all nodes. */
  public void alone(Runnable work) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("SELECT VALUE_ FROM ACT_GE_PROPERTY WHERE NAME_ = 'startup.lock' FOR UPDATE").query(String.class).single();
      work.run();
    });
  }
}
