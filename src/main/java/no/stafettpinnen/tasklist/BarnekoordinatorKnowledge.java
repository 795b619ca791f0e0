package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.coordination.Appointees;
import no.stafettpinnen.coordination.Appointments;
import no.stafettpinnen.coordination.ComplaintRules;
import no.stafettpinnen.coordination.Complaints;
import no.stafettpinnen.coordination.Complaints.Complaint;
import no.stafettpinnen.coordination.Decisions;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.coordination.Duties;
import no.stafettpinnen.coordination.PromiseLedger;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.stereotype.Component;

/**
 * What forms about the barnekoordinator show: which service is proposed and why, what whoever is asked wrote of their habilitet, what the
 * letter says of complaints, what services have promised and not answered, whether a complaint came in time.
 */
@Component
class BarnekoordinatorKnowledge implements FormKnowledge {

  private static final String RIGHT = "barnekoordinator";
  private static final String COMPLAINT = "complaint";
  private static final String PROMISES = "promises";

  private final Appointees appointees;
  private final Appointments appointments;
  private final ComplaintRules complaintRules;
  private final Complaints complaints;
  private final Decisions decisions;
  private final Duties duties;
  private final PromiseLedger promises;
  private final ServiceDirectory directory;
  private final Clock clock;

  BarnekoordinatorKnowledge(Appointees appointees, Appointments appointments, ComplaintRules complaintRules, Complaints complaints,
                            Decisions decisions, Duties duties, PromiseLedger promises, ServiceDirectory directory, Clock clock) {
    this.appointees = appointees;
    this.appointments = appointments;
    this.complaintRules = complaintRules;
    this.complaints = complaints;
    this.decisions = decisions;
    this.duties = duties;
    this.promises = promises;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void addTo(ObjectNode current, ObjectNode schema, FormContext context) {
    Set<String> asked = new HashSet<>();
    FormField.of(schema.path("components")).stream().filter(field -> field.isReadOnly() || field.isList() || !field.shown().isEmpty())
        .forEach(field -> asked.add(String.join(".", field.shown().isEmpty() ? field.path() : field.shown())));
    UUID caseId = context.caseId();
    String municipality = (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
    if (asked.contains("appointment.proposal")) {
      current.putObject("appointment").put("proposal", appointees.proposal(caseId, municipality));
    }
    if (asked.contains("habilitet.explain")) {
      appointments.declared(caseId, Kind.BARNEKOORDINATOR).ifPresent(declared -> current.set("habilitet", declared));
    }
    if (asked.contains("writtenDecision.complaint")) {
      current.putObject("writtenDecision").put(COMPLAINT, "Brevet sier: " + complaintRules.of(municipality, RIGHT).text());
    }
    if (asked.contains("promise.what")) {
      id(context, FlowVariable.PROMISE).flatMap(promise -> promises.what(caseId, promise))
          .ifPresent(what -> current.putObject("promise").put("what", what));
    }
    if (asked.contains("unanswered.list")) {
      current.putObject("unanswered").put("list", unanswered(caseId));
    }
    if (asked.contains(PROMISES) && promises.isFirst(caseId)) {
      ArrayNode rows = current.putArray(PROMISES);
      duties.of(municipality).stream().filter(duty -> !duty.suggestion().isEmpty()).forEach(duty ->
          rows.addObject().put("duty", duty.code()).put("what", duty.suggestion()));
    }
    if (asked.stream().anyMatch(path -> path.startsWith(COMPLAINT + "."))) {
      id(context, FlowVariable.COMPLAINT).map(complaints::find).ifPresent(complaint -> current.set(COMPLAINT, of(complaint)));
    }
  }

  /** Answers that are late stand out; the others are only waited for. */
  private String unanswered(UUID caseId) {
    LocalDate today = LocalDate.now(clock);
    String lines = promises.unanswered(caseId).stream().map(promise -> "- %s: %s, %s%s".formatted(nameOf(promise.service()),
        FormText.plain(promises.what(caseId, promise.id()).orElse("")), promise.due().format(FieldCheck.DATE),
        promise.due().isBefore(today) ? ". **Har ikke svart**" : "")).collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      return "**Dette venter dere på**\n" + lines;
    }
    return promises.isFirst(caseId) ? "Ingenting er avtalt ennå." : "Alle tjenestene har svart på det som er avtalt.";
  }

  private ObjectNode of(Complaint complaint) {
    Decision decision = decisions.find(complaint.caseId(), complaint.decision()).orElseThrow();
    JsonNode text = complaints.text(complaint);
    String lastDay = decision.complainUntil().format(FieldCheck.DATE);
    String received = complaint.receivedOn().format(FieldCheck.DATE);
    return ((ObjectNode) text.deepCopy())
        .put("inTime", complaint.late()
            ? "**Klagen kom for sent.** Fristen var %s, regnet fra dagen brevet ble sendt, og klagen kom %s. Dere kan behandle den likevel når "
                .formatted(lastDay, received) + "det er gode grunner til det, men ikke etter et år (fvl. § 31)."
            : "Klagen kom %s, innen fristen %s.".formatted(received, lastDay))
        .put("instance", "Klagen sendes til: " + decision.instance() + ".");
  }

  private static Optional<UUID> id(FormContext context, FlowVariable variable) {
    return Optional.ofNullable((String) context.variables().get(variable.key())).map(UUID::fromString);
  }

  private String nameOf(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }
}
