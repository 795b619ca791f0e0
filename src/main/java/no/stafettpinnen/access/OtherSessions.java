package no.stafettpinnen.access;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Services are read anew at each request, but a session remembers who is an operator: it ends when that is no longer so. */
@Component
class OtherSessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  OtherSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  void endThoseOfOperator(String person) {
    sessions.findByPrincipalName(person).values().stream().filter(OtherSessions::isOperator)
        .forEach(session -> sessions.deleteById(session.getId()));
  }

  private static boolean isOperator(Session session) {
    SecurityContext context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    return context != null && context.getAuthentication().getAuthorities().stream()
        .anyMatch(authority -> Roles.OPERATOR.equals(authority.getAuthority()));
  }
}
