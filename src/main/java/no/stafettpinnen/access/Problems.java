package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the filters before our endpoints say to a script that may not go on: problem details (RFC 9457) with one sentence. */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ObjectMapper json;

  Problems(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    write(response, HttpStatus.UNAUTHORIZED, "Ikke logget inn", "Du er logget ut. Logg inn på nytt.");
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
    write(response, HttpStatus.FORBIDDEN, "Ikke tilgang", refused instanceof CsrfException
        ? "Siden er for gammel. Last den inn på nytt, og prøv igjen." : "Du har ikke tilgang til dette.");
  }

  void write(HttpServletResponse response, HttpStatus status, String title, String detail) throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", title);
    problem.put("status", status.value());
    problem.put("detail", detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(json.writeValueAsString(problem));
  }
}
