package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** No request to our own endpoints is larger than one megabyte, some thirty times the longest text that anybody has to write. */
class RequestSizeFilter extends OncePerRequestFilter {

  private static final int MOST_BYTES = 1_000_000;

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean hidesItsSize = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    if (hidesItsSize || request.getContentLengthLong() > MOST_BYTES) {
      ApiRefusal.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "Teksten er for lang til å lagres.");
      return;
    }
    chain.doFilter(request, response);
  }
}
