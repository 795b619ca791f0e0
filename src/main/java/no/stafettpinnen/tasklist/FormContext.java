package no.stafettpinnen.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.municipality.Person;

/**
 * Where a form is filled in.
 *
 * @param caseExists false in a start form, whose case id is only reserved
 * @param variables  the flow variables of the task; empty in a start form
 * @param measure    the measure that the task is about
 * @param choices    choices from data that were looked up already for this form
 */
record FormContext(Person person, UUID caseId, boolean caseExists, Map<String, Object> variables, Optional<UUID> measure,
                   Map<String, List<Option>> choices) {

  FormContext(Person person, UUID caseId, boolean caseExists, Map<String, Object> variables, Optional<UUID> measure) {
    this(person, caseId, caseExists, variables, measure, new HashMap<>());
  }
}
