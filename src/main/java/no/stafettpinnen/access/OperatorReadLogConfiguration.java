package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import no.stafettpinnen.readlog.ReadLog;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the operators' read log behind the log-in and before everything that answers. */
@Configuration(proxyBeanMethods = false)
class OperatorReadLogConfiguration {

  private static final int BEFORE_THE_ENGINE = 199;

  @Bean
  FilterRegistrationBean<OperatorReadLogFilter> operatorReadLog(OperatorReads reads, ReadLog readLog, ObjectMapper json) {
    FilterRegistrationBean<OperatorReadLogFilter> filter =
        new FilterRegistrationBean<>(new OperatorReadLogFilter(reads, readLog, json));
    filter.addUrlPatterns("/camunda/api/engine/*", "/camunda/api/cockpit/*");
    filter.setOrder(BEFORE_THE_ENGINE);
    return filter;
  }
}
