package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session ends ten hours after log-in, and half an hour after the person last did something. Tasklist asks for its list again
 * and again by itself: that does not count.
 */
class SessionAge extends OncePerRequestFilter {

  static final String LOGGED_IN_AT = "stafettpinnen.loggedInAt";
  static final String ACTIVE_AT = "stafettpinnen.activeAt";
  static final Duration LONGEST = Duration.ofHours(10);
  static final Duration IDLE = Duration.ofMinutes(30);
  /** So seldom is the time of the last activity written. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private final RequestMatcher byItself;

  SessionAge(RequestMatcher byItself) {
    this.byItself = byItself;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null) {
      check(session, Instant.now(), !byItself.matches(request));
    }
    chain.doFilter(request, response);
  }

  private static void check(HttpSession session, Instant now, boolean isActivity) {
    Instant loggedIn = (Instant) session.getAttribute(LOGGED_IN_AT);
    Instant active = (Instant) session.getAttribute(ACTIVE_AT);
    if (loggedIn == null) {
      session.setAttribute(LOGGED_IN_AT, now);
      session.setAttribute(ACTIVE_AT, now);
    } else if (now.isAfter(loggedIn.plus(LONGEST)) || now.isAfter(active.plus(IDLE))) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    } else if (isActivity && now.isAfter(active.plus(STEP))) {
      session.setAttribute(ACTIVE_AT, now);
    }
  }
}
