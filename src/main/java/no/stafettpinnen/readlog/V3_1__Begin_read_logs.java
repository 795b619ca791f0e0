package no.stafettpinnen.readlog;

import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Begins the log of the cases that were there before there was a read log, and of {@link ReadLog#MANY_CASES}. Once, as a
 * migration: a log that is missing later was removed. In Java, because the seal needs the key.
 */
@Component
class V3_1__Begin_read_logs extends BaseJavaMigration {

  private final Supplier<Chain> chains;

  @Autowired
  V3_1__Begin_read_logs(ObjectProvider<Chain> chains) {
    this(chains::getObject);
  }

  V3_1__Begin_read_logs(Supplier<Chain> chains) {
    this.chains = chains;
  }

  @Override
  public void migrate(Context context) {
    Chain chain = chains.get();
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
    ReadLog.open(jdbc, chain, ReadLog.MANY_CASES, null);
    jdbc.sql("SELECT id, municipality FROM case_file").query((row, n) ->
            Head.first(row.getObject("id", UUID.class), row.getString("municipality"))).list()
        .forEach(head -> ReadLog.open(jdbc, chain, head.caseId(), head.municipality()));
  }
}
