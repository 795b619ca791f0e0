package no.stafettpinnen.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** Sings when an attack got as far as making an object of a class of its choice. */
public class Canary {

  /** An expression that makes one: in place of this class, any class of the JDK that runs a command. */
  public static final String SINGS = "${''.getClass().forName('no.stafettpinnen.engine.Canary').newInstance()}";

  private static final AtomicInteger SONGS = new AtomicInteger();

  public Canary() {
    SONGS.incrementAndGet();
  }

  public static int songs() {
    return SONGS.get();
  }
}
