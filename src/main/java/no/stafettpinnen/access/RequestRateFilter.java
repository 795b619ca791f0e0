package no.stafettpinnen.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How much one person may ask of this node: {@code perSecond} in the long run, {@code burst} at once. Each node protects
 * itself, so two nodes together answer at most twice as much; nothing else depends on the count, and a restart forgets it.
 * Who is not logged in is counted at the log-in, not here.
 */
class RequestRateFilter extends OncePerRequestFilter {

  private final long nanosPerRequest;
  private final long nanosAhead;
  private final LongSupplier nanos;
  private final ConcurrentHashMap<String, Long> paidUntil = new ConcurrentHashMap<>();

  RequestRateFilter(int perSecond, int burst, LongSupplier nanos) {
    this.nanosPerRequest = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nanosAhead = nanosPerRequest * burst;
    this.nanos = nanos;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    if (person == null || admits(person.getName())) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    ApiRefusal.write(response, HttpStatus.TOO_MANY_REQUESTS, "Det kom for mange forespørsler på én gang. Vent litt og prøv igjen.");
  }

  /** Whether this person has a request left; it is then used. */
  boolean admits(String person) {
    AtomicBoolean admitted = new AtomicBoolean();
    long now = nanos.getAsLong();
    paidUntil.compute(person, (id, until) -> {
      long next = (until == null || until - now < 0 ? now : until) + nanosPerRequest;
      admitted.set(next - now <= nanosAhead);
      return admitted.get() ? Long.valueOf(next) : until;
    });
    return admitted.get();
  }
}
