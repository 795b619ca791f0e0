package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.access.CurrentPerson;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.referral.Referrals;
import no.stafettpinnen.referral.Referrals.Referral;
import no.stafettpinnen.referral.Referrals.Written;
import no.stafettpinnen.referral.Slots;
import no.stafettpinnen.referral.TeamDoor;
import no.stafettpinnen.referral.TeamDoor.Missing;
import no.stafettpinnen.referral.Teams;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What forms about teams show below {@code referral} and {@code preparation}: which team is proposed and why, what its door lacks and
 * where that is mended, what was written for a team before, so that nobody writes it again.
 */
@Component
class ReferralKnowledge implements FormKnowledge {

  private static final String REFERRAL = "referral";
  private static final String PREPARATION = "preparation";
  private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
  private static final String UNNAMED = "**Saken drøftes anonymt.** Det som er skrevet om barnet, står i stafettloggen.";
  private static final String CASE = "/sak.html?sak=";

  private final Teams teams;
  private final Referrals referrals;
  private final TeamDoor door;
  private final CaseProgress progress;
  private final ServiceDirectory directory;
  private final CurrentPerson currentPerson;
  private final TaskService tasks;
  private final LevelNames levelNames;

  ReferralKnowledge(Teams teams, Referrals referrals, TeamDoor door, CaseProgress progress, ServiceDirectory directory,
                    CurrentPerson currentPerson, TaskService tasks, LevelNames levelNames) {
    this.teams = teams;
    this.referrals = referrals;
    this.door = door;
    this.progress = progress;
    this.directory = directory;
    this.currentPerson = currentPerson;
    this.tasks = tasks;
    this.levelNames = levelNames;
  }

  @Override
  public void addTo(ObjectNode current, ObjectNode schema, FormContext context) {
    List<String> shown = new ArrayList<>();
    FormField.of(schema.path("components")).stream().map(field -> field.shown().isEmpty() ? field.path() : field.shown())
        .filter(path -> path.size() > 1).forEach(path -> shown.add(String.join(".", path)));
    if (shown.stream().noneMatch(path -> path.startsWith(REFERRAL + ".") || path.startsWith(PREPARATION + "."))) {
      return;
    }
    ObjectNode known = current.putObject(REFERRAL);
    List<Written> written = referrals.written(context.caseId());
    Optional<Referral> pending = referrals.pending(context.caseId());
    if (shown.contains("referral.team")) {
      proposal(known, context);
    }
    pending.ifPresent(referral -> known.put("teamName", nameOf(referral.team())));
    pending.filter(referral -> referral.slotAt() != null)
        .ifPresent(referral -> known.put("when", Slots.words(referral.slotAt().toInstant())));
    if (shown.contains("referral.place")) {
      pending.flatMap(referral -> teams.profile(referral.forum())).ifPresent(forum -> known.put("place", forum.place()));
    }
    if (shown.contains("referral.missing")) {
      pending.ifPresent(referral -> known.put("missing", missing(referral, context)));
    }
    if (shown.contains("referral.known")) {
      known.put("known", current.has("anonymous") ? UNNAMED : known(context, written));
    }
    prepared(written).ifPresent(preparation -> current.set(PREPARATION, preparation));
  }

  private void proposal(ObjectNode known, FormContext context) {
    String service = (String) context.variables().get(FlowVariable.SERVICE.key());
    String municipality = (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
    int age = progress.age(context.caseId());
    Teams.Choices choices = teams.choices(municipality, service.substring(0, service.indexOf(':')), age);
    List<CareService> available = teams.available(municipality, service, age);
    if (available.isEmpty()) {
      known.put("why", (choices.why() + " " + (choices.forum().isPresent()
          ? "Teamet er ikke registrert i Stafettpinnen. Si fra til lederen din." : choices.nextStep())).strip());
    } else {
      known.put("team", available.get(0).id());
      known.put("why", choices.forum().filter(forum -> Teams.forumOf(available.get(0).id()).equals(forum)).map(forum -> choices.why())
          .orElse("Disse teamene kan drøfte saken."));
    }
  }

  /** What was written for this team, or else for the one that passed the case on; not who was called in. */
  private static Optional<JsonNode> prepared(List<Written> written) {
    Optional<JsonNode> newest = written.stream().filter(one -> one.preparation() != null).reduce((older, newer) -> newer)
        .map(Written::preparation);
    newest.ifPresent(preparation -> ((ObjectNode) preparation).remove("services"));
    return newest.isPresent() || written.isEmpty() ? newest : Optional.of(written.get(written.size() - 1).question());
  }

  private String missing(Referral referral, FormContext context) {
    return door.missing(referral).stream().map(one -> "- " + one.says() + " " + wayTo(one, context)).collect(Collectors.joining("\n"));
  }

  /** A link to the task where it is mended, if the person sees it; else to the case, where everything else can be begun. */
  private String wayTo(Missing missing, FormContext context) {
    List<Task> open = currentPerson.inEngine(context.person(), () -> tasks.createTaskQuery()
        .processInstanceBusinessKey(context.caseId().toString()).taskDefinitionKey(missing.mend()).listPage(0, 1));
    return open.isEmpty() ? "Det gjøres i «%s». [Åpne saken](%s)".formatted(missing.mendName(), CASE + context.caseId())
        : "[Gå til oppgaven «%s»](%s)".formatted(missing.mendName(), TASK + open.get(0).getId());
  }

  private String known(FormContext context, List<Written> written) {
    UUID caseId = context.caseId();
    String municipality = (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
    int level = (Integer) context.variables().getOrDefault(FlowVariable.LEVEL.key(), 0);
    CaseProgress.Progress done = progress.of(caseId);
    List<String> lines = new ArrayList<>();
    lines.add("**Dette er kjent fra før**");
    lines.add("- " + levelNames.of(municipality, level).name());
    lines.add("- " + (done.measuresTried() ? "Tiltak er prøvd" : "Ingen tiltak er prøvd ennå")
        + (done.level1() ? " og evaluert i egen tjeneste." : "."));
    written.forEach(one -> lines.add("- Meldt til " + nameOf(one.team()) + ": " + FormText.plain(one.question().path("question").asText())));
    return String.join("\n", lines);
  }

  private String nameOf(String team) {
    return directory.service(team).map(CareService::name).orElse(team);
  }
}
