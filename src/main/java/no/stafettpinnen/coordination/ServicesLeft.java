package no.stafettpinnen.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.Cooperation;
import no.stafettpinnen.engine.CaseMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A consent is over (I3): what koordinerende enhet, or one of the services concerned, was to do in the case is told so and stops. */
@Component
class ServicesLeft {

  private static final String UNIT_OUT = "unitOut";
  private static final String DISAGREEMENT_OVER = "disagreementOver";
  private static final String PAIR_OUT = "pairOut";

  private final CaseFile caseFile;
  private final CoordinatingUnits units;
  private final Disagreements disagreements;
  private final Pairs pairs;
  private final CaseMessages messages;

  ServicesLeft(CaseFile caseFile, CoordinatingUnits units, Disagreements disagreements, Pairs pairs, CaseMessages messages) {
    this.caseFile = caseFile;
    this.units = units;
    this.disagreements = disagreements;
    this.pairs = pairs;
    this.messages = messages;
  }

  @EventListener
  void tell(Cooperation.ServicesOut out) {
    UUID caseId = out.caseId();
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    boolean unitIsOut = out.services().contains(units.of(municipality));
    List<String> told = new ArrayList<>();
    if (unitIsOut) {
      told.add(UNIT_OUT);
    }
    if (unitIsOut || disagreements.pending(caseId).filter(one -> one.services().stream().anyMatch(out.services()::contains)).isPresent()) {
      told.add(DISAGREEMENT_OVER);
    }
    if (pairs.of(municipality, null).services().stream().anyMatch(out.services()::contains)) {
      told.add(PAIR_OUT);
    }
    if (!told.isEmpty()) {
      messages.tell(caseId, told.toArray(String[]::new));
    }
  }
}
