package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.notification.Inbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The yearly review: {@code coordinationReview.got}, {@code .missing}, {@code .transition}, which must be there from 16 years on, and
 * {@code .afterwards} (koordinator, nothing), which must be there from 18: then a barnekoordinator can't go on (hol. § 7-2 a), and
 * koordinerende enhet is told where a koordinator is to be assessed (hol. § 7-2).
 */
@Component
class CoordinationReviewSection implements CaseSection {

  private static final String KOORDINATOR = "koordinator";
  private static final String AFTERWARDS = "afterwards";

  private final CaseProgress progress;
  private final ChildViews childViews;
  private final AppointedFunctions functions;
  private final ServiceDirectory directory;
  private final Inbox inbox;
  private final CaseText text;
  private final JdbcClient jdbc;
  private final Clock clock;

  CoordinationReviewSection(CaseProgress progress, ChildViews childViews, AppointedFunctions functions, ServiceDirectory directory,
                            Inbox inbox, CaseText text, JdbcClient jdbc, Clock clock) {
    this.progress = progress;
    this.childViews = childViews;
    this.functions = functions;
    this.directory = directory;
    this.inbox = inbox;
    this.text = text;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "coordinationReview";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    boolean stillNeeded = "yes".equals(entry.flow().get(FlowVariable.STILL_NEEDED));
    int age = progress.age(entry.caseId());
    if (Youth.nearsAdulthood(age) && value.path("transition").asText().isBlank()) {
      throw new CaseRuleException("coordinationReview.transition", "Skriv hvordan dere forbereder overgangen til voksen.");
    }
    if (age >= Youth.ADULT) {
      requireEnd(stillNeeded, value);
    }
    UUID review = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO coordination_review (id, case_id, child_view, reviewed_at, reviewed_by, still_needed, afterwards, review_text)
            VALUES (:id, :case, :view, :now, :person, :needed, :afterwards, :text)""")
        .param("id", review).param("case", entry.caseId()).param("view", childViews.latest(entry.caseId()))
        .param("now", OffsetDateTime.now(clock)).param("person", entry.person()).param("needed", stillNeeded)
        .param("afterwards", value.path(AFTERWARDS).textValue()).param("text", text.write(entry.caseId(), value)).update();
    if (KOORDINATOR.equals(value.path(AFTERWARDS).asText())) {
      tellUnit(entry.caseId(), review);
    }
    return Map.of();
  }

  private static void requireEnd(boolean stillNeeded, JsonNode value) {
    if (stillNeeded) {
      throw new CaseRuleException("flow.stillNeeded", "Barnekoordinator er for familier med barn under 18 år. Fra 18 år gjelder koordinator.");
    }
    if (value.path(AFTERWARDS).asText().isBlank()) {
      throw new CaseRuleException("coordinationReview.afterwards", "Velg om koordinator skal vurderes nå som ungdommen er 18 år.");
    }
  }

  private void tellUnit(UUID caseId, UUID review) {
    functions.find(caseId, Kind.BARNEKOORDINATOR).ifPresent(function -> inbox.write(new Inbox.Event(caseId, "koordinator:" + review,
        Inbox.Kind.KOORDINATOR_TO_ASSESS, Date.from(clock.instant()), null, null), directory.membersOf(function.standIn()).stream()
        .map(ServiceDirectory.PersonName::id).toList()));
  }
}
