package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The doors in front of the engine's own API, in the order in which a request meets them. */
@Configuration(proxyBeanMethods = false)
class EngineDoors {

  private static final int AFTER_SECURITY = 100;

  @Bean
  FilterRegistrationBean<AdminSetupFilter> noAdminSetup() {
    return at(Ordered.HIGHEST_PRECEDENCE, new AdminSetupFilter(), "/*");
  }

  @Bean
  FilterRegistrationBean<PlainPathFilter> plainPaths() {
    return at(Ordered.HIGHEST_PRECEDENCE + 1, new PlainPathFilter(), "/*");
  }

  @Bean
  FilterRegistrationBean<RequestRateFilter> requestRate(
      @Value("${stafettpinnen.requests-per-second:30}") int perSecond, @Value("${stafettpinnen.request-burst:300}") int burst) {
    return at(AFTER_SECURITY, new RequestRateFilter(perSecond, burst, System::nanoTime), "/api/*", "/camunda/api/*");
  }

  @Bean
  FilterRegistrationBean<EngineRequestFilter> engineRequests() {
    return at(AFTER_SECURITY + 1, new EngineRequestFilter(), "/camunda/*");
  }

  @Bean
  FilterRegistrationBean<TasklistToken> tasklistToken() {
    return at(AFTER_SECURITY + 1, new TasklistToken(), "/camunda/api/*");
  }

  @Bean
  FilterRegistrationBean<EngineApiErrorFilter> webAppApiErrors(ObjectMapper json) {
    return at(AFTER_SECURITY + 2, new EngineApiErrorFilter(json),
        "/camunda/api/admin/*", "/camunda/api/cockpit/*", "/camunda/api/tasklist/*", "/camunda/api/welcome/*");
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter, String... paths) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(paths);
    registration.setOrder(order);
    return registration;
  }
}
