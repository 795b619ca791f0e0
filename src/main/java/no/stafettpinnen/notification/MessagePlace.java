package no.stafettpinnen.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A message's place in an inbox, from which one reads on; as text in a URL. */
public record MessagePlace(OffsetDateTime at, UUID id) {

  /** What any database takes. */
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  /** @throws IllegalArgumentException when it is no place */
  public static MessagePlace valueOf(String text) {
    String[] parts = text.split("_", 2);
    OffsetDateTime at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    if (parts.length < 2 || at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("No place in an inbox");
    }
    return new MessagePlace(at, UUID.fromString(parts[1]));
  }

  public static MessagePlace of(Inbox.Message message) {
    return new MessagePlace(message.createdAt(), message.id());
  }

  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant()) + "_" + id;
  }
}
