package no.stafettpinnen.key;

/** The application was started without a key that it needs. */
class MissingKeyException extends RuntimeException {

  MissingKeyException(String message) {
    super(message);
  }
}
