package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code localServices} which services could help the family, where the municipality has them (R161, R162). */
@Component
public class LocalServices {

  /**
   * A service that is there.
   *
   * @param service group id
   * @param why     what it can do, in a sentence
   */
  public record Local(String service, String name, String why) {
  }

  private final DecisionService decisions;
  private final ServiceDirectory directory;

  LocalServices(DecisionService decisions, ServiceDirectory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  /**
   * @param age          in whole years; -1 where the child is expected
   * @param newlySettled whether the family has come as refugees lately
   */
  public List<Local> of(String municipality, int age, boolean newlySettled) {
    return decisions.evaluateDecisionTableByKey("localServices", Map.of("age", age, "newlySettled", newlySettled ? "yes" : "no"))
        .getResultList().stream()
        .flatMap(row -> of(municipality, (String) row.get("service"), (String) row.get("why"))).toList();
  }

  private Stream<Local> of(String municipality, String code, String why) {
    return directory.servicesIn(municipality).stream().filter(service -> code.equals(service.arena()))
        .map(service -> new Local(service.id(), service.name(), why));
  }
}
