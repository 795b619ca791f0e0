package no.stafettpinnen.deadline;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Who may act when something is late: the column {@code escalateTo} of the decision table {@code deadlines}. */
enum Escalation {

  /** The leaders of the service that the task waits for. */
  LEADER("leader"),
  /** They, and the leaders of the service where the case belongs: another service may be late, or out of the case meanwhile. */
  BOTH_LEADERS("bothLeaders"),
  /** No task: the diagram that waits for it draws who is told. */
  DIAGRAM("diagram");

  private final String code;

  Escalation(String code) {
    this.code = code;
  }

  /** @throws IllegalStateException for a code that the table may not hold, in words for a process owner */
  static Escalation of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow(() -> new IllegalStateException(
        "Fristtabellen har «%s» i kolonnen «Løftes til». Bruk %s.".formatted(code,
            Arrays.stream(values()).map(one -> one.code).collect(Collectors.joining(", ")))));
  }
}
