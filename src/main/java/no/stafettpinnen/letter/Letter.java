package no.stafettpinnen.letter;

/** What is written in one letter. The template {@code letters/<template>.html} says how. */
public sealed interface Letter permits DecisionLetter, PlanLetter, ComplaintAnswer {

  Head head();

  /** File name of the template, without its ending. */
  String template();
}
