package no.stafettpinnen.tasklist;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Something at the door of the form host that the person can read and do something about. */
class FormProblem extends RuntimeException {

  /** @param path the field, such as {@code child.name} or {@code measures[0].goal} */
  record FieldError(String path, String message) {
  }

  /** What can be done instead. */
  record Way(String text, String href) {
  }

  private final HttpStatus status;
  private final transient List<FieldError> errors;
  private final Integer version;
  private final transient Way way;

  private FormProblem(HttpStatus status, String message, List<FieldError> errors, Integer version) {
    this(status, message, errors, version, null);
  }

  private FormProblem(HttpStatus status, String message, List<FieldError> errors, Integer version, Way way) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.version = version;
    this.way = way;
  }

  /** @param message without anything that the person wrote; that may stand in the errors, which go to the person and nowhere else */
  static FormProblem refused(String message, List<FieldError> errors, Way way) {
    return new FormProblem(HttpStatus.UNPROCESSABLE_ENTITY, message, errors, null, way);
  }

  static FormProblem invalid(List<FieldError> errors) {
    return new FormProblem(HttpStatus.UNPROCESSABLE_ENTITY, errors.size() == 1
        ? "Det er noe som må rettes i skjemaet." : "Det er " + errors.size() + " ting som må rettes i skjemaet.", errors, null);
  }

  /** The same words whether the task is gone, never was, or is not for this person. */
  static FormProblem notFound() {
    return new FormProblem(HttpStatus.NOT_FOUND,
        "Oppgaven finnes ikke, er allerede fullført, eller er ikke din. Gå tilbake til oppgavelista.", List.of(), null);
  }

  static FormProblem noMessage() {
    return new FormProblem(HttpStatus.NOT_FOUND, "Beskjeden finnes ikke, eller den er ikke til deg.", List.of(), null);
  }

  static FormProblem noPerson() {
    return new FormProblem(HttpStatus.NOT_FOUND, "Du kan føre fravær for deg selv og for dem som arbeider i en tjeneste du leder.", List.of(),
        null);
  }

  static FormProblem conflict(String message) {
    return new FormProblem(HttpStatus.CONFLICT, message, List.of(), null);
  }

  static FormProblem tooMany(String message) {
    return new FormProblem(HttpStatus.TOO_MANY_REQUESTS, message, List.of(), null);
  }

  static FormProblem staleDraft(int version) {
    return new FormProblem(HttpStatus.CONFLICT, "Skjemaet er endret i et annet vindu.", List.of(), version);
  }

  HttpStatus status() {
    return status;
  }

  /** Null where the form is only to be mended. */
  Way way() {
    return way;
  }

  List<FieldError> errors() {
    return errors;
  }

  /** The draft's version on the server, where that is what was in conflict. */
  Integer version() {
    return version;
  }
}
