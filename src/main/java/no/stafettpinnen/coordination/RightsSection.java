package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseProgress;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What koordinerende enhet finds that the family has a right to (R146, R149, R152, R195): {@code rights.lasting}, {@code .services},
 * {@code .serious}, {@code .wish}, {@code .koordinator} and {@code .reason}; the other rights are flow variables. Whoever differs from the
 * table says why. What is refused is a decision that the family gets in writing and can complain about: {@link Refusals}.
 */
@Component
@Order(2)
class RightsSection implements CaseSection {

  private static final Map<String, FlowVariable> FLOW = Map.of("barnekoordinator", FlowVariable.BARNEKOORDINATOR_RIGHT,
      "individuellPlan", FlowVariable.PLAN_RIGHT, "ansvarsgruppe", FlowVariable.GROUP_RIGHT);

  private final CaseFile caseFile;
  private final Rights rights;
  private final Refusals refusals;
  private final CaseProgress progress;
  private final ChildViews childViews;
  private final CaseText text;
  private final JdbcClient jdbc;
  private final Clock clock;

  RightsSection(CaseFile caseFile, Rights rights, Refusals refusals, CaseProgress progress, ChildViews childViews, CaseText text,
                JdbcClient jdbc, Clock clock) {
    this.caseFile = caseFile;
    this.rights = rights;
    this.refusals = refusals;
    this.progress = progress;
    this.childViews = childViews;
    this.text = text;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "rights";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    UUID childView = childViews.latest(entry.caseId());
    Rights.Need need = new Rights.Need(caseFile.find(entry.caseId()).orElseThrow().municipality(),
        progress.age(entry.caseId()), value.path("lasting").asText(), value.path("services").asInt(),
        value.path("serious").asText(), value.path("wish").asText());
    Map<Rights.Right, Boolean> found = new LinkedHashMap<>();
    for (Rights.Right right : rights.of(need)) {
      boolean granted = granted(right.code(), entry, value);
      if (granted != right.granted() && value.path("reason").asText().isBlank()) {
        throw new CaseRuleException("rights.reason", "Skriv hvorfor dere kommer til noe annet enn tabellen: " + right.why());
      }
      insert(entry, childView, right, granted, value);
      found.put(right, granted);
    }
    refusals.write(entry, need, found, value.path("reason").asText());
    return Map.of();
  }

  private static boolean granted(String code, CaseEntry entry, JsonNode value) {
    FlowVariable flow = FLOW.get(code);
    return "yes".equals(flow == null ? value.path(code).asText() : entry.flow().get(flow));
  }

  private void insert(CaseEntry entry, UUID childView, Rights.Right right, boolean granted, JsonNode value) {
    jdbc.sql("""
            INSERT INTO right_assessment (id, case_id, child_view, assessed_at, assessed_by, right_code, proposed, granted, reason_text)
            VALUES (:id, :case, :view, :now, :person, :right, :proposed, :granted, :reason)""")
        .param("id", UUID.randomUUID()).param("case", entry.caseId()).param("view", childView)
        .param("now", OffsetDateTime.now(clock)).param("person", entry.person()).param("right", right.code())
        .param("proposed", right.granted()).param("granted", granted).param("reason", text.write(entry.caseId(), value)).update();
  }
}
