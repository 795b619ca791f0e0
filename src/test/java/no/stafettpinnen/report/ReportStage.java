package no.stafettpinnen.report;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import org.camunda.bpm.engine.RuntimeService;

/** A suspicion as the fast track gives it to {@code reportToBarnevern}, and the forms that follow. */
class ReportStage {

  static final String SEEN = "Blåmerker på overarmene";
  static final String CHILD_WORDS = "Pappa klyper meg";
  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  private final Stage stage;
  private final RuntimeService runtime;
  private final FormGate gate;
  private final HomeHold hold;

  ReportStage(Stage stage, RuntimeService runtime, FormGate gate, HomeHold hold) {
    this.stage = stage;
    this.runtime = runtime;
    this.gate = gate;
    this.hold = hold;
  }

  /** Somebody suspects something in a new case of theirs. */
  UUID suspects(String person, String municipality, String service, String suspicion, String danger) {
    return suspects(person, municipality, service, suspicion, danger, person);
  }

  /** Another one than whose case it is suspects something. */
  UUID suspects(String owner, String municipality, String service, String suspicion, String danger, String person) {
    UUID caseId = stage.person(owner).raise("concernToAction", Forms.CONCERN);
    hold.begin(caseId, person);
    raise(caseId, municipality, service, suspicion, danger, person);
    return caseId;
  }

  /** Begins the report, as the fast track does. */
  void raise(UUID caseId, String municipality, String service, String suspicion, String danger, String person) {
    Map<String, Object> variables = new HashMap<>(Map.of("municipality", municipality, "service", service, "level", 0,
        "opened", Date.from(stage.now()), "suspicion", suspicion, "danger", danger, "starter", person));
    gate.open("reportToBarnevern", () -> runtime.createMessageCorrelation("suspicionRaised").processInstanceBusinessKey(caseId.toString())
        .setVariables(variables).correlateStartMessage());
  }

  /** A suspicion in a case where the report is under way. */
  void suspectsToo(UUID caseId, String person, String service, String suspicion, String danger) {
    runtime.createExecutionQuery().processInstanceBusinessKey(caseId.toString()).messageEventSubscriptionName("suspicionRaised").list()
        .forEach(waiting -> runtime.messageEventReceived("suspicionRaised", waiting.getId(),
            Map.of("suspicion", suspicion, "danger", danger, "starter", person, "service", service)));
  }

  LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }

  /** 09:00 on a Monday in the middle of January, where no holiday is near. */
  void beginOnAMondayInJanuary() {
    LocalDate monday = today().plusYears(1).withMonth(1).withDayOfMonth(12);
    monday = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    stage.wait(Duration.between(stage.now(), monday.atTime(9, 0).atZone(OSLO).toInstant()));
  }

  /** Until that many days from now, at the hour; what is due in between is done as its day comes. */
  void waitUntil(int days, int hour) {
    for (int day = 0; day < days; day++) {
      stage.wait(Duration.ofDays(1));
    }
    stage.wait(Duration.between(stage.now(), today().atTime(hour, 5).atZone(OSLO).toInstant()));
  }

  String report(String via) {
    return """
        {"report": {"discussed": "no", "grounds": ["a"], "seen": "%s", "childWords": "%s"}, "flow": {"reportVia": "%s"}}"""
        .formatted(SEEN, CHILD_WORDS, via);
  }

  String policeTold() {
    return """
        {"police": {"told": "yes", "who": "Operasjonssentralen", "date": "%s", "logNumber": "4711"}}""".formatted(today());
  }

  String helpCalled() {
    return """
        {"help": {"called": ["police", "barnevernvakt"], "who": "Vakthavende", "date": "%s", "time": "13.40", "agreed": "De kommer."}}"""
        .formatted(today());
  }

  String received() {
    return """
        {"receipt": {"confirmed": true}}""";
  }

  String reviewed(String review) {
    return """
        {"flow": {"review": "%s"}, "review": {"by": "Ida"%s}}""".formatted(review,
        "moreInformation".equals(review) ? ", \"question\": \"Hvem var der?\"" : "");
  }
}
