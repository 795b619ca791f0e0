package no.stafettpinnen.access;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions lie in the database. Two requests of one page may set the same attribute first: the later one wins, none fails. */
@Configuration(proxyBeanMethods = false)
class SharedSessions {

  private static final String MERGE_ON_H2 = """
      MERGE INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
      KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) VALUES (?, ?, ?)""";

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> laterAttributeWins(DataSource database) throws MetaDataAccessException {
    String url = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getURL());
    return DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.POSTGRESQL
        ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
        : sessions -> sessions.setCreateSessionAttributeQuery(MERGE_ON_H2);
  }

  @Bean
  static BeanPostProcessor seldomTouchedSessions() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcIndexedSessionRepository sessions ? new SeldomTouchedSessions<>(sessions) : bean;
      }
    };
  }
}
