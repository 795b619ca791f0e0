package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** No request to our own endpoints is larger than one megabyte, some thirty times the longest text that anybody has to write. */
class RequestSizeFilter extends OncePerRequestFilter {

  private static final int MOST_BYTES = 1_000_000;

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean hidesItsSize = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    if (hidesItsSize || request.getContentLengthLong() > MOST_BYTES) {
      response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getWriter().write("{\"title\":\"For mye tekst\",\"status\":413,\"detail\":\"Teksten er for lang til å lagres.\"}");
      return;
    }
    chain.doFilter(request, response);
  }
}
