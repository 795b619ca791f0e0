package no.stafettpinnen.notification;

import static no.stafettpinnen.support.Caseworker.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever gets a task by somebody else's doing is told, once; nobody is told of what they did themselves. */
@StafettTest
class TellOfTaskTest {

  @Autowired
  private Stage stage;
  private Caseworker kari;
  private UUID caseId;
  private LocalDate today;

  @BeforeEach
  void raise() {
    kari = stage.person("kari");
    caseId = kari.raise("concernToAction", Forms.CONCERN);
    today = LocalDate.ofInstant(stage.now(), ZoneId.of("Europe/Oslo"));
  }

  @Test
  void whatFollowsFromOnesOwnStepIsNoNews() {
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    assertThat(stage.messages("kari", caseId)).isEmpty();
  }

  @Test
  void aLeaderGivesATaskToSomebodyElse() {
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    give(task, "anne");
    give(task, "kari");
    give(task, "anne");
    assertThat(stage.messages("anne", caseId)).hasSize(2).allSatisfy(text ->
        assertThat(text).startsWith("«Beskriv det du har sett og hørt»").contains("er din oppgave nå"));
    assertThat(stage.messages("kari", caseId)).hasSize(1);
    assertThat(stage.messages("stein", caseId)).isEmpty();
    stage.person("anne").post(ENGINE + "/task/" + task + "/unclaim", JsonNodeFactory.instance.objectNode());
    assertThat(stage.messages("anne", caseId)).hasSize(2);
  }

  @Test
  void whoTakesATaskAlreadyKnows() {
    String task = kari.task(caseId, "describeConcern").orElseThrow().path("id").asText();
    give(task, "stein");
    assertThat(stage.messages("stein", caseId)).isEmpty();
  }

  @Test
  @Rule("R099")
  void everybodyInAServiceThatIsInvitedIsToldAndNobodyElse() {
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("otherServices"));
    kari.does(caseId, "inviteService", Forms.invited("health:stjordal", today));
    for (String member : List.of("hilde", "tove")) {
      assertThat(stage.messages(member, caseId)).singleElement().asString()
          .startsWith("«Svar på invitasjon»").contains("venter på tjenesten din");
    }
    assertThat(stage.messages("kari", caseId)).isEmpty();
    assertThat(stage.messages("per", caseId)).isEmpty();

    stage.person("hilde").does(caseId, "answerInvitation", Forms.ACCEPTED);
    assertThat(stage.messages("hilde", caseId)).as("took it herself").hasSize(1);
    assertThat(stage.messages("kari", caseId)).as("the case goes on with her").singleElement().asString().startsWith("«Planlegg tiltak»");
  }

  private void give(String task, String person) {
    Caseworker stein = stage.person("stein");
    assertThat(stein.post(ENGINE + "/task/" + task + "/assignee", JsonNodeFactory.instance.objectNode().put("userId", person)).status())
        .isEqualTo(204);
  }
}
