package no.stafettpinnen.tasklist;

/** One choice of a field. */
record Option(String label, String value) {
}
