package no.stafettpinnen.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import no.stafettpinnen.readlog.ReadLog;
import no.stafettpinnen.readlog.ReadLogException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/** Enters in the read log what an operator asks the engine's API, before the engine answers (I9). */
class OperatorReadLogFilter extends OncePerRequestFilter {

  private static final String OPERATOR = "ROLE_OPERATOR";
  private static final int MOST_BYTES = 1_000_000;

  private final OperatorReads reads;
  private final ReadLog readLog;
  private final ObjectMapper json;

  OperatorReadLogFilter(OperatorReads reads, ReadLog readLog, ObjectMapper json) {
    this.reads = reads;
    this.readLog = readLog;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || who.getAuthorities().stream().noneMatch(role -> OPERATOR.equals(role.getAuthority()))) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "Forespørselen er for stor.");
      return;
    }
    try {
      readLog.record(reads.of(who.getName(), UrlPathHelper.defaultInstance.getPathWithinApplication(request),
          query(request) + " " + plain(body)));
    } catch (ReadLogException failed) {
      logger.error("A reading by an operator could not be entered in the read log: "
          + failed.getCause().getClass().getSimpleName());
      refuse(response, HttpStatus.SERVICE_UNAVAILABLE, failed.getMessage());
      return;
    }
    chain.doFilter(new KeptBody(request, body), response);
  }

  private static String query(HttpServletRequest request) {
    String query = request.getQueryString();
    try {
      return query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return query;
    }
  }

  /** Escapes in JSON would hide an id. */
  private String plain(byte[] body) throws IOException {
    try {
      return body.length == 0 ? "" : json.readTree(body).toString();
    } catch (JsonProcessingException notJson) {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(json.writeValueAsString(Map.of("type", "Feil", "message", sentence)));
  }
}
