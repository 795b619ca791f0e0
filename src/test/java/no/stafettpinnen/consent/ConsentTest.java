package no.stafettpinnen.consent;

import static no.stafettpinnen.support.Forms.ACCEPTED;
import static no.stafettpinnen.support.Forms.CONCERN;
import static no.stafettpinnen.support.Forms.DONE;
import static no.stafettpinnen.support.Forms.HEARD_CHILD;
import static no.stafettpinnen.support.Forms.evaluated;
import static no.stafettpinnen.support.Forms.invited;
import static no.stafettpinnen.support.Forms.next;
import static no.stafettpinnen.support.Forms.plan;
import static no.stafettpinnen.support.Forms.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.casefile.BatonLedger;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Caseworker.Answer;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consents are given, withdrawn and run out (I3), played by the people in it. */
@StafettTest
class ConsentTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String REGISTER = "registerConsent";
  private static final String WITHDRAW = "withdrawConsent";
  private static final String HEALTH = "health:stjordal";
  private static final String PPT = "ppt:vaernes";
  private static final String KARI = "kindergarten:fosslia/kari";
  private static final String HILDE = HEALTH + "/hilde";
  private static final String WHY = "De har kranglet med naboen";

  @Autowired
  private Stage stage;
  @Autowired
  private Consents consents;
  @Autowired
  private BatonLedger baton;
  @Autowired
  private CaseFile caseFile;
  @Autowired
  private JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    stage.resetClock();
  }

  @Test
  @Rule({"R104", "R114", "R155", "R011"})
  void s14WhoeverLosesTheConsentIsOutAtOnceAndTheCaseGoesOnAtLevelOne() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    UUID caseId = atLevelTwo(kari);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(8), KARI, HILDE));
    String hildesTask = hilde.task(caseId, "carryOutMeasure").orElseThrow().path("id").asText();
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(200);

    withdraws(kari, caseId);

    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(hilde.tasks(caseId)).isEmpty();
    assertThat(hilde.get("/api/forms/tasks/" + hildesTask).status()).isEqualTo(404);
    assertThat(hilde.get("/api/cases").body()).doesNotContain(caseId.toString());
    assertThat(stage.person("tove").get("/api/cases/" + caseId).status()).as("leads the service").isEqualTo(404);
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(baton.holder(caseId)).map(BatonLedger.Holder::person).contains("kari");

    assertThat(stage.messages("hilde", caseId)).anyMatch(text -> text.contains("er avsluttet for tjenesten din"));
    assertThat(stage.messages("kari", caseId)).anyMatch(text -> text.contains("gjelder ikke lenger"));
    assertThat(stage.messages("hilde", caseId)).noneMatch(text -> text.contains("samtykke"));
    JsonNode shown = kari.get("/api/cases/" + caseId).json();
    assertThat(shown.path("log").toString()).contains("Samarbeidet med en annen tjeneste er avsluttet").doesNotContain(WHY);
    assertThat(shown.path("consents").get(0).path("why").asText()).as("the own service only").startsWith(WHY);

    kari.does(caseId, "planMeasures", plan(today().plusWeeks(6), KARI));
    kari.does(caseId, "carryOutMeasure", DONE);
    kari.does(caseId, "hearChildBeforeEvaluation", HEARD_CHILD);
    kari.does(caseId, "evaluateEffort", evaluated("reached"));
    kari.does(caseId, "decideNextStep", next("close"));
    kari.does(caseId, "finalEvaluation", Forms.FINAL);
    assertThat(stage.leftInEngine(caseId)).isZero();
  }

  @Test
  @Rule("R114")
  void anInvitationEndsWithItsConsent() {
    Caseworker kari = stage.person("kari");
    UUID caseId = kari.raise("concernToAction", CONCERN);
    Forms.clarifies(kari, caseId, "otherServices", today());
    kari.does(caseId, "inviteService", invited(HEALTH, today()));
    assertThat(stage.person("hilde").task(caseId, "answerInvitation")).isPresent();
    withdraws(kari, caseId);
    assertThat(stage.person("hilde").tasks(caseId)).isEmpty();
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
  }

  @Test
  @Rule({"R089", "R114"})
  void aBatonInTheServiceThatIsOutIsHandedOver() {
    Caseworker kari = stage.person("kari");
    UUID caseId = atLevelTwo(kari);
    kari.begins(caseId, "batonHandover", """
        {"handover": {"receiver": "%s", "reason": "Dere kjenner barnet best."}}""".formatted(HILDE));
    stage.person("hilde").does(caseId, "answerOffer", "{\"offerAnswer\": {\"accepts\": \"yes\"}}");
    withdraws(kari, caseId);
    stage.runDueJobs();
    assertThat(stage.openTasks(caseId)).containsExactly("decideBaton", "planMeasures");
    assertThat(stage.person("hilde").tasks(caseId)).isEmpty();
    assertThat(stage.messages("hilde", caseId)).as("of a task in a case that she does not read any more").noneMatch(text -> text.contains("Planlegg tiltak"));
    stage.person("stein").does(caseId, "decideBaton", """
        {"batonDecision": {"holder": "%s", "reason": "Saken er vår."}}""".formatted(KARI));
    assertThat(baton.holder(caseId)).map(BatonLedger.Holder::person).contains("kari");
    assertThat(kari.task(caseId, "planMeasures")).isPresent();
  }

  @Test
  @Rule({"R089", "R114"})
  void anOfferOfTheBatonEndsWithTheConsent() {
    Caseworker kari = stage.person("kari");
    UUID caseId = atLevelTwo(kari);
    kari.begins(caseId, "batonHandover", """
        {"handover": {"receiver": "%s", "reason": "Dere kjenner barnet best."}}""".formatted(HILDE));
    withdraws(kari, caseId);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(baton.pending(caseId)).isEmpty();
  }

  @Test
  @Rule({"R104", "R114"})
  void aConsentIsRemindedOfAndRunsOut() {
    Caseworker kari = stage.person("kari");
    Caseworker hilde = stage.person("hilde");
    LocalDate until = today().plusMonths(6);
    UUID caseId = atLevelTwo(kari);
    kari.does(caseId, "planMeasures", plan(today().plusWeeks(16), KARI, HILDE));
    assertThat(reminders(caseId)).isEmpty();
    morning(until.minusDays(31));
    assertThat(reminders(caseId)).isEmpty();
    morning(until.minusDays(30));
    morning(until.minusDays(29));
    assertThat(reminders(caseId)).hasSize(1);
    morning(until.minusDays(7));
    morning(until.minusDays(6));
    assertThat(reminders(caseId)).hasSize(2).allMatch(text -> text.contains(String.valueOf(until.getYear())));
    assertThat(allMessages(kari)).as("the way to renew it").anyMatch(one -> one.path("caseToRenew").asText().equals(caseId.toString()));

    stage.moveTo(until.atTime(23, 59).atZone(OSLO).toInstant());
    assertThat(hilde.get("/api/cases/" + caseId).status()).isEqualTo(200);
    stage.moveTo(until.plusDays(1).atTime(0, 1).atZone(OSLO).toInstant());
    assertThat(hilde.get("/api/cases/" + caseId).status()).as("nobody has done anything").isEqualTo(404);
    assertThat(hilde.tasks(caseId)).isEmpty();
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(2);
    morning(until.plusDays(1));
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(1);
    assertThat(stage.openTasks(caseId)).containsExactly("planMeasures");
    assertThat(stage.messages("hilde", caseId)).anyMatch(text -> text.contains("er avsluttet for tjenesten din"));
    morning(until.plusDays(2));
    assertThat(stage.messages("kari", caseId)).filteredOn(text -> text.contains("gjelder ikke lenger")).hasSize(1);
  }

  @Test
  @Rule({"R104", "R114"})
  void aRenewedConsentGoesOn() {
    Caseworker kari = stage.person("kari");
    LocalDate until = today().plusMonths(6);
    UUID caseId = atLevelTwo(kari);
    morning(until.minusDays(20));
    kari.begins(caseId, REGISTER, registered("sharing", "bothGuardians", today(), today().plusMonths(10), HEALTH));
    morning(until.minusDays(5));
    assertThat(reminders(caseId)).as("no more, since it was renewed").hasSize(1);
    morning(until.plusDays(1));
    assertThat(stage.person("hilde").get("/api/cases/" + caseId).status()).isEqualTo(200);
    assertThat(caseFile.find(caseId).orElseThrow().level()).isEqualTo(2);
    assertThat(consents.standing(caseId)).hasSize(1);
  }

  @Test
  @Rule({"R114", "R120"})
  void theWrongSignerIsRefusedInOneSentenceAndNothingIsKept() {
    Caseworker kari = stage.person("kari");
    UUID small = kari.raise("concernToAction", CONCERN);
    UUID youth = kari.raise("concernToAction", CONCERN.replace("2023-02-01", today().minusYears(16).minusDays(3).toString()));
    assertRefused(kari.triesToBegin(small, REGISTER, registered("sharing", "oneGuardian", today(), today().plusMonths(6), HEALTH)),
        "Begge foreldrene må samtykke når begge har foreldreansvar.");
    assertRefused(kari.triesToBegin(small, REGISTER, registered("sharing", "youth", today(), today().plusMonths(6), HEALTH)),
        "Begge foreldrene må samtykke når begge har foreldreansvar.");
    assertRefused(kari.triesToBegin(youth, REGISTER, registered("sharing", "bothGuardians", today(), today().plusMonths(6), HEALTH)),
        "Ungdommen er gammel nok til å samtykke selv. Hør med ungdommen.");
    assertRefused(kari.triesToBegin(small, REGISTER, registered("sharing", "bothGuardians", today(), today().plusMonths(6), HEALTH)
        .replace("\"care\": \"both\"", "\"care\": \"unclear\"")), "Finn ut hvem som har foreldreansvaret, før noen samtykker.");
    assertThat(consents.standing(small)).isEmpty();
    assertThat(consents.standing(youth)).isEmpty();
    kari.begins(small, REGISTER, registered("sharing", "bothGuardians", today(), today().plusMonths(6), HEALTH));
    kari.begins(youth, REGISTER, registered("barnekoordinator", "bothGuardians", today(), today().plusMonths(6), HEALTH));
    kari.begins(youth, REGISTER, registered("individuellPlan", "youth", today(), today().plusMonths(6), HEALTH, PPT));
    assertThat(consents.standing(small)).extracting(Consents.Consent::purpose).containsExactly("sharing");
    assertThat(consents.standing(youth)).extracting(Consents.Consent::purpose).containsExactlyInAnyOrder("barnekoordinator", "individuellPlan");
    assertThat(stage.person("hilde").get("/api/cases/" + small).status()).as("a consent alone lets nobody in").isEqualTo(404);
  }

  @Test
  @Rule("R114")
  void onlyTheOwnServiceOrTheHolderRegistersAndNobodyOutsideTheCase() {
    Caseworker kari = stage.person("kari");
    UUID caseId = atLevelTwo(kari);
    String form = registered("sharing", "bothGuardians", today(), today().plusMonths(6), PPT);
    assertRefused(stage.person("hilde").triesToBegin(caseId, REGISTER, form),
        "Bare den som har stafettpinnen, eller noen i tjenesten som eier saken, kan registrere et samtykke.");
    assertThat(stage.person("bente").triesToBegin(caseId, REGISTER, form).status()).isEqualTo(404);
    assertThat(stage.person("per").triesToBegin(caseId, REGISTER, form).status()).isEqualTo(404);
    assertThat(stage.person("bente").triesToBegin(caseId, WITHDRAW, withdrawal(consents.standing(caseId).get(0).id())).status()).isEqualTo(404);

    UUID other = atLevelTwo(kari);
    Answer foreign = kari.triesToBegin(caseId, WITHDRAW, withdrawal(consents.standing(other).get(0).id()));
    assertThat(foreign.status()).as("another case's consent").isEqualTo(422);
    assertThat(consents.standing(other)).hasSize(1);
    assertThat(stage.person("hilde").actions(caseId)).contains(WITHDRAW);
    withdraws(stage.person("hilde"), caseId);
    assertThat(consents.standing(caseId)).as("whoever is told registers it").isEmpty();
    assertThat(kari.actions(caseId)).as("there is none any more").contains(REGISTER).doesNotContain(WITHDRAW);
    assertThat(kari.get("/api/forms/cases/" + caseId + "/" + WITHDRAW).body()).contains("Det er ikke noe samtykke å trekke i saken.");
  }

  @Test
  @Rule({"R114", "R120", "R124", "R127"})
  void aTeamReadsFromTheConsentOnUntilItIsWithdrawn() {
    Caseworker kari = stage.person("kari");
    Caseworker siv = stage.person("siv");
    String team = "family:stjordal";
    UUID caseId = kari.raise("concernToAction", CONCERN);
    assertThatThrownBy(() -> consents.admit(caseId, team, true)).isInstanceOf(CaseRuleException.class)
        .hasMessage("Uten samtykke kan barnet bare drøftes reelt anonymt. Spør om samtykke, eller meld inn anonymt.");
    assertThatThrownBy(() -> consents.admit(caseId, team, false)).as("no team").isInstanceOf(CaseRuleException.class)
        .hasMessageContaining("(fvl. § 13)");
    kari.begins(caseId, REGISTER, registered("teamDiscussion", "bothGuardians", today(), today().plusMonths(1), team));
    assertThat(siv.get("/api/cases/" + caseId).status()).isEqualTo(404);
    consents.admit(caseId, team, true);
    assertThat(siv.get("/api/cases/" + caseId).status()).isEqualTo(200);
    assertThat(siv.get("/api/cases").body()).contains(caseId.toString());
    withdraws(kari, caseId);
    assertThat(siv.get("/api/cases/" + caseId).status()).isEqualTo(404);
    assertThat(siv.get("/api/cases").body()).doesNotContain(caseId.toString());
    assertThat(stage.openTasks(caseId)).as("the effort goes on").containsExactly("describeConcern");
    assertThat(stage.messages("siv", caseId)).hasSize(1);
  }

  @Test
  @Rule({"R104", "R114"})
  void whatWasSignedIsKeptEncryptedAndTheReasonForTheOwnServiceOnly() {
    Caseworker kari = stage.person("kari");
    UUID caseId = atLevelTwo(kari);
    withdraws(kari, caseId);
    assertThat(jdbc.sql("SELECT purpose || ' ' || basis || ' ' || categories || ' ' || care || ' ' || signed_as FROM consent WHERE case_id = :case")
        .param("case", caseId).query(String.class).list()).containsExactly("sharing publicTask development measures both bothGuardians");
    byte[] why = jdbc.sql("SELECT e.end_text FROM consent_end e JOIN consent c ON c.id = e.consent_id WHERE c.case_id = :case AND e.kind = 'WITHDRAWN'")
        .param("case", caseId).query(byte[].class).single();
    assertThat(new String(why, StandardCharsets.ISO_8859_1)).doesNotContain("naboen");
  }

  private UUID atLevelTwo(Caseworker kari) {
    UUID caseId = kari.raise("concernToAction", CONCERN);
    Forms.clarifies(kari, caseId, "otherServices", today());
    kari.does(caseId, "inviteService", invited(HEALTH, today()));
    stage.person("hilde").does(caseId, "answerInvitation", ACCEPTED);
    return caseId;
  }

  private void withdraws(Caseworker person, UUID caseId) {
    person.begins(caseId, WITHDRAW, withdrawal(consents.standing(caseId).get(0).id()));
  }

  private String withdrawal(UUID consent) {
    return Forms.withdrawn(consent, today()).replace("De orker ikke mer", WHY);
  }

  private static void assertRefused(Answer answer, String sentence) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(sentence);
  }

  private List<String> reminders(UUID caseId) {
    return stage.messages("kari", caseId).stream().filter(text -> text.contains("gjelder til og med")).toList();
  }

  private static List<JsonNode> allMessages(Caseworker person) {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = person.get("/api/messages" + next).json();
      page.path("messages").forEach(all::add);
      next = page.hasNonNull("next") ? "?before=" + page.path("next").asText() : null;
    } while (next != null);
    return all;
  }

  /** The watch has looked this morning. */
  private void morning(LocalDate day) {
    stage.wait(Duration.between(stage.now(), day.atTime(6, 30).atZone(OSLO).toInstant()));
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
