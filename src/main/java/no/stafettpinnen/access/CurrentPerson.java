package no.stafettpinnen.access;

import java.util.function.Supplier;
import no.stafettpinnen.engine.EngineUser;
import no.stafettpinnen.municipality.Person;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who is logged in, with the services of this moment. */
@Component
public class CurrentPerson {

  private final ServiceDirectory directory;
  private final EngineUser engineUser;

  CurrentPerson(ServiceDirectory directory, EngineUser engineUser) {
    this.directory = directory;
    this.engineUser = engineUser;
  }

  /** @throws AccessDeniedException when nobody is logged in, or the person is not in the directory */
  public Person require() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null) {
      throw new AccessDeniedException("Not logged in");
    }
    return directory.person(authentication.getName()).orElseThrow(() -> new AccessDeniedException("Unknown person"));
  }

  /** Runs engine calls as this person, with the engine's own authorisation and tenant checks. */
  public <T> T inEngine(Person person, Supplier<T> action) {
    return engineUser.as(person.id(), person.groups(), person.municipalities(), action);
  }
}
