package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseForms;
import no.stafettpinnen.coordination.CoordinatingUnits;
import no.stafettpinnen.coordination.OtherCases;
import no.stafettpinnen.engine.CaseMessages;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.engine.DeployedForms;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A need for coordination that a general practitioner or the specialist health service reports, without an account (R141). It becomes a
 * case of the municipality's koordinerende enhet, whose leader has the baton from the first moment (I1). Nothing of any case goes back: the
 * sender gets a reference drawn at random, the same for the same submission.
 */
@Component
class NeedsFromOutside {

  /** The form, and the choices from data that it asks for. */
  record Form(JsonNode schema, JsonNode data) {
  }

  private static final String FORM = "reportNeedFromOutside";
  private static final String TITLE = "Behov for samordning, meldt utenfra";
  /** Letters and digits that nobody takes for others when they are read aloud. */
  private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 8;

  private final DeployedForms forms;
  private final FormHost host;
  private final FlowValues flowValues;
  private final CoordinatingUnits units;
  private final CaseFile caseFile;
  private final CaseForms caseForms;
  private final CaseMessages messages;
  private final ConflictRetry retry;
  private final OtherCases otherCases;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  NeedsFromOutside(DeployedForms forms, FormHost host, FlowValues flowValues, CoordinatingUnits units, CaseFile caseFile,
                   CaseForms caseForms, CaseMessages messages, ConflictRetry retry, OtherCases otherCases, JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.forms = forms;
    this.host = host;
    this.flowValues = flowValues;
    this.units = units;
    this.caseFile = caseFile;
    this.caseForms = caseForms;
    this.messages = messages;
    this.retry = retry;
    this.otherCases = otherCases;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Form form() {
    ObjectNode schema = host.schema(forms.named(FORM));
    return new Form(schema, host.shownData(schema, json.createObjectNode(), null, nobody(UUID.randomUUID())));
  }

  /**
   * @param submission drawn by the page, the same when it sends the same form once more
   * @return the reference for the sender
   * @throws FormProblem when the form is not filled in right
   */
  String receive(UUID submission, ObjectNode data) {
    return retry.inTransaction(() -> receivedBefore(submission).orElseGet(() -> open(submission, data.deepCopy())));
  }

  private Optional<String> receivedBefore(UUID submission) {
    return jdbc.sql("SELECT reference FROM need_from_outside WHERE submission = :id").param("id", submission).query(String.class).optional();
  }

  private String open(UUID submission, ObjectNode data) {
    UUID caseId = UUID.randomUUID();
    FormValidator.Accepted accepted = host.accept(host.schema(forms.named(FORM)), data, json.createObjectNode(), nobody(caseId));
    ObjectNode narrative = flowValues.narrative(accepted.data());
    String municipality = narrative.remove("start").path("municipality").asText();
    String unit = units.of(municipality);
    JsonNode child = narrative.remove("child");
    caseFile.open(caseId, municipality, unit, units.receiver(unit).orElseThrow(), child);
    otherCases.tell(caseId, municipality, unit, child);

    Map<FlowVariable, Object> flow = flowValues.of(accepted.data());
    flow.put(FlowVariable.MUNICIPALITY, municipality);
    flow.put(FlowVariable.SERVICE, unit);
    flow.put(FlowVariable.OPENED, Date.from(clock.instant()));
    flow.put(FlowVariable.LEVEL, 0);
    flow.put(FlowVariable.OTHER_SERVICES, 0);
    String reference = reference();
    List<CaseEntry.Line> lines = new ArrayList<>(accepted.readable());
    lines.add(new CaseEntry.Line("Referansen som avsenderen fikk", reference));
    flow.putAll(caseForms.record(new CaseEntry(caseId, CaseFile.OUTSIDER, unit, FORM, TITLE, narrative, lines, Map.copyOf(flow), Set.of())));
    jdbc.sql("INSERT INTO need_from_outside (submission, case_id, reference, received_at) VALUES (:id, :case, :reference, :now)")
        .param("id", submission).param("case", caseId).param("reference", reference).param("now", OffsetDateTime.now(clock)).update();
    messages.begin(caseId, "familyNeed", "needSentIn", FlowValues.byKey(flow));
    return reference;
  }

  private String reference() {
    StringBuilder reference = new StringBuilder();
    random.ints(LENGTH, 0, SIGNS.length()).forEach(sign -> reference.append(SIGNS.charAt(sign)));
    return reference.insert(LENGTH / 2, '-').toString();
  }

  /** Nobody is logged in, and no case is there yet. */
  private static FormContext nobody(UUID caseId) {
    return new FormContext(null, caseId, false, Map.of(), Optional.empty());
  }
}
