package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the family answers to a barnekoordinator (R155): {@code coordinatorAnswer.on} (ISO date), {@code .by}, {@code .why} and
 * {@code .youthWish}, which must be there for youths of 16 and 17: they neither consent nor oppose. Who must sign, the part
 * {@code consent} of the same form asks the table.
 */
@Component
class CoordinatorAnswerSection implements CaseSection {

  private final CaseProgress progress;
  private final CaseText text;
  private final JdbcClient jdbc;
  private final Clock clock;

  CoordinatorAnswerSection(CaseProgress progress, CaseText text, JdbcClient jdbc, Clock clock) {
    this.progress = progress;
    this.text = text;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "coordinatorAnswer";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    if (Youth.hasWeight(progress.age(entry.caseId())) && value.path("youthWish").asText().isBlank()) {
      throw new CaseRuleException("coordinatorAnswer.youthWish", "Skriv hva ungdommen ønsker. Det veier tungt, selv om foreldrene samtykker.");
    }
    jdbc.sql("""
            INSERT INTO coordinator_answer (id, case_id, answered_on, accepted, recorded_at, recorded_by, answer_text)
            VALUES (:id, :case, :on, :accepted, :now, :person, :text)""")
        .param("id", UUID.randomUUID()).param("case", entry.caseId()).param("on", LocalDate.parse(value.path("on").asText()))
        .param("accepted", "yes".equals(entry.flow().get(FlowVariable.CONSENT_GIVEN))).param("now", OffsetDateTime.now(clock))
        .param("person", entry.person()).param("text", text.write(entry.caseId(), value)).update();
    return Map.of();
  }
}
