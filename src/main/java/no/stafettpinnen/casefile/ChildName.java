package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;

/** What a child is called in lists. */
public final class ChildName {

  private ChildName() {
  }

  /** @return the first name; of an anonymous case, what stands for a name */
  public static String brief(JsonNode child) {
    String name = child.path("name").asText().strip();
    return isAnonymous(child) ? name : name.split("\\s+")[0];
  }

  /** Whether the case is about nobody by name. */
  public static boolean isAnonymous(JsonNode child) {
    return !child.has("birthDate");
  }
}
