package no.stafettpinnen.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes otherwise than in S16 where services do not agree on who coordinates (R092). */
@StafettTest
class ChooseCoordinatingServiceTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String PPT = "ppt:melhus";
  private static final String HEALTH = "health:melhus";
  private static final String OFFICE = "office:melhus";
  private static final String RAISED = """
      {"disagreement": {"other": "health:melhus", "view": "Helsestasjonen kjenner familien best."}}""";

  @Autowired
  private Stage stage;
  @Autowired
  private Consents consents;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R091", "R092"})
  void nothingIsSettledUnheard() {
    UUID caseId = disagreed();
    assertThatThrownBy(() -> jdbc.sql("""
            UPDATE coordination_disagreement SET pending = NULL, settled_at = raised_at, settled_by = 'terje', settled_service = 'health:melhus',
              settlement_text = view_text WHERE case_id = :case""").param("case", caseId).update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @Rule("R092")
  void aServiceDoesNotDisagreeWithItself() {
    UUID caseId = shared();
    Caseworker.Answer refused = pernille().triesToBegin(caseId, "chooseCoordinatingService", RAISED.replace(HEALTH, PPT));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Velg den andre tjenesten, ikke din egen.");
  }

  @Test
  @Rule({"R092", "R140"})
  void withoutConsentForTheUnitNobodySettlesIt() {
    UUID caseId = disagreed();
    assertThat(stage.person("terje").get("/api/cases/" + caseId).status()).isEqualTo(404);
    mona().does(caseId, "registerNeedConsent", NeedForms.consentRefused());
    assertThat(stage.openTasks(caseId)).doesNotContain("giveServiceView");
    assertThat(pernille().actions(caseId)).as("it can be asked again").contains("chooseCoordinatingService");
  }

  @Test
  @Rule({"R092", "R093"})
  void itStopsWithASuspicion() {
    UUID caseId = asked();
    mona().begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(stage.openTasks(caseId)).doesNotContain("giveServiceView");
    assertThat(pending(caseId)).isZero();
  }

  @Test
  @Rule("R092")
  void itStopsWithTheCase() {
    UUID caseId = asked();
    Forms.clarifies(mona(), caseId, "noReason", today());
    assertThat(stage.leftInEngine(caseId)).isZero();
    assertThat(pending(caseId)).isZero();
  }

  @Test
  @Rule({"R092", "R114"})
  void itStopsWhenOneOfThemOrTheUnitIsOut() {
    for (String service : new String[] {HEALTH, OFFICE}) {
      UUID caseId = asked();
      consents.standing(caseId).stream().filter(one -> one.services().contains(service)).toList()
          .forEach(one -> mona().begins(caseId, "withdrawConsent", Forms.withdrawn(one.id(), today())));
      assertThat(stage.openTasks(caseId)).as(service).doesNotContain("giveServiceView");
      assertThat(pending(caseId)).as(service).isZero();
    }
  }

  /** A case of mona's at the school, where consents name PPT, which takes part, and the health centre. */
  private UUID shared() {
    UUID caseId = mona().raise("concernToAction", NeedForms.concern("melhus/school:gimse").replace("2023-02-01", "2021-05-01"));
    for (String service : new String[] {PPT, HEALTH}) {
      mona().begins(caseId, "registerConsent", Forms.registered("sharing", "bothGuardians", today(), today().plusMonths(6), service));
    }
    consents.admit(caseId, PPT, true);
    return caseId;
  }

  private UUID disagreed() {
    UUID caseId = shared();
    pernille().begins(caseId, "chooseCoordinatingService", RAISED);
    return caseId;
  }

  private UUID asked() {
    UUID caseId = disagreed();
    mona().does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), OFFICE));
    return caseId;
  }

  private int pending(UUID caseId) {
    return jdbc.sql("SELECT COUNT(*) FROM coordination_disagreement WHERE case_id = :case AND pending").param("case", caseId)
        .query(Integer.class).single();
  }

  private Caseworker mona() {
    return stage.person("mona");
  }

  private Caseworker pernille() {
    return stage.person("pernille");
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
