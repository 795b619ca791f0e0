package no.stafettpinnen.coordination;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.coordination.PlanVersions.PlanVersion;
import no.stafettpinnen.letter.Head;
import no.stafettpinnen.letter.PlanLetter;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.stereotype.Component;

/** A plan as the family and the archive get it in writing (R149). Only for a case whose reading is in the log (I9). */
@Component
public class PlanLetters {

  private static final Map<String, String> SIGNED_AS = Map.of("youth", "ungdommen selv", "bothGuardians", "begge foreldrene",
      "oneGuardian", "en av foreldrene", "youthAndGuardians", "ungdommen og foreldrene", "appointedGuardian", "vergen",
      "barnevernAndCarers", "barnevernet og de som har omsorgen", "youthAndBarnevern", "ungdommen og barnevernet");

  private final PlanVersions versions;
  private final PlanReader reader;
  private final LetterHeads heads;

  PlanLetters(PlanVersions versions, PlanReader reader, LetterHeads heads) {
    this.versions = versions;
    this.reader = reader;
    this.heads = heads;
  }

  /** Empty where the one case whose reading is in the log has no such version that is approved, or is the draft of now. */
  public Optional<PlanLetter> of(ReadReceipt receipt, UUID plan, int version) {
    return versions.find(receipt.caseId(), plan, version).map(found -> letter(found, reader.read(receipt, found)));
  }

  /** Whether the case has this version, approved or as the draft of now. */
  public boolean has(UUID caseId, UUID plan, int version) {
    return versions.find(caseId, plan, version).isPresent();
  }

  public boolean hasApproved(UUID caseId, UUID plan, int version) {
    return versions.find(caseId, plan, version).filter(found -> !found.isDraft()).isPresent();
  }

  private PlanLetter letter(PlanVersion version, PlanData plan) {
    Head head = heads.of(version.plan().caseId(), version.isDraft() ? "Utkast til individuell plan" : "Individuell plan",
        versions.day(version), plan.planFor());
    return new PlanLetter(head, plan.planFor(), String.valueOf(plan.version()), version.isDraft(),
        version.endedAt() == null ? null : versions.day(version.endedAt()), plan.matters(), plan.resources(), plan.needs(),
        plan.goals().stream().map(PlanLetters::goal).toList(),
        plan.participants().stream().map(PlanLetters::participant).toList(), participant(plan.coordinator()), plan.coordination(),
        plan.contributions().stream().map(one -> new PlanLetter.Contribution(one.who(), one.what())).toList(), plan.carryingOut(),
        plan.from(), plan.until(), plan.revisions().stream().map(one -> new PlanLetter.Revision(one.day(), one.what())).toList(),
        plan.consents().stream().map(one -> consent(plan, one)).toList(),
        plan.cooperation().stream().map(one -> new PlanLetter.Cooperation(one.with(), one.about())).toList(),
        plan.approvals().stream().map(one -> new PlanLetter.Approval(one.name(), one.role(), one.agrees() ? one.on() : null)).toList(),
        plan.homePart());
  }

  private static PlanLetter.Goal goal(PlanData.Goal goal) {
    return new PlanLetter.Goal(goal.number(), goal.goal(), goal.sign(), goal.due(),
        List.of(new PlanLetter.Measure(goal.measure(), goal.extent(), goal.responsible(), goal.due())));
  }

  private static PlanLetter.Participant participant(PlanData.Participant one) {
    return new PlanLetter.Participant(one.name(), one.role(), one.service(), one.phone());
  }

  private static PlanLetter.Consent consent(PlanData plan, PlanData.Consent one) {
    return new PlanLetter.Consent(plan.access() + " Planen deles med " + String.join(", ", one.services()) + ".",
        one.signedBy() + " (" + SIGNED_AS.getOrDefault(one.signedAs(), "den som samtykker") + ")", one.from(), one.until());
  }
}
