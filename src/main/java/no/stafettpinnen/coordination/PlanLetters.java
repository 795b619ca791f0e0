package no.stafettpinnen.coordination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.letter.Head;
import no.stafettpinnen.letter.PlanLetter;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.stereotype.Component;

/** A plan as the family and the archive get it in writing (R149). Only for a case whose reading is in the log (I9). */
@Component
public class PlanLetters {

  private static final Map<String, String> SIGNED_AS = Map.of("youth", "ungdommen selv", "bothGuardians", "begge foreldrene",
      "oneGuardian", "en av foreldrene", "youthAndGuardians", "ungdommen og foreldrene", "appointedGuardian", "vergen",
      "barnevernAndCarers", "barnevernet og de som har omsorgen", "youthAndBarnevern", "ungdommen og barnevernet");

  private final PlanReader reader;
  private final Practice practice;
  private final CaseFile caseFile;
  private final ServiceDirectory directory;
  private final Clock clock;

  PlanLetters(PlanReader reader, Practice practice, CaseFile caseFile, ServiceDirectory directory, Clock clock) {
    this.reader = reader;
    this.practice = practice;
    this.caseFile = caseFile;
    this.directory = directory;
    this.clock = clock;
  }

  /** The newest version; empty where the case has no plan. */
  public Optional<PlanLetter> of(ReadReceipt receipt) {
    return reader.read(receipt).map(plan -> new PlanLetter(head(receipt.caseId(), plan), plan.planFor(), String.valueOf(plan.version()),
        plan.matters(), plan.resources(), plan.needs(), plan.goals().stream().map(PlanLetters::goal).toList(),
        plan.participants().stream().map(PlanLetters::participant).toList(), participant(plan.coordinator()), plan.coordination(),
        plan.contributions().stream().map(one -> new PlanLetter.Contribution(one.who(), one.what())).toList(), plan.carryingOut(),
        plan.from(), plan.until(), plan.revisions().stream().map(one -> new PlanLetter.Revision(one.day(), one.what())).toList(),
        plan.consents().stream().map(one -> consent(plan, one)).toList(),
        plan.cooperation().stream().map(one -> new PlanLetter.Cooperation(one.with(), one.about())).toList(),
        plan.approvals().stream().map(one -> new PlanLetter.Approval(one.name(), one.role(), one.agrees() ? one.on() : null)).toList()));
  }

  private Head head(UUID caseId, PlanData plan) {
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    String sender = directory.municipalityName(municipality) + " kommune";
    String unit = practice.of(municipality).unitName();
    return new Head("Individuell plan", sender, unit, List.of(unit + ", " + sender), List.of(plan.planFor()), LocalDate.now(clock),
        CaseReference.of(caseId));
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
