package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** {@code ${followUp}}: when the barnekoordinator looks back on how it has gone, for a diagram. */
@ProcessBean("followUp")
public class FollowUp {

  private static final String YEAR = "coordinationYear";
  private static final LocalTime END_OF_DAY = LocalTime.of(16, 0);

  private final Deadlines deadlines;
  private final CaseProgress progress;
  private final Clock clock;

  FollowUp(Deadlines deadlines, CaseProgress progress, Clock clock) {
    this.deadlines = deadlines;
    this.progress = progress;
    this.clock = clock;
  }

  /** In a year, or on the child's 18th birthday where that is sooner: then the function ends (hol. § 7-2 a). */
  public Date nextReview(DelegateExecution execution) {
    Date year = deadlines.due(YEAR, execution);
    LocalDate adult = progress.birthday(FunctionStep.caseOf(execution), Youth.ADULT);
    Date birthday = Date.from(adult.atTime(END_OF_DAY).atZone(clock.getZone()).toInstant());
    return birthday.toInstant().isAfter(clock.instant()) && birthday.before(year) ? birthday : year;
  }
}
