package no.stafettpinnen.municipality;

import java.util.List;

/**
 * A service within a unit, such as the teachers of one school: the engine's group.
 *
 * @param id             group id, for instance {@code school:halsen}
 * @param municipalities tenant ids of the municipalities that it serves; several where it is shared (R145)
 */
public record CareService(String id, String name, List<String> municipalities) {

  private static final String TEAM = "team:";
  private static final String COORDINATING = "coordination:";

  /** The arena: the part of the id before the colon, such as {@code kindergarten} or {@code school}. */
  public String arena() {
    return id.substring(0, id.indexOf(':'));
  }

  /** Whether it is a multidisciplinary team, where people of several services meet: no case belongs to it and nobody invites it. */
  public boolean isTeam() {
    return isTeam(id);
  }

  /** Whether it is a coordinating team (samordningsteam), a forum on the level of the system that no case can reach (I10). */
  public boolean isCoordinating() {
    return id.startsWith(COORDINATING);
  }

  /** Whether cases belong to it, and it can take part in others. */
  public boolean hasCases() {
    return !isTeam() && !isCoordinating();
  }

  /** The same of a service by its id. */
  public static boolean isTeam(String service) {
    return service.startsWith(TEAM);
  }
}
