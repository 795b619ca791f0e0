package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
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

  private static final String CLAIMED = "TaskAlreadyClaimedException";
  /** What the engine throws for an id that it does not know. */
  private static final Set<String> ABSENT = Set.of("NullValueException", "NotFoundException");
  /** The engine has no exception of its own for this; nor for what a listener throws, which it wraps. */
  private static final String OTHER_TENANT = "no authenticated tenant";

  /** Here the engine says in five ways that there is no such task, "badly asked" among them. */
  private static final Pattern ONE_TASK = Pattern.compile(".*/task/(?!count$)[^/]+(/.*)?");

  private final ObjectMapper json;

  EngineApiErrorFilter(ObjectMapper json) {
    this.json = json;
  }

  /** The engine's answer: the name of its exception, and what it says. Empty when the body is not the engine's. */
  private record Trouble(String type, String message) {
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HeldAnswer answer = new HeldAnswer(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value() && answer.getStatus() != HttpStatus.UNAUTHORIZED.value()) {
      replace(request, answer, trouble(answer.getContentAsByteArray()));
    }
    answer.copyBodyToResponse();
  }

  private void replace(HttpServletRequest request, ContentCachingResponseWrapper answer, Trouble trouble) throws IOException {
    boolean oneTask = ONE_TASK.matcher(request.getRequestURI()).matches();
    HttpStatus status = status(oneTask && answer.getStatus() == 400 ? 404 : answer.getStatus(), trouble);
    answer.resetBuffer();
    answer.setStatus(status.value());
    answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    answer.getWriter().write(json.writeValueAsString(Map.of("type", "Feil", "message", sentence(status, trouble))));
  }

  private Trouble trouble(byte[] body) {
    try {
      JsonNode told = json.readTree(body);
      return new Trouble(told.path("type").asText(), told.path("message").asText());
    } catch (IOException e) {
      return new Trouble("", "");
    }
  }

  private static HttpStatus status(int status, Trouble trouble) {
    if (trouble.type().equals(CLAIMED) || trouble.type().equals("OptimisticLockingException")) {
      return HttpStatus.CONFLICT;
    }
    if (trouble.message().contains(AssignmentGate.REFUSED) || status == 403 && trouble.type().isEmpty()) {
      return HttpStatus.FORBIDDEN;
    }
    if (status == 403 || status == 404 || ABSENT.contains(trouble.type()) || trouble.message().contains(OTHER_TENANT)) {
      return HttpStatus.NOT_FOUND;
    }
    return switch (status) {
      case 405 -> HttpStatus.METHOD_NOT_ALLOWED;
      case 415 -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      default -> status < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  private static String sentence(HttpStatus status, Trouble trouble) {
    return switch (status) {
      case CONFLICT -> trouble.type().equals(CLAIMED)
          ? "Oppgaven er allerede tatt av en annen." : "Noen andre endret oppgaven samtidig. Prøv igjen.";
      case FORBIDDEN -> trouble.type().isEmpty()
          ? "Siden er utløpt. Last den på nytt og prøv igjen." : "Oppgaven kan ikke gis til denne personen.";
      case NOT_FOUND -> "Oppgaven finnes ikke, er tatt av en annen, eller du har ikke tilgang til den.";
      case INTERNAL_SERVER_ERROR -> "Noe gikk galt hos oss. Prøv igjen om litt.";
      default -> "Forespørselen kunne ikke utføres.";
    };
  }

  /** Keeps an answer back, also one that the web apps end with {@code sendError}. */
  private static final class HeldAnswer extends ContentCachingResponseWrapper {

    private HeldAnswer(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) {
      setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
      setStatus(status);
    }
  }
}
