package no.stafettpinnen.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.readlog.ReadReceipt;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.transaction.annotation.Transactional;

/** {@code ${consents}}: whether a named child may be shared with a service (I3), and what lets the service in. */
@ProcessBean("consents")
public class Consents {

  /**
   * A consent that stands.
   *
   * @param purpose  code, as in the decision table {@code consentRules}
   * @param services ids of those who may know
   * @param until    the last day
   */
  public record Consent(UUID id, String purpose, List<String> services, LocalDate from, LocalDate until) {
  }

  /**
   * A consent as it was given, and what became of it.
   *
   * @param ended WITHDRAWN or RAN_OUT; null while neither is recorded
   * @param why   why somebody withdrew it; only where it was asked for, and told
   */
  public record Recorded(List<String> services, LocalDate from, LocalDate until, String ended, String why) {
  }

  /**
   * A consent with who signed it.
   *
   * @param services ids of those who may know
   * @param signedAs code of the capacity
   */
  public record Signed(List<String> services, LocalDate from, LocalDate until, String signedBy, String signedAs) {
  }

  /** In a withdrawal: every consent of the case. */
  public static final String ALL = "all";

  /** @param sentence who decides, for people */
  public record Decides(boolean youthAlone, String sentence) {
  }

  private static final String YOUTH = "youth";
  private static final String TWO_GUARDIANS = "both";
  private static final String TEAM = "teamDiscussion";
  private static final String OTHERS = "sharing";

  private final ConsentLedger ledger;
  private final CaseServices services;
  private final CaseFile caseFile;
  private final Sharing sharing;
  private final ConsentRules rules;
  private final CaseProgress progress;
  private final Clock clock;

  Consents(ConsentLedger ledger, CaseServices services, CaseFile caseFile, Sharing sharing, ConsentRules rules, CaseProgress progress,
           Clock clock) {
    this.ledger = ledger;
    this.services = services;
    this.caseFile = caseFile;
    this.sharing = sharing;
    this.rules = rules;
    this.progress = progress;
    this.clock = clock;
  }

  /** Whether a consent names the service today, which nobody has withdrawn. */
  public boolean covers(UUID caseId, String service) {
    return services.isCovered(caseId, service);
  }

  /** The same for a diagram. */
  public boolean covers(DelegateExecution execution, String service) {
    return covers(caseOf(execution), service);
  }

  /** Whether a consent to this stands today. */
  public boolean stands(UUID caseId, String purpose) {
    LocalDate today = LocalDate.now(clock);
    return standing(caseId).stream().anyMatch(one -> one.purpose().equals(purpose) && !today.isBefore(one.from())
        && !today.isAfter(one.until()));
  }

  /**
   * Whether the child alone decides on this, by the table of consents.
   *
   * @param purpose code, as in the decision table {@code consentRules}
   */
  public Decides decides(UUID caseId, String purpose) {
    ConsentRules.Rule rule = rules.find(caseFile.find(caseId).orElseThrow().municipality(), purpose, progress.age(caseId), TWO_GUARDIANS);
    return new Decides(rule.signers().equals(List.of(YOUTH)), rule.sentence());
  }

  /** Those to this that stand in an open case, the newest first. Whoever shows them has entered the reading in the log. */
  public List<Signed> signed(UUID caseId, String purpose) {
    return standing(caseId).stream().filter(one -> one.purpose().equals(purpose)).map(one -> {
      ConsentLedger.Signature signature = ledger.signature(one.id());
      return new Signed(one.services(), one.from(), one.until(), signature.by(), signature.as());
    }).toList();
  }

  /** Those of this purpose that stood at that moment, also where they have ended since. */
  public List<Signed> signed(UUID caseId, String purpose, OffsetDateTime at) {
    return ledger.signedAt(caseId, purpose, at);
  }

  /** How many other services take part in the effort of the case, for a diagram. */
  public int otherServices(DelegateExecution execution) {
    return services.countOthers(caseOf(execution));
  }

  /** Those that stand in an open case, the newest first. */
  public List<Consent> standing(UUID caseId) {
    return ledger.standing(caseId).stream()
        .map(one -> new Consent(one.id(), one.purpose(), ledger.services(one.id()), one.validFrom(), one.validUntil())).toList();
  }

  /**
   * All that were given in the one case whose reading is in the log, the newest first.
   *
   * @param withReasons whether the reader is of the case's own service: nobody else is told why
   */
  public List<Recorded> read(ReadReceipt receipt, boolean withReasons) {
    return ledger.recorded(receipt.caseId(), withReasons);
  }

  /**
   * The service takes part in the case from now on, as long as a consent names it. What for, the consent says.
   *
   * @param everybody whether all who work there read the case, as in a team
   * @throws CaseRuleException when no consent lets the case's own service share with it
   */
  @Transactional
  public void admit(UUID caseId, String service, boolean everybody) {
    caseFile.lock(caseId);
    CaseFile.Header header = caseFile.find(caseId).orElseThrow();
    Optional<String> purpose = ledger.purpose(caseId, service);
    Sharing.Answer answer = sharing.ask(header.municipality(), header.service(), service, purpose.orElse(everybody ? TEAM : OTHERS),
        purpose.isPresent());
    if (!answer.mayShare()) {
      throw new CaseRuleException("consent.services", answer.sentence());
    }
    services.admit(caseId, service, everybody);
  }

  private static UUID caseOf(DelegateExecution execution) {
    return UUID.fromString(execution.getProcessBusinessKey());
  }
}
