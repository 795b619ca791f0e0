package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;

/** How old a child is, told so roughly that it points to nobody. */
final class AgeBand {

  private AgeBand() {
  }

  /** @param child {@code birthDate}, an ISO date; one to come where the child is expected */
  static String of(JsonNode child, LocalDate today) {
    int years = Period.between(LocalDate.parse(child.path("birthDate").asText()), today).getYears();
    return years < 6 ? "preschool" : years < 13 ? "primary" : years < 16 ? "lowerSecondary" : "upperSecondary";
  }
}
