package no.stafettpinnen.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What may be asked at all; what is not in this list is refused. Tasklist's API: see and claim tasks, and for a leader to
 * reassign them; forms go through our own endpoints. Cockpit's: read where processes are, and let a job try again, for operators.
 * Admin is for nobody: people and what they may do come from the log-in.
 */
final class RequestRules {

  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
  private static final String OPERATOR = "OPERATOR";
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String NEED_FROM_OUTSIDE = "/api/need-from-outside";
  private static final String[] OPEN_PAGES = {"/", "/index.html", "/logg-inn", "/logg-inn.html", "/favicon.ico",
      "/stafettpinnen/**", "/api/demo-people", "/utlogget", "/utlogget.html", "/innlogging-feilet", "/innlogging-feilet.html",
      "/ingen-tilgang.html", "/meld-behov", "/meld-behov.html", NEED_FROM_OUTSIDE};
  private static final String[] TASKLIST_PAGES = {"/camunda/app/tasklist/**", "/camunda/lib/**", "/camunda/assets/**",
      "/camunda/favicon.ico", "/tasklist-form.html"};
  private static final String[] CASE_PAGES = {"/saker.html", "/sak.html", "/kull.html", "/team.html", "/trender.html"};
  private static final String[] TASKLIST_READS = engine("/task", "/task/count", "/task/*", "/task/*/identity-links",
      "/task/*/form", "/filter", "/filter/count", "/filter/*", "/filter/*/list", "/filter/*/count",
      "/process-definition", "/process-definition/count", "/process-definition/*", "/process-definition/*/xml",
      "/process-definition/*/startForm", "/authorization/check");
  private static final String[] TASKLIST_QUERIES = engine("/task", "/task/count", "/filter/*/list", "/filter/*/count");
  private static final String[] TASKLIST_WRITES = engine("/task/*/claim", "/task/*/unclaim", "/task/*/assignee");
  private static final String COCKPIT = "/camunda/api/cockpit/plugin";
  private static final String[] COCKPIT_PAGES = {"/camunda/app/cockpit/**", COCKPIT + "/cockpitPlugins/static/**",
      COCKPIT + "/base/default/process-definition/statistics", COCKPIT + "/base/default/process-definition/statistics-count"};
  private static final String[] COCKPIT_READS = engine("/process-definition/statistics", "/process-definition/*/statistics",
      "/process-definition/*/static-called-process-definitions", "/case-definition/count", "/decision-definition/count",
      "/deployment/count", "/job-definition", "/job/count", "/job/*/stacktrace", "/process-instance/*",
      "/process-instance/*/activity-instances");
  private static final String[] COCKPIT_LISTS = {COCKPIT + "/base/default/process-instance",
      COCKPIT + "/base/default/process-instance/count", COCKPIT + "/base/default/process-instance/*/called-process-instances",
      COCKPIT + "/base/default/process-definition/*/called-process-definitions", COCKPIT + "/base/default/incident/",
      COCKPIT + "/base/default/incident/count"};
  private static final String[] COCKPIT_QUERIES = engine("/process-instance", "/process-instance/count", "/job",
      "/variable-instance", "/variable-instance/count");

  private RequestRules() {
  }

  static void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
    requests
        .requestMatchers(RequestRules::isSentByAnotherSite).denyAll()
        .requestMatchers(GET, OPEN_PAGES).permitAll()
        // The one thing that somebody without an account can send.
        .requestMatchers(POST, NEED_FROM_OUTSIDE).permitAll()
        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
        // Before Tasklist's, whose patterns are wider.
        .requestMatchers(GET, COCKPIT_PAGES).hasRole(OPERATOR)
        .requestMatchers(GET, COCKPIT_READS).hasRole(OPERATOR)
        .requestMatchers(POST, COCKPIT_LISTS).hasRole(OPERATOR)
        .requestMatchers(POST, COCKPIT_QUERIES).hasRole(OPERATOR)
        .requestMatchers(PUT, ENGINE + "/job/*/retries").hasRole(OPERATOR)
        .requestMatchers(GET, TASKLIST_PAGES).authenticated()
        .requestMatchers(GET, CASE_PAGES).authenticated()
        .requestMatchers(HEAD, TASKLIST_PAGES).authenticated()
        .requestMatchers(GET, "/camunda/api/admin/auth/user/default", "/camunda/api/tasklist/plugin/tasklistPlugins/static/**",
            "/camunda/api/engine/engine", "/camunda/api/engine/engine/").authenticated()
        .requestMatchers(GET, TASKLIST_READS).authenticated()
        .requestMatchers(OPTIONS, ENGINE + "/filter", ENGINE + "/filter/*").authenticated()
        .requestMatchers(POST, TASKLIST_QUERIES).authenticated()
        .requestMatchers(POST, TASKLIST_WRITES).authenticated()
        .requestMatchers("/camunda/**").denyAll()
        .requestMatchers(GET, "/beskjeder", "/beskjeder.html").authenticated()
        .requestMatchers("/api/**").authenticated()
        .anyRequest().denyAll();
  }

  /** A link elsewhere may lead to a page, not to what a page asks for: it would put the reader into a read log, unknowing. */
  private static boolean isSentByAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean isAsked = request.getServletPath().startsWith("/api/") || request.getServletPath().startsWith("/camunda/api/");
    return isAsked && site != null && !SAME_SITE.contains(site);
  }

  private static String[] engine(String... paths) {
    return Stream.of(paths).map(path -> ENGINE + path).toArray(String[]::new);
  }
}
