package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Adds what a module knows of a case to what a form may show, where the form asks for it: it costs nothing elsewhere. */
interface FormKnowledge {

  /** @param current what the form may show of the case, by the keys that forms use */
  void addTo(ObjectNode current, ObjectNode schema, FormContext context);
}
