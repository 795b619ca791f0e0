package no.stafettpinnen.support;

import java.time.LocalDate;
import java.util.UUID;

/** Forms as people fill them in, where a test does not care about the words. */
public final class Forms {

  public static final String CONCERN = """
      {"flow": {"suspicion": "none", "danger": "no"}, "child": {"name": "Ola Testbarn", "birthDate": "2023-02-01"},
       "concern": {"what": "Barnet sier få ord."}}""";
  public static final String DESCRIBED = """
      {"concern": {"seen": "Barnet peker i stedet for å si hva det vil.", "howLong": "Siden august"}}""";
  public static final String HEARD_CHILD = """
      {"childView": {"heard": "yes", "how": "Lek", "text": "Vil leke butikk.", "bestInterests": "Mer språklek."}}""";
  public static final String HEARD_NO_SUSPICION = """
      {"childView": {"heard": "yes", "how": "Lek", "text": "Vil leke butikk.", "bestInterests": "Mer språklek."},
       "flow": {"suspicion": "none", "danger": "no"}}""";
  public static final String ACCEPTED = """
      {"flow": {"invitationAccepted": "yes"}}""";
  public static final String DONE = """
      {"measure": {"status": "done", "note": "Det gikk fint."}}""";
  public static final String FINAL = """
      {"evaluation": {"works": "Språklek", "participants": "Alle", "continues": "Lesestund", "ends": "Tiltakene"},
       "closing": {"reason": "Målet er nådd.", "homeInformed": "yes"}}""";

  public static final String SUSPICION = """
      {"flow": {"suspicion": "unsure", "danger": "no"}, "suspicion": {"what": "Blåmerker på begge armene."},
       "verbatim": {"told": "yes", "words": "Pappa slo meg med beltet.", "date": "2026-01-12", "time": "kl. 09.40",
         "place": "Garderoben", "present": "Bare jeg. Jeg spurte hva som hadde hendt."}}""";

  private Forms() {
  }

  /** The answer of somebody who was unsure, and has talked it over with barnevern. */
  public static String discussedNotReported(LocalDate today) {
    return """
        {"flow": {"reportDecision": "discussed"}, "notReported": {"with": "Mottaket", "date": "%s", "reason": "Vi følger med en uke."}}"""
        .formatted(today);
  }

  /** Whether the home may be contacted again: {@code yes} or {@code no}. */
  public static String homeContact(String answer, LocalDate today) {
    return """
        {"flow": {"homeContact": "%s"}, "homeContact": {"clarifiedBy": "Ida i barnevernet", "date": "%s", "reason": "Avtalt"}}"""
        .formatted(answer, today);
  }

  /** From the first task to the decision at level 0. */
  public static void clarifies(Caseworker person, UUID caseId, String assessment, LocalDate today) {
    person.does(caseId, "describeConcern", DESCRIBED);
    person.does(caseId, "discussConcern", discussed(today));
    person.does(caseId, "hearChild", HEARD_NO_SUSPICION);
    person.does(caseId, "informHome", homeInformed(today));
    person.does(caseId, "decideLevelZero", levelZero(assessment));
  }

  public static String afterSuspicion(String step) {
    return """
        {"childView": {"heard": "no", "reasonNot": "Barnevernet snakker med barnet.", "bestInterests": "Trygghet i hverdagen."},
         "flow": {"nextStep": "%s"}, "decision": {"reason": "Barnet skal ha det trygt her."}}""".formatted(step);
  }

  public static String discussed(LocalDate today) {
    return """
        {"discussion": {"with": "leader", "date": "%s", "summary": "Vi følger med og snakker med hjemmet."}}""".formatted(today);
  }

  public static String homeInformed(LocalDate today) {
    return """
        {"home": {"informed": "yes", "date": "%s", "response": "De ser det samme hjemme."}}""".formatted(today);
  }

  public static String levelZero(String assessment) {
    return """
        {"flow": {"assessment": "%s"}, "decision": {"reason": "Vi er enige."%s}}""".formatted(assessment,
        "otherServices".equals(assessment) ? ", \"jumpReason\": \"Vi har ikke kompetansen selv.\"" : "");
  }

  public static String invited(String service, LocalDate today) {
    return invited(service, today, today.plusMonths(6));
  }

  public static String invited(String service, LocalDate from, LocalDate until) {
    return """
        {"flow": {"inviting": "yes", "invitedService": "%s"}, %s}""".formatted(service, consent("bothGuardians", from, until));
  }

  /** The part of a form that records a consent, without what it is for and to whom; for a child with two guardians. */
  public static String consent(String signedAs, LocalDate from, LocalDate until) {
    return """
        "consent": {"categories": ["development", "measures"], "care": "both", "signedAs": "%s", "signedBy": "Mor og far",
          "childHeard": "Vil gjerne leke med andre.", "language": "norsk", "interpreter": "no", "from": "%s", "until": "%s",
          "basis": "publicTask"}""".formatted(signedAs, from, until);
  }

  /** A consent that is registered by itself. */
  public static String registered(String purpose, String signedAs, LocalDate from, LocalDate until, String... services) {
    return "{" + consent(signedAs, from, until).replaceFirst("\\{", "{\"purpose\": \"" + purpose + "\", \"services\": [\""
        + String.join("\", \"", services) + "\"], ") + "}";
  }

  public static String withdrawn(UUID consent, LocalDate today) {
    return """
        {"withdrawal": {"consent": "%s", "by": "guardian", "date": "%s", "why": "De orker ikke mer."}}""".formatted(consent, today);
  }

  /** The family moves and wants the case to go along. */
  public static String moves(String to, String signedAs, LocalDate today) {
    return """
        {"flow": {"moveConsent": "yes"}, "move": {"to": "%s"}, %s}""".formatted(to, consent(signedAs, today, today.plusMonths(3)));
  }

  /** @param responsible {@code service/person} of each measure */
  public static String plan(LocalDate evaluation, String... responsible) {
    StringBuilder measures = new StringBuilder();
    for (String who : responsible) {
      measures.append(measures.isEmpty() ? "" : ",").append("""
          {"goal": "Bruker setninger", "description": "Språklek hver dag", "arena": "Avdelingen", "responsible": "%s",
           "evaluationDate": "%s"}""".formatted(who, evaluation));
    }
    return HEARD_CHILD.substring(0, HEARD_CHILD.lastIndexOf('}')) + ", \"measures\": [" + measures + "]}";
  }

  public static String evaluated(String assessment, String... more) {
    return """
        {"evaluation": {"works": "Språklek", "participants": "Kari", "continues": "Lesestund", "ends": "Ingenting"},
         "flow": {"assessment": "%s", "careConcern": "no"%s}}""".formatted(assessment,
        more.length == 0 ? "" : ", \"ownMeasuresLeft\": \"" + more[0] + "\"");
  }

  public static String next(String step) {
    return """
        {"flow": {"nextStep": "%s"}, "decision": {"reason": "Slik gikk evalueringen."}}""".formatted(step);
  }

  public static String jump(String step) {
    return """
        {"flow": {"nextStep": "%s"}, "decision": {"reason": "Slik gikk evalueringen.", "jumpReason": "Det haster mer."}}"""
        .formatted(step);
  }
}
