package no.stafettpinnen.engine;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The one list of what may be a variable in the engine: ids and codes that a gateway, a decision, a timer or a task filter
 * needs. Everything a person writes belongs to the case file instead. A form field whose key is
 * {@code flow.<key>} is written here; a key that is not in this list is refused.
 */
public enum FlowVariable {
  MUNICIPALITY("municipality", String.class, "form host, from the starter's service: tenant id, input to every decision"),
  SERVICE("service", String.class, "form host: group id of the service where the concern arose"),
  STARTER("starter", String.class, "form host: person id of whoever began a process in a case that was open already"),
  OPENED("opened", Date.class, "form host: when the case was opened, where a deadline counts from it"),
  SUSPICION("suspicion", String.class, "reportConcern, hearChild: code, input to triage"),
  DANGER("danger", String.class, "reportConcern, hearChild: yes or no, input to triage"),
  TRACK("track", String.class, "triage: guide or fastTrack"),
  LEVEL("level", Integer.class, "recordLevel: 0 to 3"),
  ASSESSMENT("assessment", String.class, "decideLevelZero, evaluateEffort: code, input to nextStep"),
  OWN_MEASURES_LEFT("ownMeasuresLeft", String.class, "evaluateEffort: yes or no, input to nextStep"),
  CARE_CONCERN("careConcern", String.class, "evaluateEffort: yes or no, input to nextStep"),
  PROPOSED_STEP("proposedStep", String.class, "nextStep: code of the step that the table proposes"),
  NEXT_STEP("nextStep", String.class, "clarification, decideNextStep: code of the step that people chose"),
  INVITING("inviting", String.class, "inviteService: yes or no"),
  INVITED_SERVICE("invitedService", String.class, "inviteService: group id"),
  INVITATION_ACCEPTED("invitationAccepted", String.class, "answerInvitation: yes or no"),
  OTHER_SERVICES("otherServices", Integer.class, "joinCase, recordLevel: how many other services take part"),
  SERVICE_LEFT("serviceLeft", String.class, "endCooperation: yes where a service is out that took part in the effort, else no"),
  EVALUATION_DATE("evaluationDate", Date.class, "case file, from the measures: 08:00 Europe/Oslo on the earliest agreed date"),
  MEASURE("measure", String.class, "carryOutMeasure: id of the measure that this task is about"),
  OFFER_ACCEPTED("offerAccepted", String.class, "case file, from answerOffer and receiveCase: yes or no"),
  MOVE_CONSENT("moveConsent", String.class, "registerMove: yes or no"),
  RECEIVING_SERVICE("receivingService", String.class, "case file, from registerMove: group id of the service in the other municipality"),
  FROM_MUNICIPALITY("fromMunicipality", String.class, "case file, from registerMove: municipality that the child moves from"),
  AGE_BAND("ageBand", String.class, "case file, from registerMove: preschool, primary, lowerSecondary or upperSecondary"),
  MORE_DUE("moreDue", Boolean.class, "queueDueTasks: whether more tasks wait to be followed up"),
  REPORTER("reporter", String.class, "reportToBarnevern: person id of whoever must report, the starter of the moment"),
  REPORTER_SERVICE("reporterService", String.class, "reportToBarnevern: group id of the service that the reporter reports for"),
  ADDITION("addition", String.class, "reportToBarnevern: yes where a report is under way in the case already"),
  REPORT("report", String.class, "writeReport, sendNewInformation: id of the report"),
  REPORT_EXIT("reportExit", String.class, "reportGrounds: barnevern, police, both or emergency"),
  REPORT_GROUND("reportGround", String.class, "reportGrounds: letter of bvl. § 13-2 first paragraph, empty where none follows"),
  REPORT_LAW("reportLaw", String.class, "reportLaw: code of the paragraph on the reporter's own duty"),
  REPORT_DECISION("reportDecision", String.class, "assessGrounds, writeReport: report, or discussed where barnevern advised against it"),
  REPORT_VIA("reportVia", String.class, "writeReport, sendNewInformation: stafettpinnen, portal, phone or letter"),
  RECEIVED_AT("receivedAt", Date.class, "reports: when barnevern received the report, where its clocks begin"),
  REVIEW("review", String.class, "reviewReport, askForFeedback: dismissed, investigation or moreInformation"),
  ANSWERED("answered", String.class, "callBarnevernLeader, askForFeedback, askForOutcome: yes or no"),
  HOME_CONTACT("homeContact", String.class, "decideHomeContact: yes or no");

  private final String key;
  private final Class<?> type;
  private final String writtenBy;

  FlowVariable(String key, Class<?> type, String writtenBy) {
    this.key = key;
    this.type = type;
    this.writtenBy = writtenBy;
  }

  public String key() {
    return key;
  }

  public Class<?> type() {
    return type;
  }

  /** Who writes it and what it holds, for people. */
  public String writtenBy() {
    return writtenBy;
  }

  /** The values of these variables as they stand, by key. */
  public static Map<String, Object> read(VariableScope scope, FlowVariable... wanted) {
    Map<String, Object> values = new HashMap<>();
    for (FlowVariable variable : wanted) {
      values.put(variable.key, scope.getVariable(variable.key));
    }
    return values;
  }

  public static Optional<FlowVariable> find(String key) {
    return Arrays.stream(values()).filter(variable -> variable.key.equals(key)).findFirst();
  }
}
