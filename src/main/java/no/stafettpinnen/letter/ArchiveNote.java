package no.stafettpinnen.letter;

import java.time.Instant;

/**
 * What the archive's print says of itself, on its last page and in the properties of the file.
 *
 * @param madeBy      who made it: name and function
 * @param madeAt      shown in Europe/Oslo
 * @param textVersion which version of the content, such as "Plan, versjon 2"
 */
public record ArchiveNote(String madeBy, Instant madeAt, String textVersion) {
}
