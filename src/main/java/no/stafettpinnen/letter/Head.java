package no.stafettpinnen.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What stands at the top of each letter.
 *
 * @param title     also the title of the PDF, which programs show and log: nothing about who it is for
 * @param sender    municipality, such as "Stjørdal kommune"
 * @param unit      the unit that writes, such as "Helse- og velferdskontoret"
 * @param contact   lines: how to reach the unit
 * @param recipient lines: names and postal address
 * @param date      of the letter, a day in Europe/Oslo
 * @param reference the case's own reference, never a person's number
 */
public record Head(String title, String sender, String unit, List<String> contact, List<String> recipient, LocalDate date,
                   String reference) {

  private static final Pattern PERSON_NUMBER = Pattern.compile("(?<!\\d)\\d{6}[ .-]?\\d{5}(?!\\d)");

  /** @throws IllegalArgumentException where something is missing, or the reference looks like a person's number */
  public Head {
    Needs.text("title", title);
    Needs.text("sender", sender);
    Needs.text("unit", unit);
    Needs.text("reference", reference);
    if (PERSON_NUMBER.matcher(reference).find()) {
      throw new IllegalArgumentException("The reference of a letter must not be a person's number");
    }
    Objects.requireNonNull(date, "date");
    contact = List.copyOf(contact);
    recipient = List.copyOf(recipient);
  }
}
