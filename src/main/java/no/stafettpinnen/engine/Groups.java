package no.stafettpinnen.engine;

import java.util.Collection;
import java.util.List;

/** How groups are named: a service within a unit is {@code school:halsen-barneskole}, its leaders {@code leader:school:…}. */
public final class Groups {

  public static final String OPERATORS = "camunda-admin";
  /** What the name of a group of leaders begins with, before the service that they lead. */
  public static final String LEADER = "leader:";

  private Groups() {
  }

  public static String leadersOf(String service) {
    return LEADER + service;
  }

  public static boolean isLeaderGroup(String group) {
    return group.startsWith(LEADER);
  }

  /** The service whose members or leaders a group is. */
  public static String serviceOf(String group) {
    return isLeaderGroup(group) ? group.substring(LEADER.length()) : group;
  }

  /** The services that members of these groups work in. */
  public static List<String> services(Collection<String> groups) {
    return groups.stream().filter(group -> !isLeaderGroup(group) && !OPERATORS.equals(group)).sorted().toList();
  }

  /** The services that members of these groups lead. */
  public static List<String> leads(Collection<String> groups) {
    return groups.stream().filter(Groups::isLeaderGroup).map(Groups::serviceOf).sorted().toList();
  }
}
