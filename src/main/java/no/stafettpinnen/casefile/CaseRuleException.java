package no.stafettpinnen.casefile;

/** A rule of the plans stands in the way. The message is one Norwegian sentence for the person, without anything about the child. */
public class CaseRuleException extends RuntimeException {

  private final String field;

  /** @param field key of the form field that can mend it */
  public CaseRuleException(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
