package no.stafettpinnen.referral;

import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;

/**
 * A team as the plans describe it: one row of the decision table {@code forumProfile}.
 *
 * @param perUnit     whether each unit has one of its own; else the municipality has one, or several municipalities share it
 * @param arenas      arenas whose cases it takes, separated by spaces; {@code any} for all
 * @param rhythm      recurrence rule of its meeting days (RFC 5545); empty where each meeting is called in
 * @param anchor      the day that the rhythm counts from
 * @param startTime   when the first case of a meeting is up, Europe/Oslo
 * @param callsIn     {@code team} or {@code unitLeader}
 * @param home        how guardians and child take part, as the plan says it: {@code asRule}, {@code may} or {@code no}
 * @param homeAsked   whether somebody is to ask them to the meeting
 * @param consentMode {@code named}, {@code namedOrAnonymous} or {@code namedWished}
 * @param door        the conditions of its door, words that the decision table {@code teamDoor} knows
 * @param escalatesTo code of the broader team; empty where there is none
 */
public record Forum(String code, String name, boolean perUnit, String leaderRole, String members, String arenas, int ageFrom, int ageTo,
                    String rhythm, LocalDate anchor, LocalTime startTime, int slotMinutes, int slots, String callsIn, String home,
                    boolean homeAsked, String consentMode, String door, String escalatesTo, String place) {

  static Forum of(String code, DmnDecisionRuleResult row) {
    String rhythm = row.getEntry("rhythm");
    boolean meets = !rhythm.isEmpty();
    return new Forum(code, row.getEntry("name"), "unit".equals(row.getEntry("scope")), row.getEntry("leaderRole"), row.getEntry("members"),
        row.getEntry("arenas"), row.<Number>getEntry("ageFrom").intValue(), row.<Number>getEntry("ageTo").intValue(), rhythm,
        meets ? LocalDate.parse(row.getEntry("anchor")) : null, meets ? LocalTime.parse(row.getEntry("startTime")) : null,
        row.<Number>getEntry("slotMinutes").intValue(), row.<Number>getEntry("slots").intValue(), row.getEntry("callsIn"),
        row.getEntry("home"), row.<Boolean>getEntry("homeAsked"), row.getEntry("consentMode"),
        row.getEntry("door"), row.getEntry("escalatesTo"), row.getEntry("place"));
  }

  /** Whether it meets by a rhythm of its own; else somebody calls it in. */
  public boolean hasRhythm() {
    return !rhythm.isEmpty();
  }
}
