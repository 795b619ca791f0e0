package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;

/**
 * What one person wrote in one form, on its way into the case file.
 *
 * @param form      key of the form
 * @param title     the task's name as the person saw it
 * @param narrative the fields of the case file, nested as their keys say
 * @param readable  all fields with label and value as people read them, for the stafettlogg
 * @param flow      the flow variables of the same form
 * @param measure   the measure that the task is about
 * @param report    the report to barnevern that the task is about
 * @param task      the flow variables of the task as they stood; empty where nothing was begun yet
 * @param readers   ids of those who read it in the stafettlogg; empty where everybody does who reads the case
 */
public record CaseEntry(UUID caseId, String person, String service, String form, String title, JsonNode narrative,
                        List<Line> readable, Map<FlowVariable, Object> flow, Optional<UUID> measure, Optional<UUID> report,
                        Map<FlowVariable, Object> task, Set<String> readers) {

  /** About nothing that a task was given. */
  public CaseEntry(UUID caseId, String person, String service, String form, String title, JsonNode narrative, List<Line> readable,
                   Map<FlowVariable, Object> flow, Set<String> readers) {
    this(caseId, person, service, form, title, narrative, readable, flow, Optional.empty(), Optional.empty(), Map.of(), readers);
  }

  /** One field as the stafettlogg shows it. */
  public record Line(String label, String value) {
  }
}
