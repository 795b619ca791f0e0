package no.stafettpinnen.browser;

import java.time.LocalDate;

/** Parts that many forms have, as a person fills them in: a consent, and what the child thinks. */
final class OnScreen {

  private OnScreen() {
  }

  /** Everything but whom it is for. */
  static void consents(TasklistPage person, String signedAs, LocalDate today) {
    person.check("Trivsel, læring og utvikling");
    person.check("Tiltak og hvordan de virker");
    person.choose("Hvem har foreldreansvaret?", "To foreldre har foreldreansvar");
    person.choose("Hvem har samtykket?", signedAs);
    person.write("Navn på den eller de som har samtykket", "Mor og far");
    person.write("Hvordan er barnet hørt, og hva ønsker barnet?", "I en samtale. Vil ha ro.");
    person.write("Hvilket språk ble samtykket forklart på?", "Norsk");
    person.choose("Ble det brukt tolk?", "Nei");
    person.date("Samtykket gjelder fra", today);
    person.date("Samtykket gjelder til og med", today.plusMonths(11));
    person.pick("Hvorfor har vi lov til å behandle opplysningene?", "Det er en del av oppgaven vår etter loven");
  }

  /** The child has said what it thinks. */
  static void hearsChild(TasklistPage person, String view, String bestInterests) {
    person.choose("Er barnet hørt?", "Ja");
    person.write("Hvordan ble barnet hørt?", "I en samtale");
    person.write("Hva sa eller viste barnet?", view);
    person.write("Hva er best for barnet?", bestInterests);
  }

  /** The child could not be asked. */
  static void childNotHeard(TasklistPage person, String why, String bestInterests) {
    person.choose("Er barnet hørt?", "Nei");
    person.write("Hvorfor er barnet ikke hørt?", why);
    person.write("Hva er best for barnet?", bestInterests);
  }
}
