package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.GroupMeetings;
import no.stafettpinnen.casefile.Measures;
import no.stafettpinnen.casefile.Measures.Agreed;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the ansvarsgruppe agrees on (R106): {@code groupMeasures[]} with {@code goal} (how it is measured), {@code what}, {@code responsible}
 * ({@code service/person}) and {@code due} (ISO date). Each is a measure of the case with a task of its own.
 */
@Component
@Order(3)
class GroupMeasuresSection implements CaseSection {

  private final Measures measures;
  private final GroupMeetings meetings;
  private final Partners partners;

  GroupMeasuresSection(Measures measures, GroupMeetings meetings, Partners partners) {
    this.measures = measures;
    this.meetings = meetings;
    this.partners = partners;
  }

  @Override
  public String key() {
    return "groupMeasures";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode rows) {
    List<Agreed> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(Agreed.by(row.path("responsible").asText(), row.path("goal").asText(), row.path("what").asText(),
        LocalDate.parse(row.path("due").asText()))));
    lines.stream().map(Agreed::service).distinct().forEach(service -> partners.admit(entry.caseId(), service, "groupMeasures"));
    measures.agree(entry.caseId(), meetings.standing(entry.caseId()).orElseThrow().id(), lines);
    return Map.of();
  }
}
