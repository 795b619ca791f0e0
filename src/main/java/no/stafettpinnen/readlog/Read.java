package no.stafettpinnen.readlog;

import java.util.UUID;

/**
 * One person's reading of one case, before it is entered. Codes and ids only: nothing of what was read.
 *
 * @param caseId  the case, or {@link ReadLog#MANY_CASES}
 * @param person  id of who reads
 * @param role    in which capacity
 * @param service the service that they read on behalf of; null where there is none
 * @param what    code of what is shown: a form's key, {@code stafettlogg}, {@code card}, or the pattern of a path
 * @param door    where it is shown
 */
public record Read(UUID caseId, String person, Role role, String service, String what, Door door) {

  /** In which capacity somebody reads: the ground for their access (I9). */
  public enum Role {
    /** Has the task whose form is shown. */
    ASSIGNEE,
    /** Takes part in the case. */
    PARTICIPANT,
    /** Leads a service that takes part. */
    LEADER,
    /** Runs the system. */
    OPERATOR,
    /** May read it for a reason that none of the others names. */
    OTHER
  }

  /** Through which door. */
  public enum Door {
    /** The form of a task. */
    FORM,
    /** The page of the case. */
    CASE_PAGE,
    /** A card in the task list. */
    CARD,
    /** Cockpit's own API. */
    COCKPIT,
    /** The engine's API behind the web apps. */
    ENGINE_API
  }
}
