package no.stafettpinnen.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What may be asked at all; what is not in this list is refused. Tasklist's API: see and claim tasks, and for a leader to
 * reassign them; forms go through our own endpoints. Cockpit's: read where processes are, and let a job try again, for operators.
 * Admin is for nobody: people and what they may do come from the log-in.
 */
final class RequestRules {

  private static final String OPERATOR = "OPERATOR";
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String[] OPEN_PAGES = {"/", "/index.html", "/logg-inn", "/logg-inn.html", "/favicon.ico",
      "/stafettpinnen/**", "/api/demo-people", "/utlogget", "/utlogget.html", "/innlogging-feilet", "/innlogging-feilet.html",
      "/ingen-tilgang.html"};
  private static final String[] TASKLIST_PAGES = {"/camunda/app/tasklist/**", "/camunda/lib/**", "/camunda/assets/**",
      "/camunda/favicon.ico", "/tasklist-form.html"};
  private static final String[] TASKLIST_READS = engine("/task", "/task/count", "/task/*", "/task/*/identity-links",
      "/task/*/form", "/filter", "/filter/count", "/filter/*", "/filter/*/list", "/filter/*/count", "/filter/*/singleResult",
      "/process-definition", "/process-definition/count", "/process-definition/*", "/process-definition/*/xml",
      "/process-definition/*/diagram", "/process-definition/*/startForm", "/authorization/check");
  private static final String[] TASKLIST_QUERIES = engine("/task", "/task/count", "/filter/*/list", "/filter/*/count",
      "/filter/*/singleResult");
  private static final String[] TASKLIST_WRITES = engine("/task/*/claim", "/task/*/unclaim", "/task/*/assignee");
  private static final String[] COCKPIT_QUERIES = engine("/process-instance", "/process-instance/count",
      "/history/process-instance", "/history/process-instance/count", "/history/activity-instance",
      "/history/activity-instance/count", "/history/task", "/history/task/count", "/history/variable-instance",
      "/history/variable-instance/count", "/variable-instance", "/variable-instance/count", "/execution", "/execution/count",
      "/job", "/job/count", "/job-definition", "/job-definition/count", "/external-task", "/external-task/count",
      "/history/decision-instance", "/history/decision-instance/count");

  private RequestRules() {
  }

  static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
    requests
        .requestMatchers(GET, OPEN_PAGES).permitAll()
        .requestMatchers("/error").permitAll()
        .requestMatchers(GET, TASKLIST_PAGES).authenticated()
        .requestMatchers(HEAD, TASKLIST_PAGES).authenticated()
        .requestMatchers(GET, "/camunda/api/admin/auth/user/default", "/camunda/api/tasklist/**",
            "/camunda/api/engine/engine", "/camunda/api/engine/engine/").authenticated()
        .requestMatchers(GET, TASKLIST_READS).authenticated()
        .requestMatchers(OPTIONS, ENGINE + "/filter", ENGINE + "/filter/*").authenticated()
        .requestMatchers(POST, TASKLIST_QUERIES).authenticated()
        .requestMatchers(POST, TASKLIST_WRITES).authenticated()
        .requestMatchers(GET, "/camunda/app/cockpit/**", "/camunda/api/cockpit/**", "/camunda/api/engine/**").hasRole(OPERATOR)
        .requestMatchers(POST, "/camunda/api/cockpit/**").hasRole(OPERATOR)
        .requestMatchers(POST, COCKPIT_QUERIES).hasRole(OPERATOR)
        .requestMatchers(PUT, ENGINE + "/job/*/retries").hasRole(OPERATOR)
        .requestMatchers("/camunda/**").denyAll()
        .requestMatchers("/api/**").authenticated()
        .anyRequest().denyAll();
  }

  private static String[] engine(String... paths) {
    return Stream.of(paths).map(path -> ENGINE + path).toArray(String[]::new);
  }
}
