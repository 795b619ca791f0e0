package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** No request to our own endpoints is larger than {@code mostBytes}. */
class RequestSizeFilter extends OncePerRequestFilter {

  /** Some thirty times the longest text that anybody has to write. */
  static final int FOR_EMPLOYEES = 1_000_000;
  /** What somebody without an account sends: the form's longest answers, in letters of several bytes. */
  static final int FOR_ANYBODY = 150_000;

  private final int mostBytes;

  RequestSizeFilter(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean hidesItsSize = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    if (hidesItsSize || request.getContentLengthLong() > mostBytes) {
      ApiRefusal.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "Teksten er for lang til å lagres.");
      return;
    }
    chain.doFilter(request, response);
  }
}
