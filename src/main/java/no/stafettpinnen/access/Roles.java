package no.stafettpinnen.access;

/** What Spring Security calls the two kinds of people. What a caseworker may see follows from services, not from this. */
final class Roles {

  static final String CASEWORKER = "ROLE_CASEWORKER";
  static final String OPERATOR = "ROLE_OPERATOR";

  private Roles() {
  }
}
