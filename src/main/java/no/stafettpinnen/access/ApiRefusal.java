package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** An answer to a request that goes no further: problem details (RFC 9457), and {@code message}, which Tasklist shows. */
final class ApiRefusal {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiRefusal() {
  }

  static void write(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(JSON.writeValueAsString(Map.of("type", "about:blank", "title", title(status),
        "status", status.value(), "detail", sentence, "message", sentence)));
  }

  private static String title(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "Ugyldig forespørsel";
      case FORBIDDEN -> "Ikke tilgang";
      case PAYLOAD_TOO_LARGE -> "For mye tekst";
      case UNSUPPORTED_MEDIA_TYPE -> "Ukjent innhold";
      case TOO_MANY_REQUESTS -> "For mange forespørsler";
      default -> "Noe gikk galt";
    };
  }
}
