package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.stafettpinnen.municipality.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who is logged in and has no service and no other group here, sees one page that says so, and nothing else. */
class WithoutServices extends OncePerRequestFilter {

  static final String PAGE = "/ingen-tilgang.html";
  private static final String DETAIL = "Du er logget inn, men har ikke tilgang ennå. Spør lederen din.";

  private final CurrentPerson currentPerson;
  private final Problems problems;
  private final RequestMatcher api;
  private final RequestMatcher open;

  WithoutServices(CurrentPerson currentPerson, Problems problems, RequestMatcher api, RequestMatcher open) {
    this.currentPerson = currentPerson;
    this.problems = problems;
    this.api = api;
    this.open = open;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isNobody() || open.matches(request) || currentPerson.find().map(Person::groups).stream().anyMatch(g -> !g.isEmpty())) {
      chain.doFilter(request, response);
    } else if (api.matches(request)) {
      problems.write(response, HttpStatus.FORBIDDEN, "Ikke tilgang", DETAIL);
    } else {
      response.setStatus(HttpStatus.FORBIDDEN.value());
      request.getRequestDispatcher(PAGE).forward(request, response);
    }
  }

  private static boolean isNobody() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null || authentication instanceof AnonymousAuthenticationToken;
  }
}
