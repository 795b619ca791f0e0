package no.stafettpinnen.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a complaint: the unit has thought again and changes its decision, sends the complaint on, or dismisses one that came too
 * late. Texts of several lines become paragraphs at each empty line.
 *
 * @param about         the decision complained about, such as "vedtaket om barnekoordinator"
 * @param decidedOn     day of that decision
 * @param receivedOn    day on which the complaint came
 * @param changed       whether the unit changes the decision as the family asks
 * @param dismissed     whether it came too late and is not taken up
 * @param complaint     what the family wrote, in short
 * @param childsView    what the child or youth says; null where nothing new was said
 * @param assessment    what the unit thinks now, and why
 * @param newDecision   the new decision; null where the old one stands
 * @param instance      who decides now, such as "Statsforvalteren i Trøndelag"; null where the complaint is not sent on
 * @param sentOn        day on which the complaint is sent on; null where it is not
 * @param appeal        within which time and to whom one can complain about the dismissal; null where nothing is dismissed
 * @param laws          paragraphs that the answer follows
 * @param nextSteps     what happens now, one sentence each
 */
public record ComplaintAnswer(Head head, String about, LocalDate decidedOn, LocalDate receivedOn, boolean changed, boolean dismissed,
                              String complaint, String childsView, String assessment, String newDecision, String instance,
                              LocalDate sentOn, String appeal, List<String> laws, List<String> nextSteps, String signedBy,
                              String signedAs) implements Letter {

  /** @throws IllegalArgumentException where the assessment or the paragraphs are missing, or what the outcome needs */
  public ComplaintAnswer {
    Needs.text("assessment", assessment);
    Needs.text("laws", String.join("", laws));
    if (changed) {
      Needs.text("new decision", newDecision);
    } else if (dismissed) {
      Needs.text("appeal", appeal);
    } else {
      Needs.text("instance", instance);
      Objects.requireNonNull(sentOn, "sentOn");
    }
  }

  @Override
  public String template() {
    return "complaint-answer";
  }
}
