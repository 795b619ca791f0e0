package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.municipality.ServiceDirectory.PersonName;
import no.stafettpinnen.notification.Inbox;
import org.springframework.stereotype.Component;

/**
 * A child that a need is reported about from outside may have another open case in the municipality. Koordinerende enhet is told that, and
 * nothing else of a case that it takes no part in (I3); of one where nothing may reach the home, not even that (I2). No case is joined.
 */
@Component
public class OtherCases {

  private final CaseFile caseFile;
  private final CaseServices services;
  private final HomeHold hold;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final Clock clock;

  OtherCases(CaseFile caseFile, CaseServices services, HomeHold hold, ServiceDirectory directory, Inbox inbox, Clock clock) {
    this.caseFile = caseFile;
    this.services = services;
    this.hold = hold;
    this.directory = directory;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * @param caseId the new case
   * @param unit   group id of koordinerende enhet, which has it
   * @param child  {@code name} and {@code birthDate}
   */
  public void tell(UUID caseId, String municipality, String unit, JsonNode child) {
    List<UUID> others = caseFile.openCasesOf(municipality, child).stream().filter(other -> !other.equals(caseId)).toList();
    List<UUID> ours = others.stream().filter(other -> services.active(other).contains(unit)).toList();
    ours.forEach(known -> write(caseId, unit, CaseReference.of(known)));
    if (ours.isEmpty() && others.stream().anyMatch(other -> !hold.isOn(other))) {
      write(caseId, unit, null);
    }
  }

  private void write(UUID caseId, String unit, String reference) {
    inbox.write(new Inbox.Event(caseId, "otherCase:" + reference, Inbox.Kind.CHILD_HAS_OTHER_CASE, Date.from(clock.instant()), null, reference),
        directory.membersOf(unit).stream().map(PersonName::id).toList());
  }
}
