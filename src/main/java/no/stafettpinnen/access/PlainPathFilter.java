package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One spelling for each path: what no browser writes (a letter or digit in percent signs, a doubled slash, dots between slashes) is
 * refused at once, before layers that read it differently, or that fill the log with their surprise.
 */
class PlainPathFilter extends OncePerRequestFilter {

  private static final Pattern ODD =
      Pattern.compile("//|\\\\|/\\.\\.?(/|$)|%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ODD.matcher(request.getRequestURI()).find()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return;
    }
    chain.doFilter(request, response);
  }
}
