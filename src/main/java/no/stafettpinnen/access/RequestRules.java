package no.stafettpinnen.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What may be asked at all; what is not in this list is refused. In Tasklist's API a caseworker may see and claim tasks, and a
 * leader reassign them; forms go through our own endpoints.
 */
final class RequestRules {

  private static final String OPERATOR = "OPERATOR";
  private static final String ENGINE_API = "/camunda/api/engine/engine/default";
  private static final String[] WRITES_OF_TASKLIST = {
      ENGINE_API + "/task/*/claim", ENGINE_API + "/task/*/unclaim", ENGINE_API + "/task/*/assignee"};
  private static final String[] QUERIES_BY_POST = {
      ENGINE_API + "/task", ENGINE_API + "/task/count", ENGINE_API + "/filter/*/list", ENGINE_API + "/filter/*/count",
      ENGINE_API + "/filter/*/singleResult",
      ENGINE_API + "/authorization/check"};
  /** Variables and history tell what a case is about; Tasklist with our form host needs neither. */
  private static final String[] STORED_IN_ENGINE = {
      ENGINE_API + "/history/**", ENGINE_API + "/variable-instance/**", ENGINE_API + "/execution/**",
      ENGINE_API + "/task/*/variables/**", ENGINE_API + "/task/*/localVariables/**", ENGINE_API + "/task/*/form-variables",
      ENGINE_API + "/process-instance/*/variables/**", ENGINE_API + "/process-definition/statistics",
      ENGINE_API + "/process-definition/*/statistics"};

  private RequestRules() {
  }

  static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
    requests
        .requestMatchers(GET, "/", "/index.html", "/logg-inn", "/logg-inn.html", "/favicon.ico", "/stafettpinnen/**",
            "/api/demo-people", "/utlogget", "/utlogget.html", "/innlogging-feilet", "/innlogging-feilet.html",
            "/ingen-tilgang.html").permitAll()
        .requestMatchers("/error").permitAll()
        .requestMatchers("/camunda/app/cockpit/**", "/camunda/app/admin/**", "/camunda/api/cockpit/**")
            .hasRole(OPERATOR)
        .requestMatchers(GET, "/camunda/api/admin/auth/**").authenticated()
        .requestMatchers("/camunda/api/admin/**").denyAll()
        .requestMatchers(STORED_IN_ENGINE).hasRole(OPERATOR)
        .requestMatchers(RequestRules::asksByVariable).hasRole(OPERATOR)
        .requestMatchers(GET, "/camunda/**").authenticated()
        .requestMatchers(HEAD, "/camunda/**").authenticated()
        .requestMatchers(OPTIONS, ENGINE_API + "/filter").authenticated()
        .requestMatchers(POST, WRITES_OF_TASKLIST).authenticated()
        .requestMatchers(POST, QUERIES_BY_POST).authenticated()
        .requestMatchers("/camunda/**").denyAll()
        .requestMatchers("/api/**").authenticated()
        .requestMatchers(GET, "/tasklist-form.html").authenticated()
        .anyRequest().denyAll();
  }

  private static boolean asksByVariable(HttpServletRequest request) {
    return request.getRequestURI().startsWith(ENGINE_API)
        && Collections.list(request.getParameterNames()).stream().anyMatch(name -> name.contains("ariable"));
  }
}
