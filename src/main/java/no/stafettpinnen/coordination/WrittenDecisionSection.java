package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Function;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * The decision on the barnekoordinator as the family gets it (fvl. §§ 24–27): {@code writtenDecision.text}, {@code .grounds},
 * {@code .sentOn} (ISO date), and {@code .youthWish}, which must be there for youths of 16 and 17 (R155). Within which time and to whom
 * they can complain, the table says today. The guardians read the child's view in it: the one that was asked for this, and not what the child
 * may have said to somebody else since.
 */
@Component
class WrittenDecisionSection implements CaseSection {

  private static final String SENT_ON = "sentOn";
  static final String RIGHT = "barnekoordinator";

  private final Decisions decisions;
  private final ComplaintRules complaints;
  private final AppointedFunctions functions;
  private final Appointments appointments;
  private final ChildViews childViews;
  private final CaseProgress progress;
  private final CaseFile caseFile;

  WrittenDecisionSection(Decisions decisions, ComplaintRules complaints, AppointedFunctions functions,
                         Appointments appointments, ChildViews childViews, CaseProgress progress, CaseFile caseFile) {
    this.decisions = decisions;
    this.complaints = complaints;
    this.functions = functions;
    this.appointments = appointments;
    this.childViews = childViews;
    this.progress = progress;
    this.caseFile = caseFile;
  }

  @Override
  public String key() {
    return "writtenDecision";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    if (Youth.hasWeight(progress.age(caseId)) && value.path("youthWish").asText().isBlank()) {
      throw new CaseRuleException("writtenDecision.youthWish", "Skriv hva ungdommen ønsket, og hvordan dere har vektlagt det.");
    }
    LocalDate sentOn = LocalDate.parse(value.path(SENT_ON).asText());
    ComplaintRules.Complaint rule = complaints.of(caseFile.find(caseId).orElseThrow().municipality(), RIGHT);
    Optional<Function> appointed = functions.find(caseId, Kind.BARNEKOORDINATOR).filter(function -> !function.isStoodIn());
    UUID view = appointments.childView(caseId, Kind.BARNEKOORDINATOR).orElseGet(() -> childViews.latest(caseId));
    ObjectNode words = value.deepCopy();
    words.remove(SENT_ON);
    decisions.write(caseId, new Decisions.Decision(UUID.randomUUID(), RIGHT, true, view,
        appointed.map(Function::holder).orElse(null), appointed.map(Function::service).orElse(null), null, entry.person(), entry.service(),
        sentOn, rule.lastDay(sentOn), rule.instance()), words.put("complaint", rule.text()).put("source", rule.source()));
    return Map.of();
  }
}
