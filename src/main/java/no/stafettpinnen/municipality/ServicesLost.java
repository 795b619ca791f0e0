package no.stafettpinnen.municipality;

/** A person no longer works in, or leads, a service that they did before. Published in the transaction that changes it. */
public record ServicesLost(String person) {
}
