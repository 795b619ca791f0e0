package no.stafettpinnen.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.stafettpinnen.access.SeldomTouchedSessions.Touched;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions whose time of last use is written at most once a minute, as {@link SessionAge} does with its own, instead of with each
 * request: a write and a commit that every page paid for each thing it fetched. Attributes are written at once.
 */
final class SeldomTouchedSessions<S extends Session> implements FindByIndexNameSessionRepository<Touched<S>> {

  private static final Duration STEP = Duration.ofMinutes(1);

  private final FindByIndexNameSessionRepository<S> stored;

  SeldomTouchedSessions(FindByIndexNameSessionRepository<S> stored) {
    this.stored = stored;
  }

  @Override
  public Touched<S> createSession() {
    return new Touched<>(stored.createSession());
  }

  @Override
  public void save(Touched<S> session) {
    stored.save(session.stored);
  }

  @Override
  public Touched<S> findById(String id) {
    S found = stored.findById(id);
    return found == null ? null : new Touched<>(found);
  }

  @Override
  public void deleteById(String id) {
    stored.deleteById(id);
  }

  @Override
  public Map<String, Touched<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
    Map<String, Touched<S>> found = new LinkedHashMap<>();
    stored.findByIndexNameAndIndexValue(indexName, indexValue).forEach((id, session) -> found.put(id, new Touched<>(session)));
    return found;
  }

  /** A stored session. */
  static final class Touched<S extends Session> implements Session {

    private final S stored;

    private Touched(S stored) {
      this.stored = stored;
    }

    @Override
    public void setLastAccessedTime(Instant now) {
      if (now.isAfter(stored.getLastAccessedTime().plus(STEP))) {
        stored.setLastAccessedTime(now);
      }
    }

    @Override
    public Instant getLastAccessedTime() {
      return stored.getLastAccessedTime();
    }

    @Override
    public String getId() {
      return stored.getId();
    }

    @Override
    public String changeSessionId() {
      return stored.changeSessionId();
    }

    @Override
    public <T> T getAttribute(String name) {
      return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      stored.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      stored.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return stored.getCreationTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return stored.isExpired();
    }
  }
}
