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
 * {@code flow.<key>} is written here; a key that is not in this list is refused. Of each it says who writes it, and what it holds.
 */
public enum FlowVariable {
  /** form host, from the starter's service: tenant id, input to every decision */
  MUNICIPALITY("municipality", String.class),
  /** form host: group id of the service where the concern arose */
  SERVICE("service", String.class),
  /** form host: person id of whoever began a process in a case that was open already */
  STARTER("starter", String.class),
  /** form host: when the case was opened, where a deadline counts from it */
  OPENED("opened", Date.class),
  /** reportConcern, hearChild: code, input to triage */
  SUSPICION("suspicion", String.class),
  /** reportConcern, hearChild: yes or no, input to triage */
  DANGER("danger", String.class),
  /** triage: guide or fastTrack */
  TRACK("track", String.class),
  /** recordLevel: 0 to 3 */
  LEVEL("level", Integer.class),
  /** decideLevelZero, evaluateEffort: code, input to nextStep */
  ASSESSMENT("assessment", String.class),
  /** evaluateEffort: yes or no, input to nextStep */
  OWN_MEASURES_LEFT("ownMeasuresLeft", String.class),
  /** evaluateEffort: yes or no, input to nextStep */
  CARE_CONCERN("careConcern", String.class),
  /** nextStep: code of the step that the table proposes */
  PROPOSED_STEP("proposedStep", String.class),
  /** clarification, decideNextStep: code of the step that people chose */
  NEXT_STEP("nextStep", String.class),
  /** inviteService: yes or no */
  INVITING("inviting", String.class),
  /** inviteService: group id */
  INVITED_SERVICE("invitedService", String.class),
  /** answerInvitation: yes or no */
  INVITATION_ACCEPTED("invitationAccepted", String.class),
  /** joinCase, recordLevel: how many other services take part */
  OTHER_SERVICES("otherServices", Integer.class),
  /** case file, from the measures: 08:00 Europe/Oslo on the earliest agreed date */
  EVALUATION_DATE("evaluationDate", Date.class),
  /** carryOutMeasure: id of the measure that this task is about */
  MEASURE("measure", String.class),
  /** case file, from answerOffer and receiveCase: yes or no */
  OFFER_ACCEPTED("offerAccepted", String.class),
  /** registerMove: yes or no */
  MOVE_CONSENT("moveConsent", String.class),
  /** case file, from registerMove: group id of the service in the other municipality */
  RECEIVING_SERVICE("receivingService", String.class),
  /** case file, from registerMove: municipality that the child moves from */
  FROM_MUNICIPALITY("fromMunicipality", String.class),
  /** case file, from registerMove: preschool, primary, lowerSecondary or upperSecondary */
  AGE_BAND("ageBand", String.class),
  /** queueDueTasks: whether more tasks wait to be followed up */
  MORE_DUE("moreDue", Boolean.class),
  /** reportToBarnevern: person id of whoever must report: the starter of the moment, or who wrote it in their place */
  REPORTER("reporter", String.class),
  /** reportToBarnevern: group id of the service that the reporter reports for */
  REPORTER_SERVICE("reporterService", String.class),
  /** reportToBarnevern: yes where a report is under way in the case already */
  ADDITION("addition", String.class),
  /** writeReport, sendNewInformation: id of the report */
  REPORT("report", String.class),
  /** reportGrounds: barnevern, police, both or emergency */
  REPORT_EXIT("reportExit", String.class),
  /** reportGrounds: letter of bvl. § 13-2 first paragraph, empty where none follows */
  REPORT_GROUND("reportGround", String.class),
  /** reportLaw: code of the paragraph on the reporter's own duty */
  REPORT_LAW("reportLaw", String.class),
  /** assessGrounds, writeReport: report, or discussed where barnevern advised against it */
  REPORT_DECISION("reportDecision", String.class),
  /** writeReport, sendNewInformation: stafettpinnen, portal, phone or letter */
  REPORT_VIA("reportVia", String.class),
  /** reports: when barnevern received the report, where its clocks begin */
  RECEIVED_AT("receivedAt", Date.class),
  /** reviewReport, askForFeedback: dismissed, investigation or moreInformation */
  REVIEW("review", String.class),
  /** callBarnevernLeader, askForFeedback, askForOutcome: yes or no */
  ANSWERED("answered", String.class),
  /** decideHomeContact: yes or no */
  HOME_CONTACT("homeContact", String.class),
  /** referAnonymously, referToTeam, passOn: group id of the team that the case goes to */
  TEAM("team", String.class),
  /** endCooperation: yes where a service is out that took part in the effort, else no */
  SERVICE_LEFT("serviceLeft", String.class),
  /** referToTeam, passOn: code of the team in the tables forum and forumProfile */
  FORUM("forum", String.class),
  /** checkDoor: open or shut; openDoor: checkAgain or withdrawn */
  DOOR("door", String.class),
  /** registerTeamConsent, admitTeam, registerPlanConsent: yes or no */
  CONSENT_GIVEN("consentGiven", String.class),
  /** chooseSlot, callMeeting, changeTeamMeeting: when the case is up in the team; callGroupMeeting: when the ansvarsgruppe meets */
  SLOT("slot", Date.class),
  /** teamMeeting: done, extended, passOn or cancelled */
  MEETING_OUTCOME("meetingOutcome", String.class),
  /** teamMeeting: yes or no */
  NEEDS_DECISION("needsDecision", String.class),
  /** changeTeamMeeting: move, release (the team is to be called in anew) or withdraw */
  TEAM_CHANGE("teamChange", String.class),
  /** reportNeed: yes where the family asks for a barnekoordinator */
  COORDINATOR_ASKED("coordinatorAsked", String.class),
  /** assessRights: yes or no */
  BARNEKOORDINATOR_RIGHT("barnekoordinatorRight", String.class),
  /** assessRights: yes or no */
  PLAN_RIGHT("planRight", String.class),
  /** assessRights: yes or no */
  GROUP_RIGHT("groupRight", String.class),
  /** answerNeed: yes or no */
  UNIT_MEETING("unitMeeting", String.class),
  /** assessRights: adulthood, privateRespite, familyCase or none, input to compulsoryCoordination */
  SITUATION("situation", String.class),
  /** coordinateTogether: group id of the service that this task is for */
  PAIR_SERVICE("pairService", String.class),
  /** checkHabilitet, weighHabilitet: yes, no, or assess where the leader must weigh it */
  HABIL("habil", String.class),
  /** findAnother: yes, or no where nobody else in the service can */
  ANOTHER_FOUND("anotherFound", String.class),
  /** reviewCoordination: yes or no */
  STILL_NEEDED("stillNeeded", String.class),
  /** beginPromises: id of what a service promised */
  PROMISE("promise", String.class),
  /** holdGroupMeeting: yes, no; case file: notHeld where there was no meeting */
  GROUP_GOES_ON("groupGoesOn", String.class),
  /** offerPlan: yes or no */
  PLAN_WANTED("planWanted", String.class),
  /** approvePlan: yes or no */
  PLAN_APPROVED("planApproved", String.class),
  /** revisePlan: unchanged, changed (the plan is written anew) or no */
  PLAN_GOES_ON("planGoesOn", String.class),
  /** reconsider: yes where the decision is changed, no where it stands, dismissed where the complaint came too late */
  COMPLAINT_UPHELD("complaintUpheld", String.class),
  /** receiveComplaint: id of the complaint */
  COMPLAINT("complaint", String.class);

  private final String key;
  private final Class<?> type;

  FlowVariable(String key, Class<?> type) {
    this.key = key;
    this.type = type;
  }

  public String key() {
    return key;
  }

  public Class<?> type() {
    return type;
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
