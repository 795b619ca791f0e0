package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code compulsoryCoordination} whether two services always coordinate (R136). */
@Component
public class Pairs {

  /**
   * Two services of a municipality.
   *
   * @param required whether they must coordinate
   * @param services their group ids; one without people where none is entered
   * @param why      a sentence for those concerned
   */
  public record Pair(boolean required, List<String> services, String why) {
  }

  private final DecisionService decisions;
  private final ServiceDirectory directory;

  Pairs(DecisionService decisions, ServiceDirectory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  /** @param situation {@code adulthood}, {@code privateRespite}, {@code familyCase} or {@code none} */
  public Pair of(String municipality, String situation) {
    DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey("compulsoryCoordination",
        Map.of("municipality", municipality, "situation", situation == null ? "none" : situation)).getSingleResult();
    return new Pair("yes".equals(row.getEntry("required")), List.of(directory.serviceOf(row.getEntry("first"), municipality),
        directory.serviceOf(row.getEntry("second"), municipality)), row.getEntry("why"));
  }
}
