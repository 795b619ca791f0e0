package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.engine.ProcessBean;
import no.stafettpinnen.readlog.ReadLog;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@code ${anonymousCases}}: cases about nobody by name (I4, R113): opened for a team's advice. Nothing here, or anywhere, says which named case one comes from.
 * The team needs no consent, so it is one of the case's own services.
 */
@ProcessBean("anonymousCases")
public class AnonymousCases implements CaseSection {

  private final JdbcClient jdbc;
  private final CaseText text;
  private final BatonLedger baton;
  private final CaseServices services;
  private final ReadLog readLog;
  private final Clock clock;

  AnonymousCases(JdbcClient jdbc, CaseText text, BatonLedger baton, CaseServices services, ReadLog readLog, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.baton = baton;
    this.services = services;
    this.readLog = readLog;
    this.clock = clock;
  }

  /**
   * Opens one at level 1; whoever asks holds its baton.
   *
   * @param referral what the team is asked, under the keys that forms use; the caller has seen to it that nothing in it points to a person
   * @throws org.springframework.dao.DuplicateKeyException when it is open already, as after a second click
   */
  @Transactional
  public void open(UUID caseId, String municipality, String service, String team, String person, JsonNode referral) {
    baton.open(caseId, new BatonLedger.Holder(person, service));
    jdbc.sql("""
            INSERT INTO case_file (id, municipality, service, status, level, opened_at, baton_turn, baton_holder, anonymous)
            VALUES (:id, :municipality, :service, 'OPEN', 1, :now, 1, :person, TRUE)""")
        .param("id", caseId).param("municipality", municipality).param("service", service)
        .param("now", OffsetDateTime.now(clock)).param("person", person).update();
    jdbc.sql("INSERT INTO anonymous_referral (case_id, anonymous, referral_text) VALUES (:case, TRUE, :text)")
        .param("case", caseId).param("text", text.write(caseId, referral)).update();
    readLog.open(caseId, municipality);
    services.addOwn(caseId, service);
    services.addOwn(caseId, team, true);
    services.addPerson(caseId, person, service);
  }

  public boolean isOne(UUID caseId) {
    return !among(Set.of(caseId)).isEmpty();
  }

  /** The same for a diagram. */
  public boolean isOne(DelegateExecution execution) {
    return isOne(UUID.fromString(execution.getProcessBusinessKey()));
  }

  /** Those of the cases that are anonymous. */
  public Set<UUID> among(Collection<UUID> cases) {
    return cases.isEmpty() ? Set.of()
        : jdbc.sql("SELECT id FROM case_file WHERE anonymous AND id IN (:cases)").param("cases", cases).query(UUID.class).set();
  }

  @Override
  public String key() {
    return "anonymousAdvice";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode advice) {
    jdbc.sql("UPDATE anonymous_referral SET advice_text = :text WHERE case_id = :case")
        .param("text", text.write(entry.caseId(), advice)).param("case", entry.caseId()).update();
    return Map.of(FlowVariable.MEETING_OUTCOME, "done", FlowVariable.NEEDS_DECISION, "no");
  }
}
