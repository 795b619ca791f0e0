package no.stafettpinnen.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A decision on a right of the family, such as barnekoordinator. Texts of several lines become paragraphs at each empty line.
 *
 * @param appliedOn      day on which the need was reported or applied for
 * @param decision       what is decided, in plain words
 * @param appointed      who is appointed; null where nobody is appointed yet or the answer is no
 * @param meanwhile      who has the function until somebody is appointed; null where somebody is
 * @param knowledge      what the decision rests on, one sentence each
 * @param childsView     what the child or youth said; null where it was not heard
 * @param viewWeighed    how the view was weighed, or why the child was not heard
 * @param bestInterests  the assessment of the child's best interests
 * @param grounds        why: how the conditions of the law are or are not met
 * @param laws           paragraphs that the decision follows
 * @param nextSteps      what happens now; may be empty
 * @param complaint      how to complain
 * @param signedBy       name of the case handler
 * @param signedAs       their title
 */
public record DecisionLetter(Head head, LocalDate appliedOn, String decision, Contact appointed, String meanwhile,
                             List<String> knowledge, String childsView, String viewWeighed, String bestInterests, String grounds,
                             List<String> laws, List<Step> nextSteps, Complaint complaint, String signedBy, String signedAs)
    implements Letter {

  /** @throws IllegalArgumentException where best interests, grounds, paragraphs, or the child's view and why there is none, are missing (R105) */
  public DecisionLetter {
    Needs.text("decision", decision);
    Needs.text("view of the child, or why there is none", Objects.toString(childsView, "") + Objects.toString(viewWeighed, ""));
    Needs.text("best interests", bestInterests);
    Needs.text("grounds", grounds);
    Needs.text("laws", String.join("", laws));
    Objects.requireNonNull(complaint, "complaint");
  }

  /**
   * A person with a function.
   *
   * @param phone null where it is not known
   */
  public record Contact(String name, String service, String phone) {
  }

  /** What somebody does, by when. */
  public record Step(String what, String responsible, LocalDate due) {
  }

  /**
   * How to complain, from the table {@code complaintRules}.
   *
   * @param text     within which time and to whom, as the table says it
   * @param sendTo   lines: where the complaint is sent
   * @param instance who decides in the end, such as "Statsforvalteren"
   * @param source   the paragraphs
   */
  public record Complaint(String text, List<String> sendTo, String instance, String source) {
  }

  @Override
  public String template() {
    return "decision";
  }
}
