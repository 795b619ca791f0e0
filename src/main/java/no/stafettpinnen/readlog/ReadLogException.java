package no.stafettpinnen.readlog;

/** A reading could not be entered in the log, so nothing may be shown. The message is one Norwegian sentence for the person. */
public class ReadLogException extends RuntimeException {

  ReadLogException(Throwable cause) {
    super("Dette kan ikke vises nå, fordi lesingen ikke kunne føres i innsynsloggen. Prøv igjen om litt.", cause);
  }
}
