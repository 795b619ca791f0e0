package no.stafettpinnen.tasklist;

import static no.stafettpinnen.tasklist.FormText.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.stafettpinnen.coordination.PlanData;
import no.stafettpinnen.coordination.PlanReader;
import no.stafettpinnen.coordination.SettledService;
import no.stafettpinnen.coordination.IndividualPlans;
import org.springframework.stereotype.Component;

/**
 * What forms about individuell plan show below {@code plan} and {@code planGoals}: the version that was written last, to be written on; at
 * first the measures of the stafettlogg as goals, so that nobody writes them again; to whoever approves or revises it, the whole plan.
 */
@Component
class PlanKnowledge implements FormKnowledge {

  private static final String PLAN = "plan";
  private static final String GOALS = "planGoals";
  private static final String WHOLE = "plan.whole";
  private static final Set<String> LISTS = Set.of("participants", "contributions", "cooperation");

  private final IndividualPlans plans;
  private final PlanReader reader;
  private final SettledService settled;
  private final Clock clock;

  PlanKnowledge(IndividualPlans plans, PlanReader reader, SettledService settled, Clock clock) {
    this.plans = plans;
    this.reader = reader;
    this.settled = settled;
    this.clock = clock;
  }

  @Override
  public void addTo(ObjectNode current, ObjectNode schema, FormContext context) {
    Set<String> shown = FormField.of(schema.path("components")).stream().map(field -> field.shown().isEmpty() ? field.path() : field.shown())
        .map(path -> String.join(".", path)).collect(Collectors.toSet());
    if (shown.contains(WHOLE)) {
      reader.of(context.caseId(), current.at("/child/name").asText()).ifPresent(plan -> current.putObject(PLAN).put("whole", whole(plan)));
    } else if (shown.contains(GOALS)) {
      plans.standing(context.caseId()).ifPresentOrElse(plan -> writtenBefore(current, plan), () -> {
        settled.person(context.caseId()).ifPresent(person -> current.putObject(PLAN).put("coordinator", person));
        measuresAsGoals(current);
      });
    }
  }

  private void writtenBefore(ObjectNode current, IndividualPlans.Plan plan) {
    IndividualPlans.Version version = plans.version(plan);
    ObjectNode shown = version.text().deepCopy();
    LISTS.forEach(list -> current.set(PLAN + list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1), shown.remove(list)));
    shown.put("coordinator", version.service() + "/" + version.coordinator()).put("until", version.validUntil().toString());
    if (plan.liveVersion() == null) {
      shown.put("from", version.validFrom().toString()).put("revision", version.revisionOn().toString());
    }
    plans.missing(plan).ifPresent(missing -> shown.put("toChange", "**Dette må endres:** " + plain(missing)));
    current.set(PLAN, shown);
    ArrayNode rows = current.putArray(GOALS);
    plans.goals(plan).forEach(goal -> {
      ObjectNode row = goal.text().deepCopy();
      addTo(row, goal.responsible() == null ? null : goal.service() + "/" + goal.responsible(), goal.due());
      rows.add(row);
    });
  }

  /** How each is measured, somebody must say. */
  private void measuresAsGoals(ObjectNode current) {
    ArrayNode rows = current.putArray(GOALS);
    for (JsonNode measure : current.path("measures")) {
      ObjectNode row = rows.addObject().put("goal", measure.path("goal").asText()).put("action", measure.path("description").asText());
      addTo(row, measure.path("responsible").asText(), LocalDate.parse(measure.path("evaluationDate").asText()));
    }
  }

  /** A day that has passed is asked for anew. */
  private void addTo(ObjectNode row, String responsible, LocalDate due) {
    if (responsible != null) {
      row.put("responsible", responsible);
    }
    if (due != null && !due.isBefore(LocalDate.now(clock))) {
      row.put("due", due.toString());
    }
  }

  private static String whole(PlanData plan) {
    List<String> lines = new ArrayList<>();
    lines.add("**Individuell plan, versjon %d**".formatted(plan.version()));
    part(lines, "1. Mål, ressurser og behov");
    lines.add("Viktig for barnet: " + plain(plan.matters()));
    plan.resources().forEach(one -> lines.add("- Ressurs: " + plain(one)));
    plan.needs().forEach(one -> lines.add("- Behov: " + plain(one)));
    plan.goals().forEach(goal -> lines.add("- **Mål %d:** %s. Måles: %s. Innen: %s.".formatted(goal.number(), plain(goal.goal()),
        orMissing(goal.sign()), goal.due() == null ? "mangler" : goal.due().format(FieldCheck.DATE))));
    part(lines, "2. Hvem som deltar");
    plan.participants().forEach(one -> lines.add("- %s, %s%s".formatted(plain(one.name()), plain(one.role()),
        one.service().isEmpty() ? "" : ", " + plain(one.service()))));
    part(lines, "3. Ansvar for samordning og framdrift");
    lines.add(plain(plan.coordinator().name()) + ", " + plain(plan.coordinator().service()) + ": " + plain(plan.coordination()));
    part(lines, "4. Hva hver enkelt bidrar med");
    plan.contributions().forEach(one -> lines.add("- %s: %s".formatted(plain(one.who()), plain(one.what()))));
    part(lines, "5. Tiltak, omfang og ansvar");
    plan.goals().forEach(goal -> lines.add("- Mål %d: %s%s. Ansvarlig: %s.".formatted(goal.number(), orMissing(goal.measure()),
        goal.extent().isBlank() ? "" : ", " + plain(goal.extent()), orMissing(goal.responsible()))));
    part(lines, "6. Gjennomføring");
    lines.add(plain(plan.carryingOut()));
    part(lines, "7. Planperiode og revisjon");
    lines.add("Fra %s til %s.".formatted(plan.from().format(FieldCheck.DATE), plan.until().format(FieldCheck.DATE)));
    plan.revisions().forEach(one -> lines.add("- %s: %s".formatted(one.what(), one.day().format(FieldCheck.DATE))));
    part(lines, "8. Samtykke");
    lines.add(plain(plan.access()));
    plan.consents().forEach(one -> lines.add("- %s, gitt av %s, til og med %s".formatted(plain(String.join(", ", one.services())),
        plain(one.signedBy()), one.until().format(FieldCheck.DATE))));
    part(lines, "9. Samarbeid med andre");
    plan.cooperation().forEach(one -> lines.add("- %s: %s".formatted(plain(one.with()), plain(one.about()))));
    part(lines, "Slik har barnet og foreldrene vært med");
    lines.add(plain(plan.homePart()));
    return String.join("\n", lines);
  }

  private static void part(List<String> lines, String title) {
    lines.add("\n**" + title + "**\n");
  }

  private static String orMissing(String text) {
    return text.isBlank() ? "mangler" : plain(text);
  }
}
