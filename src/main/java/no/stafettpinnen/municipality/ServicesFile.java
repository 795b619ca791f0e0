package no.stafettpinnen.municipality;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/** The municipalities' units and services, read at start from a table in the form of {@code demo/services.csv}. */
@Component
@ConditionalOnProperty("stafettpinnen.services-file")
class ServicesFile implements SmartInitializingSingleton {

  private final ServiceRegistration registration;
  private final String file;

  ServicesFile(ServiceRegistration registration, @Value("${stafettpinnen.services-file}") String file) {
    this.registration = registration;
    this.file = file;
  }

  /** @throws IllegalArgumentException when the file is not such a table, or names a municipality that there is not */
  @Override
  public void afterSingletonsInstantiated() {
    CsvTable.read(new FileSystemResource(file)).forEach(row ->
        registration.service(row.get("id"), row.get("name"), CsvTable.words(row.get("municipalities"))));
  }
}
