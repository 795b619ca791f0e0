package no.stafettpinnen.tasklist;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.engine.DiagramProperties;
import no.stafettpinnen.engine.DrawnElements;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.stereotype.Component;

/**
 * Who reads in the stafettlogg what is written in a form. Where the diagram says {@code forReporter}, that is whoever wrote it and
 * whoever has the duty to report (bvl. § 13-2): leaders are told that there is a report, not what it says.
 */
@Component
class EntryReaders {

  private final DrawnElements drawn;

  EntryReaders(DrawnElements drawn) {
    this.drawn = drawn;
  }

  /**
   * @param element   id of the user task or the start event
   * @param variables those of the task
   * @return ids of people; empty where everybody reads it who reads the case
   */
  Set<String> of(String definitionId, String element, String writer, Map<String, Object> variables) {
    if (!drawn.properties(definitionId, element).containsKey(DiagramProperties.FOR_REPORTER)) {
      return Set.of();
    }
    return Stream.of(writer, (String) variables.get(FlowVariable.REPORTER.key())).filter(Objects::nonNull).collect(Collectors.toSet());
  }
}
