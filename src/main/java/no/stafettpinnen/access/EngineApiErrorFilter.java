package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import no.stafettpinnen.engine.AssignmentGate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What Tasklist's own API says when something goes wrong: one Norwegian sentence without class names, permissions or ids. A task
 * or case of others answers as one that does not exist. The engine's log keeps the technical message.
 */
class EngineApiErrorFilter extends OncePerRequestFilter {

  /** Here the engine says in five ways that there is no such task. */
  private static final Pattern ONE_TASK = Pattern.compile("/task/(?!count$)[^/]+");

  private final ObjectMapper json;

  EngineApiErrorFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value() && answer.getStatus() != HttpStatus.UNAUTHORIZED.value()) {
      replace(answer, ONE_TASK.matcher(request.getRequestURI()).find(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    }
    answer.copyBodyToResponse();
  }

  private void replace(ContentCachingResponseWrapper answer, boolean oneTask, String technical) throws IOException {
    HttpStatus status = status(answer.getStatus(), oneTask, technical);
    answer.resetBuffer();
    answer.setStatus(status.value());
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    answer.getWriter().write(json.writeValueAsString(Map.of("type", "Feil", "message", sentence(status, technical))));
  }

  private static HttpStatus status(int status, boolean oneTask, String technical) {
    if (technical.contains("TaskAlreadyClaimedException") || technical.contains("OptimisticLockingException")) {
      return HttpStatus.CONFLICT;
    }
    if (technical.contains(AssignmentGate.REFUSED)) {
      return HttpStatus.FORBIDDEN;
    }
    boolean notThere = technical.contains("no authenticated tenant") || technical.contains("Cannot find task with id");
    if (status == 403 || status == 404 || notThere || oneTask && status < 500) {
      return HttpStatus.NOT_FOUND;
    }
    return status < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  private static String sentence(HttpStatus status, String technical) {
    return switch (status) {
      case CONFLICT -> technical.contains("TaskAlreadyClaimedException")
          ? "Oppgaven er allerede tatt av en annen." : "Noen andre endret oppgaven samtidig. Prøv igjen.";
      case FORBIDDEN -> "Oppgaven kan ikke gis til denne personen.";
      case NOT_FOUND -> "Oppgaven finnes ikke, eller du har ikke tilgang til den.";
      case BAD_REQUEST -> "Forespørselen kunne ikke utføres.";
      default -> "Noe gikk galt hos oss. Prøv igjen om litt.";
    };
  }
}
