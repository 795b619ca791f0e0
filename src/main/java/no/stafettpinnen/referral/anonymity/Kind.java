package no.stafettpinnen.referral.anonymity;

/** What points to a person. */
public enum Kind {
  NUMBER("et fødselsnummer eller D-nummer"),
  PHONE("et telefonnummer"),
  EMAIL("en e-postadresse"),
  ADDRESS("en adresse"),
  BIRTH_DATE("en fødselsdato"),
  NAME("et navn");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** In Norwegian, with its article. */
  public String words() {
    return words;
  }
}
