package no.stafettpinnen.referral;

import java.util.Map;
import no.stafettpinnen.municipality.CsvTable;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * How many children there are, read at start from the municipality's table in the form of {@code demo/cohorts.csv}: the unit's service id,
 * or the municipality's own id for all its children. What a leader has said stays.
 */
@Component
@ConditionalOnProperty("stafettpinnen.cohorts-file")
class CohortsFile implements SmartInitializingSingleton {

  private static final String CLASSPATH = "classpath:";

  private final CohortSizes sizes;
  private final Resource file;

  /** @param file a path, or {@code classpath:} and one within the application */
  CohortsFile(CohortSizes sizes, @Value("${stafettpinnen.cohorts-file}") String file) {
    this.sizes = sizes;
    this.file = file.startsWith(CLASSPATH) ? new ClassPathResource(file.substring(CLASSPATH.length())) : new FileSystemResource(file);
  }

  /** @throws IllegalArgumentException when the file is not such a table */
  @Override
  public void afterSingletonsInstantiated() {
    for (Map<String, String> row : CsvTable.read(file)) {
      try {
        sizes.setFromFile(row.get("municipality"), row.get("unit"), new CohortSizes.Year(Integer.parseInt(row.get("birthYear")),
            Integer.valueOf(row.get("girls")), Integer.valueOf(row.get("boys"))));
      } catch (DuplicateKeyException anotherNodeWasFaster) {
        // It read the same file.
        continue;
      }
    }
  }
}
