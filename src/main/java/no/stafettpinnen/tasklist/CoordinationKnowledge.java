package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.coordination.CoordinatingServices;
import no.stafettpinnen.coordination.Disagreements;
import no.stafettpinnen.coordination.Disagreements.Disagreement;
import no.stafettpinnen.coordination.LocalServices;
import no.stafettpinnen.coordination.Needs;
import no.stafettpinnen.coordination.Needs.Need;
import no.stafettpinnen.coordination.Pairs;
import no.stafettpinnen.coordination.Practice;
import no.stafettpinnen.coordination.Rights;
import no.stafettpinnen.coordination.SettledService;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * What forms about coordination show below {@code need}, {@code rights}, {@code disagreement}, {@code serviceView}, {@code settlement} and
 * {@code together}: the need as it was reported, what the tables answer to it, and what two services that do not agree have written.
 */
@Component
class CoordinationKnowledge implements FormKnowledge {

  private static final Map<String, String> RIGHTS = Map.of("barnekoordinator", "Barnekoordinator", "koordinator", "Koordinator",
      "individuellPlan", "Individuell plan", "ansvarsgruppe", "Ansvarsgruppe");

  private static final List<String> GROUP_COORDINATOR = List.of("group", "coordinator");

  private final Needs needs;
  private final Rights rights;
  private final Practice practice;
  private final Pairs pairs;
  private final Disagreements disagreements;
  private final CoordinatingServices coordinatingServices;
  private final CaseProgress progress;
  private final ChildViews childViews;
  private final ServiceDirectory directory;
  private final SettledService settled;
  private final LocalServices localServices;

  CoordinationKnowledge(Needs needs, Rights rights, Practice practice, Pairs pairs, Disagreements disagreements,
                        CoordinatingServices coordinatingServices, CaseProgress progress, ChildViews childViews,
                        ServiceDirectory directory, SettledService settled, LocalServices localServices) {
    this.needs = needs;
    this.rights = rights;
    this.practice = practice;
    this.pairs = pairs;
    this.disagreements = disagreements;
    this.coordinatingServices = coordinatingServices;
    this.progress = progress;
    this.childViews = childViews;
    this.directory = directory;
    this.settled = settled;
    this.localServices = localServices;
  }

  @Override
  public void addTo(ObjectNode current, ObjectNode schema, FormContext context) {
    List<String> shown = FormField.of(schema.path("components")).stream()
        .map(field -> field.isReadOnly() ? field.path() : field.shown()).filter(path -> !path.isEmpty())
        .map(path -> String.join(".", path)).toList();
    if (isAny(shown, "need")) {
      addNeed(current.putObject("need"), context);
    }
    if (shown.contains("rights.proposal")) {
      current.putObject("rights").put("proposal", proposal(context));
    }
    if (shown.contains("together.why")) {
      current.putObject("together").put("why",
          pairs.of(text(context, FlowVariable.MUNICIPALITY), text(context, FlowVariable.SITUATION)).why());
    }
    if (FormField.of(schema.path("components")).stream().anyMatch(field -> field.path().equals(GROUP_COORDINATOR))) {
      settled.person(context.caseId()).ifPresent(person -> current.putObject("group").put("coordinator", person));
    }
    if (isAny(shown, "disagreement") || isAny(shown, "settlement")) {
      disagreements.pending(context.caseId()).ifPresent(disagreement -> addDisagreement(current, disagreement, context));
    }
  }

  private void addNeed(ObjectNode known, FormContext context) {
    needs.newest(context.caseId()).map(Need::text).ifPresent(text -> {
      known.put("what", text.path("what").asText()).put("wish", text.path("wish").asText());
      StringJoiner services = new StringJoiner(", ");
      text.path("services").forEach(service -> services.add(nameOf(service.asText())));
      known.put("services", services.toString()).put("interpretation",
          text.path("interpreter").asBoolean() ? "Ja: " + text.path("language").asText() : "Nei");
    });
    Practice.Arrangement arrangement = practice.of(text(context, FlowVariable.MUNICIPALITY));
    known.put("practice", arrangement.convener() + " kaller inn."
        + (arrangement.members().isEmpty() ? "" : " Med i møtet: " + arrangement.members() + "."));
  }

  /** What the table answers to what was reported; whoever finds other facts gets its answer to those when the form is sent. */
  private String proposal(FormContext context) {
    Optional<Need> need = needs.newest(context.caseId());
    List<String> lines = new ArrayList<>();
    lines.add("**Slik svarer tabellen på det som er meldt.** Finner dere noe annet over, gjelder det dere skriver.");
    need.ifPresent(reported -> rights.of(new Rights.Need(text(context, FlowVariable.MUNICIPALITY), progress.age(context.caseId()),
            reported.lasting(), reported.services(), reported.serious() ? "yes" : "no", "unknown"))
        .forEach(right -> lines.add("- %s: **%s**. %s".formatted(RIGHTS.get(right.code()), right.granted() ? "ja" : "nei", right.why()))));
    List<LocalServices.Local> local = localServices.of(text(context, FlowVariable.MUNICIPALITY), progress.age(context.caseId()),
        need.map(Need::text).map(text -> text.path("newlySettled").asBoolean()).orElse(false));
    local.forEach(one -> lines.add("- Tenk også på **%s**. %s".formatted(one.name(), one.why())));
    lines.add("\n**Sier dere nei til noe,** blir det et vedtak med begrunnelse og klagefrist. Skriv ut brevet fra «Brev» i saken, og send det i dag.");
    return String.join("\n", lines);
  }

  private void addDisagreement(ObjectNode current, Disagreement disagreement, FormContext context) {
    current.putObject("disagreement").put("view", disagreement.view().path("view").asText());
    if (disagreement.otherView() != null) {
      current.putObject("serviceView").put("text", disagreement.otherView().path("text").asText());
    }
    ObjectNode settlement = current.putObject("settlement");
    settlement.put("parties", parties(disagreement, context));
    if (disagreement.childView() != null) {
      settlement.put("childView", childView(childViews.read(context.caseId(), disagreement.childView()), disagreement));
      String service = text(context, FlowVariable.SERVICE);
      settlement.put("proposal", "**Tabellen foreslår:** " + coordinatingServices.propose(text(context, FlowVariable.MUNICIPALITY),
          disagreement.wished() != null, disagreement.contact(), service.substring(0, service.indexOf(':')),
          progress.age(context.caseId())).why());
    }
  }

  private String parties(Disagreement disagreement, FormContext context) {
    return "%s og %s er ikke enige om hvem som samordner. Kommunen avgjør: **%s**%s.".formatted(nameOf(disagreement.service()),
        nameOf(disagreement.otherService()), practice.of(text(context, FlowVariable.MUNICIPALITY)).settles(),
        disagreement.decider() == null ? "" : " (" + FormText.plain(directory.nameOf(disagreement.decider())) + ")");
  }

  private String childView(JsonNode view, Disagreement disagreement) {
    String said = "yes".equals(view.path("heard").asText()) ? "**Barnet mener:** " + FormText.plain(view.path("text").asText())
        : "**Barnet er ikke hørt:** " + FormText.plain(view.path("reasonNot").asText());
    return said + (disagreement.wished() == null ? "" : "\n\n**Vil helst ha hjelp av:** " + nameOf(disagreement.wished()));
  }

  private static boolean isAny(List<String> shown, String first) {
    return shown.stream().anyMatch(path -> path.startsWith(first + "."));
  }

  private static String text(FormContext context, FlowVariable variable) {
    return (String) context.variables().get(variable.key());
  }

  private String nameOf(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }
}
