package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The token against forged requests that Camunda's web apps demand. It is asked for before Camunda's own filter sees the request:
 * that one ends the session of whoever comes without, so that a page elsewhere could log people out in mid-sentence.
 */
class TasklistToken extends OncePerRequestFilter {

  private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  /** Does the request carry the token of its session? */
  static boolean isIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String given = request.getHeader("X-XSRF-TOKEN");
    return session != null && given != null && session.getAttribute("CAMUNDA_CSRF_TOKEN") instanceof String expected
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (CHANGES_NOTHING.contains(request.getMethod()) || isIn(request)) {
      chain.doFilter(request, response);
    } else {
      ApiRefusal.write(response, HttpStatus.FORBIDDEN, "Siden er utløpt. Last den på nytt og prøv igjen.");
    }
  }
}
