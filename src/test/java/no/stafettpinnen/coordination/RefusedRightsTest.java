package no.stafettpinnen.coordination;

import static no.stafettpinnen.coordination.NeedForms.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.letter.PdfReader;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A right that is assessed and not given is a decision that the family gets in writing, and can complain about (fvl. §§ 24–28). */
@StafettTest
class RefusedRightsTest {

  @Autowired
  private Stage stage;
  @Autowired
  private Decisions decisions;
  private Caseworker lars;
  private Caseworker unn;

  @BeforeEach
  void people() {
    lars = stage.person("lars");
    unn = stage.person("unn");
  }

  @Test
  @Rule({"R151", "R152", "R105"})
  void whatTheyDoNotGetIsADecisionWithGroundsAndADeadline() throws Exception {
    UUID caseId = assessed(NeedForms.assessed(VIEW, "no", "no", "yes", "none", "Familien har en fast kontakt som holder trådene."));
    assertThat(decisions.of(caseId)).extracting(Decision::title)
        .containsExactlyInAnyOrder("Avslag på barnekoordinator", "Avslag på individuell plan", "Avslag på koordinator");
    Decision refused = of(caseId, "individuellPlan");
    assertThat(refused.complainUntil()).as("four weeks, from the table").isEqualTo(today().plusWeeks(4));
    assertThat(PdfReader.text(Printed.keep("avslag-individuell-plan", unn.file(path(caseId, refused))))).contains("Avslag på individuell plan",
        "Dere får ikke individuell plan nå.", "Familien har en fast kontakt som holder trådene.", "Vil ha én å spørre.",
        "Én som holder trådene.", "innen fire uker", "Statsforvalteren", "pasient- og brukerrettighetsloven § 2-5",
        "pasient- og brukerrettighetsloven §§ 7-2 og 7-5", "helse- og omsorgstjenesteloven § 7-1", "Unn Kvithyll")
        .doesNotContain("pbrl.", "hol.", "R149", "barnekoordinator til noen er oppnevnt", "Dette skjer nå");
    assertThat(PdfReader.text(unn.file(path(caseId, of(caseId, "koordinator"))))).as("why, as the table says")
        .contains("Familien har rett til barnekoordinator").doesNotContain("R195");
    assertThat(lars.get(path(caseId, refused)).status()).isEqualTo(200);
    assertThat(stage.person("bente").get(path(caseId, refused)).status()).isEqualTo(404);

    JsonNode page = unn.get("/api/cases/" + caseId).json().at("/coordination/letters");
    assertThat(page.findValuesAsText("title")).contains("Avslag på individuell plan");
    assertThat(page.findValuesAsText("until")).contains(today().plusWeeks(4).toString());
    unn.begins(caseId, "complaint", """
        {"complaint": {"decision": "%s", "by": "Mor", "receivedOn": "%s", "text": "Vi trenger planen."}}""".formatted(refused.id(), today()));
    assertThat(unn.get("/api/cases/" + caseId).json().at("/coordination/complaints/0/about").asText()).isEqualTo("Avslag på individuell plan");
    lars.begins(caseId, "raiseSuspicion", Forms.SUSPICION);
    assertThat(unn.get(path(caseId, refused)).status()).isEqualTo(409);
  }

  @Test
  @Rule("R151")
  void noneWhereTheyGetItOrDoNotWantIt() {
    UUID caseId = assessed(NeedForms.assessed(VIEW, "yes", "no", "yes", "none", "De vil vente med planen.")
        .replace("\"wish\": \"unknown\"", "\"wish\": \"no\""));
    assertThat(decisions.of(caseId)).as("the barnekoordinator is koordinator too").isEmpty();
  }

  @Test
  @Rule("R146")
  void anotherDecisionHasTheDeadlineOfItsOwnKind() throws Exception {
    UUID caseId = assessed(NeedForms.assessed(VIEW, "yes", "yes", "no", "none", "De samarbeider godt uten."));
    assertThat(decisions.of(caseId)).extracting(Decision::rightCode).containsExactly("ansvarsgruppe");
    assertThat(of(caseId, "ansvarsgruppe").complainUntil()).isEqualTo(today().plusWeeks(3));
    assertThat(PdfReader.text(unn.file(path(caseId, of(caseId, "ansvarsgruppe"))))).contains("innen tre uker",
        "forvaltningsloven §§ 28 og 29");
  }

  @Test
  @Rule("R152")
  void whoHasItAlreadyIsNotRefused() {
    UUID caseId = assessed(NeedForms.assessed(VIEW, "yes", "yes", "yes", "none", null));
    lars.begins(caseId, "coordinationNeed", NeedForms.need("yes", "school:halsen"));
    unn.does(caseId, "answerNeed", NeedForms.answer(today()));
    unn.does(caseId, "assessRights", NeedForms.assessed(VIEW, "no", "no", "no", "none", "De har det fra før."));
    assertThat(decisions.of(caseId)).isEmpty();
  }

  private UUID assessed(String form) {
    UUID caseId = lars.raise("concernToAction", Forms.CONCERN);
    lars.begins(caseId, "coordinationNeed", NeedForms.need("yes", "school:halsen", "health:stjordal"));
    lars.does(caseId, "registerNeedConsent", NeedForms.consents("bothGuardians", today(), "office:stjordal"));
    unn.does(caseId, "answerNeed", NeedForms.answer(today()));
    unn.does(caseId, "assessRights", form);
    return caseId;
  }

  private Decision of(UUID caseId, String right) {
    return decisions.of(caseId).stream().filter(one -> one.rightCode().equals(right)).findFirst().orElseThrow();
  }

  private static String path(UUID caseId, Decision decision) {
    return "/api/cases/" + caseId + "/decisions/" + decision.id() + "/letter";
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
