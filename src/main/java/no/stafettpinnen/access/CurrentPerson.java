package no.stafettpinnen.access;

import java.util.Optional;
import java.util.function.Supplier;
import no.stafettpinnen.engine.EngineUser;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The person who is logged in, with the services of this moment: read once in each request, never kept in the session. */
@Component
public class CurrentPerson {

  private static final String READ = CurrentPerson.class.getName();

  private final ServiceDirectory directory;
  private final EngineUser engineUser;

  CurrentPerson(ServiceDirectory directory, EngineUser engineUser) {
    this.directory = directory;
    this.engineUser = engineUser;
  }

  /** @throws AccessDeniedException when nobody is logged in, or the person is not in the directory */
  public Person require() {
    return find().orElseThrow(() -> new AccessDeniedException("Nobody, or nobody in the directory, is logged in"));
  }

  /** Runs engine calls as this person, with the engine's own authorisation and tenant checks. */
  public <T> T inEngine(Person person, Supplier<T> action) {
    return engineUser.as(person.id(), person.groups(), person.municipalities(), action);
  }

  Optional<Person> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
      return Optional.empty();
    }
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return directory.person(authentication.getName());
    }
    if (request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST) instanceof Person person
        && person.id().equals(authentication.getName())) {
      return Optional.of(person);
    }
    Optional<Person> person = directory.person(authentication.getName());
    person.ifPresent(found -> request.setAttribute(READ, found, RequestAttributes.SCOPE_REQUEST));
    return person;
  }
}
