package no.stafettpinnen.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.ConsentLedger.Given;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one way to record a consent (I3, R104, R114): the fields {@code consent.*} of any form. {@code .services} are the receivers, or the
 * service that the same form invites ({@code flow.invitedService}), or where the case moves to ({@code move.to}). The decision table
 * {@code consentRules} says who must have signed.
 */
@Component
@Order(3)
class ConsentRecords implements CaseSection {

  private static final String SIGNED_AS = "signedAs";
  private static final String COORDINATOR = "barnekoordinator";

  private final ConsentLedger ledger;
  private final ConsentRules rules;
  private final CaseServices services;
  private final BatonLedger baton;
  private final AppointedFunctions functions;
  private final CaseReader reader;
  private final JdbcClient jdbc;
  private final Clock clock;

  ConsentRecords(ConsentLedger ledger, ConsentRules rules, CaseServices services, BatonLedger baton, AppointedFunctions functions,
                 CaseReader reader, JdbcClient jdbc, Clock clock) {
    this.ledger = ledger;
    this.rules = rules;
    this.services = services;
    this.baton = baton;
    this.functions = functions;
    this.reader = reader;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "consent";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID caseId = entry.caseId();
    requireResponsible(entry, value.path("purpose").asText());
    Set<String> receivers = receivers(entry, value);
    Given given = given(caseId, value);
    ledger.record(caseId, given, receivers, entry.person());
    if (entry.flow().get(FlowVariable.INVITED_SERVICE) instanceof String invited) {
      services.invite(caseId, invited);
    }
    return Map.of();
  }

  private void requireResponsible(CaseEntry entry, String purpose) {
    boolean isHolder = baton.holder(entry.caseId()).filter(holder -> holder.person().equals(entry.person())).isPresent();
    if (!isHolder && !entry.service().equals(services.active(entry.caseId()).get(0)) && !asksForCoordinator(entry, purpose)) {
      throw new CaseRuleException("consent.signedBy", "Bare den som har stafettpinnen, eller noen i tjenesten som eier saken, kan registrere "
          + "et samtykke.");
    }
  }

  /** The service that stands in until a barnekoordinator is appointed asks the family itself (R155). */
  private boolean asksForCoordinator(CaseEntry entry, String purpose) {
    return COORDINATOR.equals(purpose) && functions.find(entry.caseId(), AppointedFunctions.Kind.BARNEKOORDINATOR)
        .filter(function -> function.standIn().equals(entry.service())).isPresent();
  }

  private static Set<String> receivers(CaseEntry entry, JsonNode value) {
    Set<String> receivers = new LinkedHashSet<>();
    value.path("services").forEach(service -> receivers.add(service.asText()));
    if (entry.flow().get(FlowVariable.INVITED_SERVICE) instanceof String invited) {
      receivers.add(invited);
    }
    String to = entry.narrative().path("move").path("to").asText();
    if (!to.isEmpty()) {
      receivers.add(to.substring(to.indexOf('/') + 1));
    }
    if (receivers.isEmpty()) {
      throw new CaseRuleException("consent.services", "Velg hvilken tjeneste samtykket gjelder for.");
    }
    return receivers;
  }

  private Given given(UUID caseId, JsonNode value) {
    LocalDate from = LocalDate.parse(value.path("from").asText());
    LocalDate until = LocalDate.parse(value.path("until").asText());
    if (until.isBefore(from)) {
      throw new CaseRuleException("consent.until", "Samtykket kan ikke slutte før det begynner.");
    }
    String municipality = jdbc.sql("SELECT municipality FROM case_file WHERE id = :case").param("case", caseId).query(String.class).single();
    String purpose = value.path("purpose").asText();
    String care = value.path("care").asText();
    String signedAs = value.path(SIGNED_AS).asText();
    requireSigner(rules.find(municipality, purpose, ageOf(caseId), care), signedAs);
    ObjectNode words = value.deepCopy();
    words.retain("signedBy", "childHeard", "language", "interpreter");
    return new Given(municipality, purpose, value.path("basis").asText(), joined(value.path("categories")), care, signedAs, from, until,
        words);
  }

  private int ageOf(UUID caseId) {
    LocalDate birthDate = LocalDate.parse(reader.forTheSystem(caseId).child().path("birthDate").asText());
    return ConsentRules.age(birthDate, LocalDate.now(clock));
  }

  private static void requireSigner(ConsentRules.Rule rule, String signedAs) {
    if (!rule.possible() || !rule.signers().contains(signedAs)) {
      throw new CaseRuleException("consent." + SIGNED_AS, rule.sentence());
    }
  }

  private static String joined(JsonNode codes) {
    StringJoiner joined = new StringJoiner(" ");
    codes.forEach(code -> joined.add(code.asText()));
    return joined.toString();
  }
}
