package no.stafettpinnen.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.consent.ConsentLedger.Standing;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.QueuedWork;
import no.stafettpinnen.engine.WorkQueue;
import no.stafettpinnen.notification.Inbox;
import no.stafettpinnen.notification.Inbox.Kind;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks after the consents that end soon (I3): reminds the baton holder, as early as the table of deadlines says, and begins what follows
 * on the day after the last. Nobody can read by a consent that has run out, whether this was done or not.
 */
@Component
class ConsentWatch implements QueuedWork {

  private static final String FIRST = "consentEnds";
  private static final String LAST = "consentEndsSoon";
  private static final int MORNING = 8;

  private final ConsentLedger ledger;
  private final Deadlines deadlines;
  private final CaseFile caseFile;
  private final BatonLedger baton;
  private final Inbox inbox;
  private final WorkQueue queue;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final Clock clock;

  ConsentWatch(ConsentLedger ledger, Deadlines deadlines, CaseFile caseFile, BatonLedger baton, Inbox inbox, WorkQueue queue,
               RuntimeService runtime, JdbcClient jdbc, Clock clock) {
    this.ledger = ledger;
    this.deadlines = deadlines;
    this.caseFile = caseFile;
    this.baton = baton;
    this.inbox = inbox;
    this.queue = queue;
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Each consent is looked after alone, so that one that fails stops no other. */
  void queueAll() {
    List<String> municipalities = jdbc.sql("SELECT DISTINCT municipality FROM case_file WHERE status = 'OPEN'").query(String.class).list();
    municipalities.forEach(municipality -> ledger.endingBy(municipality, today().plus(deadlines.warning(FIRST, municipality)))
        .forEach(consent -> queue.put(kind(), consent)));
  }

  @Override
  public String kind() {
    return "consent-watch";
  }

  @Override
  public void run(String consent) {
    UUID id = UUID.fromString(consent);
    ledger.find(id).map(Standing::caseId).ifPresent(caseFile::lock);
    ledger.find(id).ifPresent(standing -> {
      if (standing.validUntil().isBefore(today())) {
        end(standing);
      } else if (ledger.isNeeded(standing)) {
        reminderOf(standing).ifPresent(reminder -> remind(standing, reminder));
      }
    });
  }

  private void end(Standing consent) {
    ledger.ranOut(consent);
    CaseFile.Header header = caseFile.find(consent.caseId()).orElseThrow();
    runtime.startProcessInstanceByMessage(CaseMessages.CONSENT_RAN_OUT, consent.caseId().toString(), Map.of(
        FlowVariable.MUNICIPALITY.key(), header.municipality(), FlowVariable.SERVICE.key(), header.service(),
        FlowVariable.LEVEL.key(), header.level(), FlowVariable.OPENED.key(), Date.from(clock.instant())));
  }

  private Optional<String> reminderOf(Standing consent) {
    String municipality = caseFile.find(consent.caseId()).orElseThrow().municipality();
    return List.of(LAST, FIRST).stream().filter(event -> isTime(consent, deadlines.warning(event, municipality))).findFirst();
  }

  private boolean isTime(Standing consent, Period warning) {
    return !consent.validUntil().minus(warning).isAfter(today());
  }

  private void remind(Standing consent, String reminder) {
    Date last = Date.from(consent.validUntil().atTime(MORNING, 0).atZone(clock.getZone()).toInstant());
    baton.holder(consent.caseId()).ifPresent(holder -> inbox.write(new Inbox.Event(consent.caseId(),
        reminder + ":" + consent.id(), Kind.CONSENT_ENDS_SOON, last, null, null), holder.person()));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
