package no.stafettpinnen.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.web.RedirectStrategy;

/** Tells a script where to go next, instead of a redirect that it would follow unseen. */
class NextPage implements RedirectStrategy {

  private final ObjectMapper json;

  NextPage(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getWriter().write(json.writeValueAsString(Map.of("next", url)));
  }
}
