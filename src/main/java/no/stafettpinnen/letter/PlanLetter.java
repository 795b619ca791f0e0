package no.stafettpinnen.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An individuell plan with the nine parts of the regulation, in its order. Texts of several lines become paragraphs at each empty line;
 * each list may be empty.
 *
 * @param planFor       name of the child or youth
 * @param version       of the plan, such as "2"
 * @param draft         whether it is not approved yet
 * @param ended         day on which the plan ended; null while it goes on
 * @param matters       in the child's own words: what is important; null where the child has said nothing
 * @param resources     part 1: what the child is good at and has
 * @param needs         part 1
 * @param goals         part 1 (the goal and how it is measured) and part 5 (its measures)
 * @param participants  part 2
 * @param coordinator   part 3
 * @param coordination  part 3: what the coordinator sees to
 * @param contributions part 4
 * @param carryingOut   part 6: how the measures are carried out
 * @param from          part 7: first day of the plan
 * @param until         part 7: last day of the plan
 * @param revisions     part 7
 * @param consents      part 8
 * @param cooperation   part 9
 * @param approvals     who has approved this version
 * @param homePart      how the child and the guardians took part in making it
 */
public record PlanLetter(Head head, String planFor, String version, boolean draft, LocalDate ended, String matters, List<String> resources,
                         List<String> needs, List<Goal> goals, List<Participant> participants, Participant coordinator, String coordination,
                         List<Contribution> contributions, String carryingOut, LocalDate from, LocalDate until, List<Revision> revisions,
                         List<Consent> consents, List<Cooperation> cooperation, List<Approval> approvals,
                         String homePart) implements Letter {

  /** @throws RuntimeException where it does not say who it is for, or has no coordinator or period */
  public PlanLetter {
    Needs.text("planFor", planFor);
    Objects.requireNonNull(coordinator, "coordinator");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
  }

  /** @param sign how everybody sees that it is reached; @param due by when */
  public record Goal(int number, String goal, String sign, LocalDate due, List<Measure> measures) {
  }

  /** @param extent how much and how often */
  public record Measure(String measure, String extent, String responsible, LocalDate due) {
  }

  /** @param role what the person is to the child, or their profession */
  public record Participant(String name, String role, String service, String phone) {
  }

  public record Contribution(String who, String what) {
  }

  public record Revision(LocalDate day, String what) {
  }

  /**
   * @param what      what was agreed to, with whom
   * @param signedBy  who gave it, and in which capacity
   * @param until     last day; null where it has none
   */
  public record Consent(String what, String signedBy, LocalDate from, LocalDate until) {
  }

  public record Cooperation(String with, String about) {
  }

  /** @param approvedOn null where the answer is still awaited */
  public record Approval(String name, String role, LocalDate approvedOn) {
  }

  @Override
  public String template() {
    return "plan";
  }
}
