package no.stafettpinnen.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Which of the web apps' pages, or of the pages of cases and messages, somebody wanted before the log-in. The browser remembers it: whoever is not
 * logged in leaves nothing with us.
 */
class PageAfterLogIn implements RequestCache {

  private static final String COOKIE = "STAFETT-PAGE";
  private static final String CASE = "/sak.html";
  private static final Pattern PAGE = Pattern.compile(
      "/camunda/app/[a-z]{1,20}/(default/)?|/beskjeder|/saker\\.html|/kull\\.html|" + Pattern.quote(CASE) + "\\?sak=[0-9a-f-]{36}");
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final boolean secure;

  PageAfterLogIn(boolean secure) {
    this.secure = secure;
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI();
    if (CASE.equals(path)) {
      path += "?" + request.getQueryString();
    }
    if (HttpMethod.GET.matches(request.getMethod()) && PAGE.matcher(path).matches()) {
      write(response, path, KEPT);
    }
  }

  @Override
  public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie != null && PAGE.matcher(cookie.getValue()).matches() ? new SimpleSavedRequest(cookie.getValue()) : null;
  }

  /** Nothing of the request is repeated. */
  @Override
  public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    write(response, "", Duration.ZERO);
  }

  private void write(HttpServletResponse response, String path, Duration age) {
    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, path).path("/").httpOnly(true).secure(secure)
        .sameSite("Lax").maxAge(age).build().toString());
  }
}
