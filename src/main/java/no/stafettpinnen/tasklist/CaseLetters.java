package no.stafettpinnen.tasklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.coordination.ComplaintLetters;
import no.stafettpinnen.coordination.Complaints.Complaint;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.coordination.PlanVersions;
import no.stafettpinnen.coordination.PlanVersions.PlanVersion;
import org.springframework.stereotype.Component;

/** What can be printed in a case, and where: the addresses of {@link LetterController}. */
@Component
class CaseLetters {

  /**
   * @param until   last day for a complaint; null where there is nothing to complain about
   * @param href    where the PDF for the family is; null while nothing may go to the home
   * @param archive where the archive's PDF is; null where it has none
   */
  record LetterView(String title, LocalDate date, LocalDate until, String href, String archive) {
  }

  private final PlanVersions versions;
  private final HomeHold hold;
  private final ComplaintLetters complaints;

  CaseLetters(PlanVersions versions, ComplaintLetters complaints, HomeHold hold) {
    this.versions = versions;
    this.hold = hold;
    this.complaints = complaints;
  }

  /** The newest plan first, then answers to complaints, then decisions. */
  List<LetterView> of(UUID caseId, List<PlanVersion> written, Map<UUID, Decision> decided, List<Complaint> complained) {
    boolean isHeld = hold.isOn(caseId);
    String base = "/api/cases/" + caseId;
    List<LetterView> letters = new ArrayList<>();
    written.forEach(version -> {
      String path = "%s/plans/%s/versions/%d".formatted(base, version.plan().id(), version.plan().version());
      String title = "Individuell plan, versjon " + version.plan().version() + (version.isDraft() ? " (utkast)" : "");
      letters.add(new LetterView(title, versions.day(version), null, isHeld ? null : path + "/letter",
          version.isDraft() ? null : path + "/archive"));
    });
    complained.stream().filter(Complaint::isAnswered).forEach(complaint ->
        letters.add(new LetterView("Svar på klage: " + decided.get(complaint.decision()).title(), complaints.day(complaint), null,
            isHeld ? null : base + "/complaints/" + complaint.id() + "/letter", null)));
    decided.values().forEach(decision -> letters.add(new LetterView(decision.title(), decision.sentOn(), decision.complainUntil(),
        isHeld ? null : base + "/decisions/" + decision.id() + "/letter", null)));
    return letters;
  }
}
