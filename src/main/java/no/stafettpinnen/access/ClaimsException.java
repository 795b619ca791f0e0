package no.stafettpinnen.access;

/** The claims file, or a person's claims, can't be used. The message names no value of a claim. */
public class ClaimsException extends RuntimeException {

  ClaimsException(String message) {
    super(message);
  }
}
