package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.municipality.Person;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * Tells Camunda's web apps who is logged in, so that there is one log-in for everything, and which services the person has at
 * this request. Cockpit is for operators; Admin's pages are in nobody's {@link RequestRules}.
 */
class WebAppLogin extends ContainerBasedAuthenticationFilter {

  private static final Set<String> FOR_ALL = Set.of("tasklist");
  private static final Set<String> FOR_OPERATORS = Set.of("tasklist", "cockpit");

  private static final Pattern WHO_AM_I = Pattern.compile("/api/admin/auth/user/([^/]+)");

  private final CurrentPerson currentPerson;

  WebAppLogin(CurrentPerson currentPerson) {
    this.currentPerson = currentPerson;
  }

  @Override
  public void init(FilterConfig config) {
    authenticationProvider = new ContainerBasedAuthenticationProvider() {
      @Override
      public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return currentPerson.find().map(person -> new AuthenticationResult(person.id(), true))
            .orElseGet(AuthenticationResult::unsuccessful);
      }
    };
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    super.doFilter(new RequestWithForgetfulSession((HttpServletRequest) request),
        new NeverStored((HttpServletResponse) response), chain);
  }

  /** Also where a page asks who is logged in: nothing of that is remembered from the request before. */
  @Override
  protected String extractEngineName(HttpServletRequest request) {
    Matcher whoAmI = WHO_AM_I.matcher(getRequestUri(request));
    return whoAmI.matches() ? whoAmI.group(1) : super.extractEngineName(request);
  }

  @Override
  protected UserAuthentication createAuthentication(ProcessEngine engine, String id, List<String> groups, List<String> tenants) {
    Person person = currentPerson.require();
    UserAuthentication authentication = new UserAuthentication(person.id(), engine.getName());
    authentication.setGroupIds(person.groups());
    authentication.setTenantIds(person.municipalities());
    authentication.setAuthorizedApps(person.groups().contains(Groups.OPERATORS) ? FOR_OPERATORS : FOR_ALL);
    return authentication;
  }
}
