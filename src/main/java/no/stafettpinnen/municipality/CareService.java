package no.stafettpinnen.municipality;

import java.util.List;

/**
 * A service within a unit, such as the teachers of one school: the engine's group.
 *
 * @param id             group id, for instance {@code school:halsen}
 * @param municipalities tenant ids of the municipalities that it serves; several where it is shared (R145)
 */
public record CareService(String id, String name, List<String> municipalities) {

  /** The arena: the part of the id before the colon, such as {@code kindergarten} or {@code school}. */
  public String arena() {
    return id.substring(0, id.indexOf(':'));
  }
}
