package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.coordination.IndividualPlans.Plan;
import no.stafettpinnen.coordination.PlanData.Approval;
import no.stafettpinnen.coordination.PlanData.Consent;
import no.stafettpinnen.coordination.PlanData.Contribution;
import no.stafettpinnen.coordination.PlanData.Cooperation;
import no.stafettpinnen.coordination.PlanData.Goal;
import no.stafettpinnen.coordination.PlanData.Participant;
import no.stafettpinnen.coordination.PlanData.Revision;
import no.stafettpinnen.coordination.PlanVersions.PlanVersion;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.stereotype.Component;

/** Puts a version of a plan together as it is printed for the family and the archive, and shown to whoever approves it. */
@Component
public class PlanReader {

  private static final Map<String, String> REVISED = Map.of("unchanged", "Revidert uten endringer", "changed", "Revidert og skrevet om",
      "no", "Revidert og avsluttet");

  private final IndividualPlans plans;
  private final Consents consents;
  private final CaseReader cases;
  private final ServiceDirectory directory;

  PlanReader(IndividualPlans plans, Consents consents, CaseReader cases, ServiceDirectory directory) {
    this.plans = plans;
    this.consents = consents;
    this.cases = cases;
    this.directory = directory;
  }

  /** One that is of the one case whose reading is in the log. */
  public PlanData read(ReadReceipt receipt, PlanVersion one) {
    Plan plan = one.plan();
    String child = cases.with(receipt).child().path("name").asText();
    return data(plan, child, one.isDraft() || one.isInForce() ? consents.signed(plan.caseId(), PlanOfferSection.PURPOSE)
        : consents.signed(plan.caseId(), PlanOfferSection.PURPOSE, one.approvedAt()));
  }

  /**
   * The newest, for a form, whose opening is in the log; empty where the case has no plan.
   *
   * @param child the name that the form shows
   */
  public Optional<PlanData> of(UUID caseId, String child) {
    return plans.standing(caseId).map(plan -> data(plan, child, consents.signed(caseId, PlanOfferSection.PURPOSE)));
  }

  private PlanData data(Plan plan, String child, List<Consents.Signed> signed) {
    IndividualPlans.Version version = plans.version(plan);
    JsonNode text = version.text();
    JsonNode approvals = plans.approvals(plan).map(approval -> approval.path("approvals")).orElse(MissingNode.getInstance());
    return new PlanData(child, plan.version(), word(text, "matters"), lines(text, "resources"), lines(text, "needs"),
        plans.goals(plan).stream().map(this::goal).toList(),
        rows(text.path("participants"), row -> new Participant(word(row, "name"), word(row, "role"), word(row, "service"), word(row, "phone"))),
        new Participant(directory.nameOf(version.coordinator()), "Koordinator", nameOf(version.service()), ""), word(text, "coordination"),
        rows(text.path("contributions"), row -> new Contribution(word(row, "who"), word(row, "what"))), word(text, "carryingOut"),
        version.validFrom(), version.validUntil(), revisions(plan, version),
        signed.stream().map(one -> new Consent(one.services().stream().map(this::nameOf).toList(),
            one.signedBy(), one.signedAs(), one.from(), one.until())).toList(), word(text, "consent"),
        rows(text.path("cooperation"), row -> new Cooperation(word(row, "with"), word(row, "about"))), word(text, "homePart"),
        rows(approvals, row -> new Approval(word(row, "name"), word(row, "role"), "yes".equals(word(row, "agrees")),
            LocalDate.parse(word(row, "on")))));
  }

  private Goal goal(IndividualPlans.Goal goal) {
    return new Goal(goal.goal(), word(goal.text(), "goal"), word(goal.text(), "measure"), word(goal.text(), "action"),
        word(goal.text(), "extent"), goal.responsible() == null ? "" : directory.nameOf(goal.responsible()) + ", " + nameOf(goal.service()),
        goal.due());
  }

  private List<Revision> revisions(Plan plan, IndividualPlans.Version version) {
    List<Revision> revisions = new ArrayList<>();
    plans.revisions(plan).forEach(one -> revisions.add(new Revision(one.revisedOn(), REVISED.get(one.outcome()))));
    boolean isInForce = plan.liveVersion() != null && plan.liveVersion() == version.version();
    revisions.add(new Revision(isInForce ? plan.revisionOn() : version.revisionOn(), "Planen skal revideres"));
    return revisions;
  }

  private String nameOf(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }

  private static List<String> lines(JsonNode text, String field) {
    return word(text, field).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static <T> List<T> rows(JsonNode list, Function<JsonNode, T> row) {
    return StreamSupport.stream(list.spliterator(), false).map(row).toList();
  }

  private static String word(JsonNode row, String field) {
    return row.path(field).asText();
  }
}
