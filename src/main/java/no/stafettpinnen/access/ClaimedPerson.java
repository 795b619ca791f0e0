package no.stafettpinnen.access;

import java.util.List;

/** What the claims say of a person, by the mapping. */
record ClaimedPerson(String id, String first, String last, List<String> services, List<String> leads, boolean operator) {
}
