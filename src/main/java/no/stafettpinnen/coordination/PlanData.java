package no.stafettpinnen.coordination;

import java.time.LocalDate;
import java.util.List;

/**
 * An individuell plan as it is printed, with the nine parts of the regulation in its order.
 *
 * @param version       of the plan
 * @param matters       in the child's own words: what is important
 * @param goals         parts 1 and 5
 * @param participants  part 2
 * @param coordinator   part 3
 * @param coordination  part 3: what the coordinator sees to
 * @param contributions part 4
 * @param carryingOut   part 6
 * @param until         last day; {@code from} and it are part 7, with the revisions
 * @param revisions     held and to come
 * @param consents      part 8; {@code access} says who sees what
 * @param cooperation   part 9
 * @param approvals     who has approved this version
 */
public record PlanData(String planFor, int version, String matters, List<String> resources, List<String> needs, List<Goal> goals,
                       List<Participant> participants, Participant coordinator, String coordination, List<Contribution> contributions,
                       String carryingOut, LocalDate from, LocalDate until, List<Revision> revisions, List<Consent> consents, String access,
                       List<Cooperation> cooperation, String homePart, List<Approval> approvals) {

  /** @param sign how everybody sees that it is reached; empty where a draft does not say so yet */
  public record Goal(int number, String goal, String sign, String measure, String extent, String responsible, LocalDate due) {
  }

  /** @param role what the person is to the child, or their profession */
  public record Participant(String name, String role, String service, String phone) {
  }

  public record Contribution(String who, String what) {
  }

  public record Revision(LocalDate day, String what) {
  }

  /** @param signedAs code of the capacity */
  public record Consent(List<String> services, String signedBy, String signedAs, LocalDate from, LocalDate until) {
  }

  public record Cooperation(String with, String about) {
  }

  public record Approval(String name, String role, boolean agrees, LocalDate on) {
  }
}
