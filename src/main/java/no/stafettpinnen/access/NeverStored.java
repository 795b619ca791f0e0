package no.stafettpinnen.access;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/** No browser or proxy keeps this answer, whatever the engine's web apps say ({@code no-cache} lets it be stored). */
class NeverStored extends HttpServletResponseWrapper {

  private static final String NO_STORE = "no-store";

  NeverStored(HttpServletResponse response) {
    super(response);
    response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  @Override
  public void setHeader(String name, String value) {
    super.setHeader(name, HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name) ? NO_STORE : value);
  }

  @Override
  public void addHeader(String name, String value) {
    if (HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
      setHeader(name, NO_STORE);
    } else {
      super.addHeader(name, value);
    }
  }
}
