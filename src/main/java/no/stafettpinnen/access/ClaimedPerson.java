package no.stafettpinnen.access;

import java.util.List;

/**
 * What the claims say of a person, by the mapping.
 *
 * @param email may be null
 */
record ClaimedPerson(String id, String first, String last, String email, List<String> services, List<String> leads, boolean operator) {
}
