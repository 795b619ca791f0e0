package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import no.stafettpinnen.engine.FlowVariable;

/** Takes one part of a form, named by the first part of its fields' keys, into a table of its own beside the stafettlogg. */
public interface CaseSection {

  /** First part of the keys, such as {@code measures} or {@code evaluation}. */
  String key();

  /** @return flow variables that follow from it */
  Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value);
}
