package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestRateFilterTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RequestRateFilter filter = new RequestRateFilter(10, 20, now::get);

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aBurstIsAnsweredAndThenTheRate() {
    assertThat(admitted("kari", 100)).isEqualTo(20);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(admitted("kari", 100)).isEqualTo(10);
    now.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(admitted("kari", 100)).isEqualTo(20);
  }

  @Test
  void onePersonDoesNotUseAnothersShare() {
    assertThat(admitted("kari", 50)).isEqualTo(20);
    assertThat(admitted("anne", 50)).isEqualTo(20);
  }

  @Test
  void tooManyAreToldToWait() throws Exception {
    SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken("kari", "", List.of()));
    AtomicInteger served = new AtomicInteger();
    MockHttpServletResponse last = new MockHttpServletResponse();
    for (int i = 0; i < 21; i++) {
      last = new MockHttpServletResponse();
      filter.doFilter(new MockHttpServletRequest("GET", "/api/me"), last, (request, response) -> served.incrementAndGet());
    }
    assertThat(served).hasValue(20);
    assertThat(last.getStatus()).isEqualTo(429);
    assertThat(last.getHeader("Retry-After")).isEqualTo("1");
    assertThat(last.getContentType()).startsWith("application/problem+json");
    assertThat(last.getContentAsString()).contains("\"status\":429").contains("Vent litt og prøv igjen");
  }

  private long admitted(String person, int requests) {
    long admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += filter.admits(person) ? 1 : 0;
    }
    return admitted;
  }
}
