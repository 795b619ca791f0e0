package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.casefile.AnonymousCases;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.referral.AnonymousReferrals;
import no.stafettpinnen.referral.AnonymousReferrals.Described;
import no.stafettpinnen.referral.AnonymousReferrals.Objection;
import no.stafettpinnen.referral.AnonymousTeams;
import no.stafettpinnen.tasklist.FormProblem.FieldError;
import no.stafettpinnen.tasklist.FormProblem.Way;
import org.springframework.stereotype.Component;

/**
 * Forms about a child whom nobody may recognise (I4): what points to somebody is refused before anything is stored. Which of the person's
 * own cases it is about, is asked to know whose names may not stand there; it is kept nowhere.
 */
@Component
class AnonymousForms {

  private static final String REFERRAL = "anonymous";
  private static final int OLDEST = 24;
  private static final Way CONSENT = new Way("Sakene mine", "/saker.html");
  private static final Way CONCERN = new Way("Meld en bekymring", "/camunda/app/tasklist/default/#/?processStart=concernToAction");

  private final AnonymousReferrals referrals;
  private final AnonymousTeams teams;
  private final AnonymousCases cases;
  private final CaseFile caseFile;
  private final FormHost host;
  private final Clock clock;

  AnonymousForms(AnonymousReferrals referrals, AnonymousTeams teams, AnonymousCases cases, CaseFile caseFile, FormHost host, Clock clock) {
    this.referrals = referrals;
    this.teams = teams;
    this.cases = cases;
    this.caseFile = caseFile;
    this.host = host;
    this.clock = clock;
  }

  /**
   * Opens the case when it is anonymous.
   *
   * @param narrative what the form says; the referral is taken out of it
   * @param sent      the form as it came, with the answer that is not kept
   * @throws FormProblem when it is not, with what would make it so
   */
  void open(FormContext context, ObjectNode schema, String municipality, String service, String team, ObjectNode narrative, ObjectNode sent) {
    JsonNode referral = narrative.path(REFERRAL);
    if (!"none".equals(referral.path("suspicion").asText())) {
      throw refused("En mistanke om vold, overgrep eller omsorgssvikt drøftes ikke anonymt her: den skal meldes.", "suspicion",
          "Bruk «Meld bekymring» nå, med barnets navn. Er du usikker, kan du ringe barnevernet og spørre uten å si hvem det gjelder.", CONCERN);
    }
    if (teams.choices(municipality).stream().noneMatch(choice -> choice.id().equals(team))) {
      throw FormProblem.invalid(List.of(new FieldError("flow.team", "Velg et team i kommunen som enheten hører til.")));
    }
    Described child = described(municipality, service, referral);
    Optional<UUID> ownCase = Optional.of(sent.at("/own/case").asText()).filter(id -> !id.isBlank()).map(UUID::fromString);
    objectTo(referrals.objections(context.person(), service, ownCase, host.freeTexts(schema, narrative)));
    referrals.tooFew(child, team).ifPresent(sentence -> {
      throw refused("Barnet kan bli kjent igjen, så saken kan ikke drøftes anonymt slik den er beskrevet.", "birthYearFrom", sentence,
          ownCase.map(AnonymousForms::withConsent).orElse(CONSENT));
    });
    cases.open(context.caseId(), municipality, service, team, context.person().id(), referral);
  }

  /**
   * Checks a form of a case that is open.
   *
   * @param current what is known of the case
   * @throws FormProblem when the case is anonymous, and something in the form points to a person
   */
  void check(FormContext context, ObjectNode schema, JsonNode current, JsonNode data) {
    if (current.has(REFERRAL)) {
      String service = caseFile.find(context.caseId()).orElseThrow().service();
      objectTo(referrals.objections(context.person(), service, Optional.empty(), host.freeTexts(schema, data)));
    }
  }

  private void objectTo(List<Objection> objections) {
    if (!objections.isEmpty()) {
      String fields = objections.stream().map(objection -> "«" + objection.label() + "»").collect(Collectors.joining(" og "));
      throw FormProblem.refused(fields + " kan ikke sendes slik: her kan noen kjennes igjen. Ingenting er sendt.",
          objections.stream().map(objection -> new FieldError(objection.field(), objection.message())).toList(), null);
    }
  }

  private Described described(String municipality, String service, JsonNode referral) {
    int from = referral.path("birthYearFrom").asInt();
    int to = referral.path("birthYearTo").asInt(from);
    int now = Year.now(clock).getValue();
    if (from < now - OLDEST || to > now + 1) {
      throw FormProblem.invalid(List.of(new FieldError(REFERRAL + ".birthYearFrom",
          "Skriv et fødselsår fra " + (now - OLDEST) + " til " + (now + 1) + ".")));
    }
    if (to < from) {
      throw FormProblem.invalid(List.of(new FieldError(REFERRAL + ".birthYearTo", "Det siste året kan ikke være før det første.")));
    }
    return new Described(municipality, service, from, to, referral.path("gender").asText());
  }

  /** The form of the named case that refers it. */
  private static Way withConsent(UUID namedCase) {
    return new Way("Meld saken til teamet med samtykke", "/sak.html?sak=" + namedCase + "#teamReferral");
  }

  private static FormProblem refused(String message, String field, String why, Way way) {
    return FormProblem.refused(message, List.of(new FieldError(REFERRAL + "." + field, why)), way);
  }
}
