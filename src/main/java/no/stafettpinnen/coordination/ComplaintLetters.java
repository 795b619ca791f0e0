package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.coordination.Complaints.Complaint;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.letter.ComplaintAnswer;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.stereotype.Component;

/**
 * Puts together what the family gets in writing when they have complained (fvl. §§ 31 and 33, pbrl. § 7-5): the decision is changed, the
 * complaint is sent on, or it came too late. Only for a case whose reading is in the log (I9).
 */
@Component
public class ComplaintLetters {

  private final Complaints complaints;
  private final Decisions decisions;
  private final ComplaintRules rules;
  private final LetterHeads heads;
  private final CaseFile caseFile;
  private final ServiceDirectory directory;
  private final Clock clock;

  ComplaintLetters(Complaints complaints, Decisions decisions, ComplaintRules rules, LetterHeads heads, CaseFile caseFile,
                   ServiceDirectory directory, Clock clock) {
    this.complaints = complaints;
    this.decisions = decisions;
    this.rules = rules;
    this.heads = heads;
    this.caseFile = caseFile;
    this.directory = directory;
    this.clock = clock;
  }

  /** Whether the case has this complaint, and it is answered. */
  public boolean has(UUID caseId, UUID complaint) {
    return complaints.answered(caseId, complaint).isPresent();
  }

  /** Empty where the one case whose reading is in the log has no such complaint, or it is not answered yet. */
  public Optional<ComplaintAnswer> of(ReadReceipt receipt, UUID complaint) {
    return complaints.answered(receipt.caseId(), complaint).map(found -> letter(receipt, found));
  }

  private ComplaintAnswer letter(ReadReceipt receipt, Complaint complaint) {
    UUID caseId = receipt.caseId();
    Decision decision = decisions.find(caseId, complaint.decision()).orElseThrow();
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    JsonNode words = complaints.answerText(complaint);
    boolean changed = "changed".equals(complaint.answer());
    boolean dismissed = "dismissed".equals(complaint.answer());
    ComplaintRules.Complaint rule = rules.of(municipality, decision.rightCode());
    return new ComplaintAnswer(heads.toGuardians(receipt, "Svar på klage", day(complaint)),
        "vedtaket om " + Rights.nameOf(decision.rightCode()), decision.sentOn(), complaint.receivedOn(), changed, dismissed,
        complaints.text(complaint).path("text").asText(), null,
        assessment(words, complaint), changed ? words.path("newDecision").asText() : null,
        complaint.sentOn() == null ? null : decision.instance(), complaint.sentOn(), dismissed ? rule.text() : null,
        Stream.concat(LawNames.each(rule.source()).stream(), Stream.of("forvaltningsloven § " + (dismissed ? "31" : "33"))).toList(),
        List.of(), directory.nameOf(complaint.answeredBy()), "Saksbehandler");
  }

  /** On which it is answered, or sent on, in Europe/Oslo. */
  public LocalDate day(Complaint complaint) {
    return complaint.sentOn() != null ? complaint.sentOn() : complaint.answeredAt().atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  /** Of a late one also why it is taken up all the same, or why it is not. */
  private static String assessment(JsonNode words, Complaint complaint) {
    return words.path("why").asText() + (complaint.late() ? "\n\n" + words.path("late").asText() : "");
  }
}
