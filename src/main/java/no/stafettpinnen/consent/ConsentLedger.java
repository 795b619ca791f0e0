package no.stafettpinnen.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.consent.Consents.Recorded;
import no.stafettpinnen.consent.Consents.Signed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The consents as they were given, and that they have ended. Nothing in it is ever changed. */
@Component
class ConsentLedger {

  /**
   * What somebody consents to.
   *
   * @param basis      code of the legal ground for handling the information (GDPR), which is not the consent
   * @param categories codes of what is shared, separated by spaces
   * @param care       code of who has parental responsibility
   * @param signedAs   code of the capacity in which it was signed
   * @param words      who signed, how the child was heard, language, interpreter
   */
  record Given(String municipality, String purpose, String basis, String categories, String care, String signedAs, LocalDate from,
               LocalDate until, JsonNode words) {
  }

  /** A consent that nobody has withdrawn and whose end is not recorded. */
  record Standing(UUID id, UUID caseId, String purpose, LocalDate validFrom, LocalDate validUntil) {
  }

  private static final String STANDING = """
      SELECT n.id, n.case_id, n.purpose, n.valid_from, n.valid_until
      FROM consent n JOIN case_file c ON c.id = n.case_id AND c.municipality = n.municipality
      WHERE c.status = 'OPEN' AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = n.id)""";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConsentLedger(JdbcClient jdbc, CaseText text, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.events = events;
    this.clock = clock;
  }

  void record(UUID caseId, Given given, Collection<String> services, String person) {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO consent (id, case_id, municipality, purpose, basis, categories, care, signed_as, valid_from, valid_until,
              recorded_at, recorded_by, consent_text)
            VALUES (:id, :case, :municipality, :purpose, :basis, :categories, :care, :signedAs, :from, :until, :now, :person, :text)""")
        .param("id", id).param("case", caseId).param("municipality", given.municipality()).param("purpose", given.purpose())
        .param("basis", given.basis()).param("categories", given.categories()).param("care", given.care())
        .param("signedAs", given.signedAs()).param("from", given.from()).param("until", given.until()).param("now", now())
        .param("person", person).param("text", text.write(caseId, given.words())).update();
    services.forEach(service -> jdbc.sql("INSERT INTO consent_service (consent_id, case_id, service) VALUES (:id, :case, :service)")
        .param("id", id).param("case", caseId).param("service", service).update());
  }

  /** @param why what the person wrote; for the case's own service only */
  void withdraw(Standing consent, String person, JsonNode why) {
    end(consent, "WITHDRAWN", person, text.write(consent.caseId(), why));
  }

  void ranOut(Standing consent) {
    end(consent, "RAN_OUT", null, null);
  }

  /** Those of the case, the newest first. */
  List<Standing> standing(UUID caseId) {
    return jdbc.sql(STANDING + " AND n.case_id = :case ORDER BY n.recorded_at DESC, n.id").param("case", caseId).query(Standing.class).list();
  }

  Optional<Standing> find(UUID id) {
    return jdbc.sql(STANDING + " AND n.id = :id").param("id", id).query(Standing.class).optional();
  }

  /**
   * Ids of those in the municipality's open cases that end on {@code day} or earlier. Each open case is asked for its own: joined, all
   * consents that ever were would be walked.
   */
  List<String> endingBy(String municipality, LocalDate day) {
    List<UUID> cases = jdbc.sql("""
            SELECT c.id FROM case_file c WHERE c.status = 'OPEN' AND c.municipality = :municipality AND (
              SELECT MIN(n.valid_until) FROM consent n WHERE n.case_id = c.id AND n.municipality = c.municipality
              AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = n.id)) <= :day""")
        .param("municipality", municipality).param("day", day).query(UUID.class).list();
    return cases.stream().flatMap(caseId -> standing(caseId).stream()).filter(consent -> !consent.validUntil().isAfter(day))
        .map(consent -> consent.id().toString()).toList();
  }

  List<String> services(UUID consent) {
    return jdbc.sql("SELECT service FROM consent_service WHERE consent_id = :id ORDER BY service").param("id", consent)
        .query(String.class).list();
  }

  /** What the newest consent that names the service today is for; empty where none does. */
  Optional<String> purpose(UUID caseId, String service) {
    return jdbc.sql("""
            SELECT n.purpose FROM consent n JOIN consent_service x ON x.consent_id = n.id
            WHERE n.case_id = :case AND x.service = :service AND :today BETWEEN n.valid_from AND n.valid_until
              AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = n.id)
            ORDER BY n.recorded_at DESC, n.id FETCH FIRST 1 ROW ONLY""")
        .param("case", caseId).param("service", service).param("today", LocalDate.now(clock)).query(String.class).optional();
  }

  /** Who signed it. */
  Signature signature(UUID consent) {
    return jdbc.sql("SELECT case_id, signed_as, consent_text FROM consent WHERE id = :id").param("id", consent)
        .query((row, n) -> new Signature(text.read(row.getObject("case_id", UUID.class), row.getBytes("consent_text")).path("signedBy").asText(),
            row.getString("signed_as"))).single();
  }

  /** Those of this purpose that stood at that moment, the newest first. */
  List<Signed> signedAt(UUID caseId, String purpose, OffsetDateTime at) {
    Map<UUID, Signed> found = new LinkedHashMap<>();
    jdbc.sql("""
            SELECT n.id, n.valid_from, n.valid_until, n.signed_as, n.consent_text, x.service FROM consent n
            JOIN consent_service x ON x.consent_id = n.id
            WHERE n.case_id = :case AND n.purpose = :purpose AND n.recorded_at <= :at
              AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = n.id AND e.recorded_at <= :at)
            ORDER BY n.recorded_at DESC, n.id, x.service""")
        .param("case", caseId).param("purpose", purpose).param("at", at).query(row -> {
          UUID id = row.getObject("id", UUID.class);
          if (!found.containsKey(id)) {
            found.put(id, new Signed(new ArrayList<>(), row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class), text.read(caseId, row.getBytes("consent_text")).path("signedBy").asText(),
                row.getString("signed_as")));
          }
          found.get(id).services().add(row.getString("service"));
        });
    return List.copyOf(found.values());
  }

  /** @param as code of the capacity */
  record Signature(String by, String as) {
  }

  /** All that were given in the case, the newest first. */
  List<Recorded> recorded(UUID caseId, boolean withReasons) {
    Map<UUID, Recorded> found = new LinkedHashMap<>();
    jdbc.sql("""
            SELECT n.id, n.valid_from, n.valid_until, e.kind, e.end_text, x.service FROM consent n
            JOIN consent_service x ON x.consent_id = n.id LEFT JOIN consent_end e ON e.consent_id = n.id
            WHERE n.case_id = :case ORDER BY n.recorded_at DESC, n.id, x.service""")
        .param("case", caseId).query(row -> {
          byte[] why = withReasons ? row.getBytes("end_text") : null;
          Recorded recorded = new Recorded(new ArrayList<>(), row.getObject("valid_from", LocalDate.class),
              row.getObject("valid_until", LocalDate.class), row.getString("kind"),
              why == null ? null : text.read(caseId, why).path("why").textValue());
          found.computeIfAbsent(row.getObject("id", UUID.class), id -> recorded).services().add(row.getString("service"));
        });
    return List.copyOf(found.values());
  }

  /** Whether a service takes part by this consent, or is invited, that no other one covers for a longer time. */
  boolean isNeeded(Standing consent) {
    return jdbc.sql("""
            SELECT COUNT(*) FROM consent_service x
            JOIN case_service s ON s.case_id = x.case_id AND s.service = x.service AND s.present AND NOT s.own AND NOT s.by_law
            WHERE x.consent_id = :id AND NOT EXISTS (
              SELECT 1 FROM consent_service y JOIN consent n ON n.id = y.consent_id AND n.valid_until > :until
              WHERE y.case_id = x.case_id AND y.service = x.service
                AND NOT EXISTS (SELECT 1 FROM consent_end e WHERE e.consent_id = n.id))""")
        .param("id", consent.id()).param("until", consent.validUntil()).query(Integer.class).single() > 0;
  }

  private void end(Standing consent, String kind, String person, byte[] why) {
    jdbc.sql("""
            INSERT INTO consent_end (consent_id, kind, recorded_at, recorded_by, end_text)
            VALUES (:id, :kind, :now, :person, :why)""")
        .param("id", consent.id()).param("kind", kind).param("now", now()).param("person", person).param("why", why).update();
    events.publishEvent(new ConsentOver(consent.caseId(), consent.purpose()));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
