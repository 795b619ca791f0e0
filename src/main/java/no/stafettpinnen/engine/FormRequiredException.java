package no.stafettpinnen.engine;

import org.camunda.bpm.engine.AuthorizationException;

/** Somebody tried to start or complete without a valid form. It is an authorisation matter: the engine answers 403. */
public class FormRequiredException extends AuthorizationException {

  FormRequiredException() {
    super("Fyll ut skjemaet i oppgavelista. Oppgaven kan ikke startes eller fullføres utenom skjemaet.");
  }
}
