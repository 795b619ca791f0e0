package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's first-administrator page and its API do not exist here (CVE-2026-77226: while {@code camunda-admin} has no
 * member, anybody could make themselves administrator). It runs before everything else and judges the path as any layer behind
 * might read it: decoded as often as it can be, without matrix parameters, doubled slashes, dots and upper case.
 */
class AdminSetupFilter extends OncePerRequestFilter {

  private static final Pattern SETUP = Pattern.compile(".*/camunda/(api/admin|app/[^/]+/[^/]+|app/[^/]+)/setup(/.*)?");
  private static final int MOST_DECODINGS = 5;

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isSetup(request.getRequestURI())) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return;
    }
    chain.doFilter(request, response);
  }

  static boolean isSetup(String path) {
    String before = null;
    String read = path;
    for (int i = 0; i < MOST_DECODINGS && !read.equals(before); i++) {
      if (SETUP.matcher(plain(read)).matches()) {
        return true;
      }
      before = read;
      read = decoded(read);
    }
    return false;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String plain(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.toLowerCase(Locale.ROOT).replace('\\', '/').split("/")) {
      String name = segment.replaceFirst(";.*", "").strip();
      if (name.equals("..")) {
        segments.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        segments.addLast(name);
      }
    }
    return "/" + String.join("/", segments);
  }
}
