package no.stafettpinnen.coordination;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.AgainstClosing;
import no.stafettpinnen.engine.CaseRuns;
import org.springframework.stereotype.Component;

/**
 * A need that was reported is assessed, a barnekoordinator is the family's right until the family or the review says otherwise, and a
 * complaint is answered to its end, whatever the guide comes to (R141, R152, hol. § 7-2 a, fvl. § 33).
 */
@Component
class OwedToFamily implements AgainstClosing {

  private static final Map<String, String> WHY = new LinkedHashMap<>();

  static {
    WHY.put("complaint", "En klage på et vedtak i den er ikke ferdig behandlet.");
    WHY.put("coordinationNeed", "Koordinerende enhet vurderer et behov som er meldt i den.");
    WHY.put("barnekoordinator", "Familien har barnekoordinator, eller skal få det. Det slutter når familien sier nei eller ikke trenger det lenger.");
  }

  private final CaseRuns runs;

  OwedToFamily(CaseRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> why(UUID caseId) {
    Set<String> running = runs.running(caseId, WHY.keySet());
    return WHY.entrySet().stream().filter(process -> running.contains(process.getKey())).map(Map.Entry::getValue).findFirst();
  }
}
