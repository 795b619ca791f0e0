package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to the name that people use, so that no address can be made from a name that somebody else put in a request. Our scripts
 * and pictures are for all; a health check asks for one by the node's own name.
 */
class PublicHost extends OncePerRequestFilter {

  private final String host;
  private final Problems problems;

  /** @param publicUrl such as {@code https://stafettpinnen.example.no} */
  PublicHost(String publicUrl, Problems problems) {
    this.host = URI.create(publicUrl).getHost();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean isSameForAll = request.getRequestURI().startsWith("/stafettpinnen/");
    if (isSameForAll || host.equalsIgnoreCase(request.getServerName())) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, HttpStatus.BAD_REQUEST, "Feil adresse", "Stafettpinnen har en annen adresse.");
    }
  }
}
