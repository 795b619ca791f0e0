package no.stafettpinnen.casefile;

/** The application was started without the key that the case file is encrypted with. */
class MissingKeyException extends RuntimeException {

  MissingKeyException(String message) {
    super(message);
  }
}
