package no.stafettpinnen.referral;

import java.util.List;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the teams have told the coordinating team of what changes among children (R049, R111), for those who lead that. Which unit's team it
 * was is left out: a small unit has few meetings in a month (I10).
 */
@RestController
class TrendController {

  /** @param notes those of the months that are over, newest first */
  record Trends(String municipality, List<Line> notes) {
  }

  /** @param team what kind of team, such as «Drøftingsteam skole» */
  record Line(String month, String team, String category, String text) {
  }

  private final CurrentPerson currentPerson;
  private final ServiceDirectory directory;
  private final TrendNotes notes;
  private final Teams teams;

  TrendController(CurrentPerson currentPerson, ServiceDirectory directory, TrendNotes notes, Teams teams) {
    this.currentPerson = currentPerson;
    this.directory = directory;
    this.notes = notes;
    this.teams = teams;
  }

  @GetMapping("/api/trend-notes")
  List<Trends> show() {
    return currentPerson.require().leads().stream().flatMap(id -> directory.service(id).stream()).filter(CareService::isCoordinating)
        .flatMap(team -> team.municipalities().stream()).distinct().map(this::of).toList();
  }

  private Trends of(String municipality) {
    return new Trends(directory.municipalityName(municipality), notes.of(municipality).stream().map(note -> new Line(note.month(),
        teams.profile(Teams.forumOf(note.team())).map(Forum::name).orElse("Et tverrfaglig team"), note.category(), note.text())).toList());
  }
}
