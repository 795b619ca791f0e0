package no.stafettpinnen.casefile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a form says into the case file, in the caller's transaction, which is also the engine's (I8). */
@Component
public class CaseForms {

  private static final String SUSPICION = "suspicion";
  private static final String HABILITET = "habilitet";

  private final CaseFile caseFile;
  private final CaseServices services;
  private final List<CaseSection> sections;

  /** @throws IllegalStateException when two sections have the same key */
  CaseForms(CaseFile caseFile, CaseServices services, List<CaseSection> sections) {
    this.caseFile = caseFile;
    this.services = services;
    this.sections = sections;
    sections.stream().collect(Collectors.toMap(CaseSection::key, Function.identity()));
  }

  /**
   * Writes a form into the stafettlogg and its parts into their tables; who wrote it has from now on taken part in the case,
   * unless it was to say no to an invitation or an offer, or whether one is able to be appointed, which the appointment itself follows.
   *
   * @return flow variables that follow from what was written
   * @throws CaseRuleException when a rule of the plans stands in the way
   */
  @Transactional
  public Map<FlowVariable, Object> record(CaseEntry entry) {
    if (!"no".equals(entry.flow().get(FlowVariable.INVITATION_ACCEPTED)) && !BatonAnswers.isNo(entry)
        && !entry.narrative().has(HABILITET)) {
      services.addPerson(entry.caseId(), entry.person(), entry.service());
    }
    caseFile.note(entry.caseId(), entry.person(), entry.form(), new CaseFile.LogText(entry.title(), entry.readable(), entry.readers(),
        entry.narrative().has(SUSPICION) ? entry.narrative() : null));
    Map<FlowVariable, Object> follows = new EnumMap<>(FlowVariable.class);
    sections.stream().filter(section -> entry.narrative().hasNonNull(section.key()) && !entry.narrative().get(section.key()).isEmpty())
        .forEach(section -> follows.putAll(section.write(entry, entry.narrative().get(section.key()))));
    return follows;
  }
}
