package no.stafettpinnen.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import no.stafettpinnen.deadline.WorkingDays;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.referral.anonymity.CohortSizes;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.WholeDatabase;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.UserDetailsManager;

/** S12: Tydal, 12 years, school. */
@StafettTest
class AnonymousReferralTest {

  private static final String TEAM = "team:tverrfagligTeam-tydal";
  private static final String SCHOOL = "school:tydal";
  private static final String NUMBER = "01020310045";
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String PHONE = "91 23 45 67";
  private static final String SEEN = "Eleven går ut av rommet når det er høylytt";
  private static final String TRIED = "Fast plass og korte økter i seks uker";

  @Autowired
  private Stage stage;
  @Autowired
  private ReferralStage play;
  @Autowired
  private ServiceRegistration registration;
  @Autowired
  private UserDetailsService logins;
  @Autowired
  private IdentityService identity;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private CohortSizes sizes;
  @Autowired
  private DataSource database;
  @Autowired
  private JdbcClient jdbc;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private boolean teamIsOurs;
  private Caseworker teacher;
  private Caseworker member;
  private UUID named;

  @BeforeEach
  void tydal() {
    teamIsOurs = identity.createGroupQuery().groupId(TEAM).count() == 0;
    registration.service(TEAM, "Tverrfaglig team i Tydal", List.of("tydal"));
    person("s12teacher", "Torill", "Graven", SCHOOL);
    person("s12member", "Bjarne", "Østby", TEAM);
    teacher = stage.person("s12teacher");
    member = stage.person("s12member");
    named = raised();
    play.clarifies(teacher, named);
    play.tries(teacher, named, SCHOOL);
    play.evaluates(teacher, named);
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @AfterEach
  void leave() {
    stage.resetClock();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    for (String person : List.of("s12teacher", "s12member")) {
      identity.deleteUser(person);
      ((UserDetailsManager) logins).deleteUser(person);
    }
    if (teamIsOurs) {
      identity.deleteGroup(TEAM);
      identity.deleteGroup("leader:" + TEAM);
    }
    jdbc.sql("DELETE FROM cohort_size WHERE unit = 'school:tydal'").update();
  }

  @Test
  @Rule({"R113", "R120", "R127", "R132"})
  void whatPointsToTheChildIsRefusedAndThenConsentIsOffered() {
    girlsBornIn2014(4);
    int before = anonymousCases();
    long readings = readingsOfTheNamedCase();

    Caseworker.Answer first = sends(referral().seen(SEEN + ", nummeret er 010203 lOO45").json());
    assertThat(first.status()).isEqualTo(422);
    assertThat(first.detail()).contains("«Hva ser dere?»").doesNotContain("010203");
    assertThat(error(first, "anonymous.seen")).contains("fødselsnummer", "«010203 lOO45»");

    Caseworker.Answer second = sends(referral().tried(TRIED + ". Mor nås på ni en to tre fire fem seks sju").json());
    assertThat(second.status()).isEqualTo(422);
    assertThat(error(second, "anonymous.tried")).contains("telefonnummer");

    Caseworker.Answer bothAndTheName = sends(referral().seen("Synnes nummer er " + NUMBER).tried("Ring " + PHONE).json());
    assertThat(error(bothAndTheName, "anonymous.seen")).contains("et navn («Synnes»)", "fødselsnummer");
    assertThat(error(bothAndTheName, "anonymous.tried")).contains("telefonnummer («" + PHONE + "»)");

    Caseworker.Answer third = sends(referral().json());
    assertThat(third.status()).isEqualTo(422);
    assertThat(error(third, "anonymous.birthYearFrom")).contains("færre enn fem barn", "samtykke", "«Meld saken til et tverrfaglig team»");
    assertThat(third.json().at("/way/href").asText()).as("the referrer's own action").isEqualTo("/sak.html?sak=" + named + "#teamReferral");
    Caseworker.Answer withoutCase = sends(referral().own(null).json());
    assertThat(withoutCase.json().at("/way/href").asText()).isEqualTo("/saker.html");

    assertThat(anonymousCases()).as("nothing half-saved").isEqualTo(before);
    for (String word : List.of(NUMBER, "lOO45", PHONE, "ni en to tre", SEEN, TRIED)) {
      assertThat(WholeDatabase.find(database, word)).as("clear in the database: %s", word).isEmpty();
      assertThat(logged()).as("in the log: %s", word).noneMatch(line -> line.contains(word));
    }
    assertThat(readingsOfTheNamedCase()).as("the named case's names were looked up for nobody to see").isEqualTo(readings);
  }

  @Test
  @Rule({"R113", "R114", "R127"})
  void theWayThatIsOfferedIsTheNamedCasesOwn() {
    girlsBornIn2014(4);
    Caseworker.Answer refused = sends(referral().json());
    assertThat(refused.json().at("/way/href").asText()).endsWith(named + "#teamReferral");
    JsonNode action = named("teamReferral");
    assertThat(error(refused, "anonymous.birthYearFrom")).contains("«" + action.path("name").asText() + "»");

    teacher.begins(named, "teamReferral", ReferralStage.refers(TEAM));
    assertThat(play.reads("s12member", named)).isFalse();
    teacher.does(named, "registerTeamConsent", play.consentTo(TEAM));
    assertThat(play.reads("s12member", named)).isTrue();
    assertThat(stage.openTasks(named)).contains("callMeeting");
  }

  @Test
  @Rule({"R113", "R127"})
  void anAnonymousCaseGetsAdviceAndPointsToNoOther() {
    girlsBornIn2014(12);
    long readings = readingsOfTheNamedCase();
    String namedBefore = inTheNamedCase();
    Caseworker.Answer answer = sends(referral().json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    UUID anonymous = UUID.fromString(answer.json().path("caseId").asText());

    assertThat(inTheNamedCase()).as("nothing about it in the named case").isEqualTo(namedBefore);
    assertThat(readingsOfTheNamedCase()).isEqualTo(readings);
    assertThat(rowsWithBoth(anonymous)).as("rows that join them").isEmpty();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(anonymous.toString()).rootProcessInstances().singleResult().getRootProcessInstanceId())
        .isNotEqualTo(runtime.createProcessInstanceQuery().processInstanceBusinessKey(named.toString()).rootProcessInstances().singleResult().getId());

    assertThat(stage.openTasks(anonymous)).as("the team is called in").containsExactly("callMeeting");
    assertThat(agenda(anonymous)).hasSize(1).allMatch(line -> line.path("child").asText().equals("Anonymt barn") && !line.hasNonNull("at"));
    meets(anonymous);
    assertThat(stage.messages("s12member", anonymous)).anyMatch(text -> text.startsWith("Du er innkalt til teammøte"));
    assertThat(stage.openTasks(anonymous)).as("nobody of the home is asked").containsExactly("adviseAnonymously");

    JsonNode form = open(member, anonymous, "adviseAnonymously");
    assertThat(form.toString()).contains(SEEN, TRIED, "2014").doesNotContain("Synne", named.toString());
    assertThat(member.get("/api/cases/" + named).status()).as("the team and the named case").isEqualTo(404);
    assertThat(member.get("/api/cases").body()).doesNotContain(named.toString());
    assertThat(does(member, anonymous, "adviseAnonymously", advice("Be mor ringe " + PHONE + ".")).status()).isEqualTo(422);
    assertThat(does(member, anonymous, "adviseAnonymously", advice("Prøv roligere overganger.")).status()).isEqualTo(200);

    assertThat(agenda(anonymous)).isEmpty();
    assertThat(open(teacher, anonymous, "readAdvice").toString()).contains("Prøv roligere overganger.");
    assertThat(teacher.get("/api/cases/" + anonymous).body()).contains("Anonymt barn", "Prøv roligere").doesNotContain("Synne", named.toString());
    assertThat(does(teacher, anonymous, "readAdvice", """
        {"adviceRead": {"next": "own"}}""").status()).isEqualTo(200);
    assertThat(stage.leftInEngine(anonymous)).isZero();
    assertThat(rowsWithBoth(anonymous)).isEmpty();
    for (String word : List.of(SEEN, "roligere overganger")) {
      assertThat(WholeDatabase.find(database, word)).as(word).isEmpty();
      assertThat(logged()).noneMatch(line -> line.contains(word));
    }
  }

  @Test
  @Rule({"R093", "R113"})
  void aSuspicionIsNeverAnonymous() {
    girlsBornIn2014(12);
    Caseworker.Answer suspected = sends(referral().suspicion("unsure").json());
    assertThat(error(suspected, "anonymous.suspicion")).contains("«Meld bekymring»");

    UUID anonymous = UUID.fromString(sends(referral().json()).json().path("caseId").asText());
    assertThat(teacher.get("/api/cases/" + anonymous + "/actions").json().findValuesAsText("key")).containsExactly("raiseSuspicion", "changeTeamMeeting");
    Caseworker.Answer raised = teacher.get("/api/forms/cases/" + anonymous + "/raiseSuspicion");
    assertThat(raised.status()).isEqualTo(409);
    assertThat(raised.detail()).contains("«Meld bekymring»");
    assertThat(teacher.get("/api/forms/cases/" + anonymous + "/batonHandover").status()).isEqualTo(404);
  }

  @Test
  @Rule({"R113", "R120"})
  void theChildrenOfOnesOwnCasesAreNotNamedWhetherOneSaysWhichCaseItIsOrNot() {
    girlsBornIn2014(12);
    Caseworker.Answer answer = sends(referral().own(null).seen(SEEN + ", og Aasgards yngste gjør det samme").json());
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(error(answer, "anonymous.seen")).contains("et navn («Aasgards»)");
  }

  @Test
  @Rule({"R097", "R115", "R127"})
  void levelsThatCanBeLookedUpAreLookedUpAndOthersAreThePersonsWord() {
    girlsBornIn2014(12);
    UUID fresh = raised();
    Caseworker.Answer tooEarly = sends(referral().own(fresh).json());
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(error(tooEarly, "anonymous.levels")).contains("ikke avklart på nivå 0", "nivå 1");
    assertThat(tooEarly.json().at("/way/href").asText()).isEqualTo("/sak.html?sak=" + fresh);
    assertThat(sends(referral().own(null).json()).status()).isEqualTo(200);
    Caseworker.Answer tooOld = sends((ObjectNode) Caseworker.parse(referral().own(null).json().toString().replace("2014", "2004")));
    assertThat(error(tooOld, "flow.team")).contains("tar ikke saker");
  }

  @Test
  @Rule({"R113", "R116"})
  void itCanBeMovedAndTakenBack() {
    girlsBornIn2014(12);
    UUID anonymous = UUID.fromString(sends(referral().json()).json().path("caseId").asText());
    calls(anonymous);
    Caseworker.Answer refused = changes(anonymous, "move", "Ring " + PHONE);
    assertThat(refused.status()).as("what is written later is looked through too").isEqualTo(422);
    assertThat(changes(anonymous, "move", "Det passer ikke.").status()).isEqualTo(200);
    assertThat(stage.openTasks(anonymous)).containsExactly("callMeeting");
    calls(anonymous);
    assertThat(changes(anonymous, "withdraw", "Vi prøver selv.").status()).isEqualTo(200);
    assertThat(stage.messages("s12member", anonymous)).anyMatch(text -> text.contains("avlyst"));
    assertThat(agenda(anonymous)).isEmpty();
    assertThat(stage.leftInEngine(anonymous)).isZero();
    assertThat(rowsWithBoth(anonymous)).isEmpty();
  }

  private Caseworker.Answer changes(UUID caseId, String what, String why) {
    return teacher.sends(caseId, "changeTeamMeeting", teacher.opens(caseId, "changeTeamMeeting"), """
        {"flow": {"teamChange": "%s"}, "change": {"reason": "%s"}}""".formatted(what, why));
  }

  private List<JsonNode> agenda(UUID caseId) {
    JsonNode team = member.get("/api/team-agenda").json().path(0);
    return Stream.of("booked", "waiting").flatMap(part -> StreamSupport.stream(team.path(part).spliterator(), false))
        .filter(line -> line.path("caseId").asText().equals(caseId.toString())).toList();
  }

  /** The unit calls the team in. */
  private Instant calls(UUID caseId) {
    LocalDate day = workingDays.plus(LocalDate.ofInstant(stage.now(), OSLO), 4);
    open(teacher, caseId, "callMeeting");
    Caseworker.Answer called = does(teacher, caseId, "callMeeting", """
        {"teamCall": {"date": "%s", "time": "10.00"}}""".formatted(day));
    assertThat(called.status()).as(called.body()).isEqualTo(200);
    return day.atTime(10, 1).atZone(OSLO).toInstant();
  }

  private void meets(UUID caseId) {
    stage.moveTo(calls(caseId));
    stage.runDueJobs();
  }

  @Test
  @Rule("R113")
  void whichCaseItIsAboutIsKeptInNoDraft() {
    Caseworker.Answer shown = teacher.get("/api/forms/start/anonymousReferral");
    assertThat(shown.json().at("/data/ownNamedCases").toString()).contains(named.toString()).doesNotContain("Synne");
    ObjectNode draft = referral().json();
    assertThat(teacher.put("/api/forms/start/anonymousReferral/draft", Caseworker.parse("{\"version\": 0}").set("data", draft)).status()).isEqualTo(200);
    JsonNode again = teacher.get("/api/forms/start/anonymousReferral").json().path("data");
    assertThat(again.at("/anonymous/seen").asText()).isEqualTo(SEEN);
    assertThat(again.path("own").isMissingNode() || again.path("own").isEmpty()).isTrue();
    assertThat(WholeDatabase.find(database, SEEN)).isEmpty();
  }

  /** What the teacher can begin in the case that has the name. */
  private JsonNode named(String action) {
    return StreamSupport.stream(teacher.get("/api/cases/" + named + "/actions").json().spliterator(), false)
        .filter(one -> action.equals(one.path("key").asText())).findFirst().orElseThrow();
  }

  private Caseworker.Answer sends(ObjectNode data) {
    String caseId = teacher.get("/api/forms/start/anonymousReferral").json().path("caseId").asText();
    return teacher.post("/api/forms/start/anonymousReferral", Caseworker.parse("{\"caseId\": \"" + caseId + "\"}").set("data", data));
  }

  private JsonNode open(Caseworker person, UUID caseId, String key) {
    String task = person.task(caseId, key).orElseThrow().path("id").asText();
    person.claim(task);
    return person.get("/api/forms/tasks/" + task).json();
  }

  /** Without the word that other tests plant: it looks like an address. */
  private Caseworker.Answer does(Caseworker person, UUID caseId, String key, String form) {
    return person.complete(person.task(caseId, key).orElseThrow().path("id").asText(), form);
  }

  private static String advice(String text) {
    return """
        {"anonymousAdvice": {"way": "own", "text": "%s"}}""".formatted(text);
  }

  private static String error(Caseworker.Answer answer, String path) {
    for (JsonNode error : answer.json().path("errors")) {
      if (path.equals(error.path("path").asText())) {
        return error.path("message").asText();
      }
    }
    return answer.body();
  }

  private Referral referral() {
    return new Referral(SEEN, TRIED, "none", named);
  }

  private record Referral(String seen, String tried, String suspicion, UUID own) {

    Referral own(UUID caseId) {
      return new Referral(seen, tried, suspicion, caseId);
    }

    Referral seen(String text) {
      return new Referral(text, tried, suspicion, own);
    }

    Referral tried(String text) {
      return new Referral(seen, text, suspicion, own);
    }

    Referral suspicion(String code) {
      return new Referral(seen, tried, code, own);
    }

    ObjectNode json() {
      return Caseworker.parse("""
          {"flow": {"team": "%s"}, "own": {%s}, "anonymous": {"suspicion": "%s", "birthYearFrom": 2014, "gender": "girl",
           "seen": "%s", "tried": "%s", "question": "Hva kan vi prøve nå?", "levels": true}}""".formatted(TEAM, own == null ? "" : "\"case\": \"" + own + "\"", suspicion, seen, tried));
    }
  }

  /** None other in the school, so that a wider description fits no more. */
  private void girlsBornIn2014(int girls) {
    sizes.set("tydal", SCHOOL, List.of(new CohortSizes.Year(2013, 0, 0), new CohortSizes.Year(2014, girls, 0), new CohortSizes.Year(2015, 0, 0)), "test");
  }

  private int anonymousCases() {
    return jdbc.sql("SELECT COUNT(*) FROM case_file WHERE anonymous").query(Integer.class).single();
  }

  private long readingsOfTheNamedCase() {
    return jdbc.sql("SELECT COUNT(*) FROM read_log_entry WHERE case_id = :case").param("case", named).query(Long.class).single();
  }

  private String inTheNamedCase() {
    return jdbc.sql("SELECT COUNT(*) FROM log_entry WHERE case_id = :case").param("case", named).query(String.class).single()
        + jdbc.sql("SELECT COUNT(*) FROM case_person WHERE case_id = :case").param("case", named).query(String.class).single();
  }

  private List<String> logged() {
    return List.copyOf(log.list).stream().map(line -> line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy())).toList();
  }

  private List<String> rowsWithBoth(UUID anonymous) {
    List<String> joined = new ArrayList<>();
    try (Connection connection = database.getConnection();
         ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            StringBuilder row = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              row.append(rows.getObject(column)).append(' ');
            }
            if (row.indexOf(anonymous.toString()) >= 0 && row.indexOf(named.toString()) >= 0) {
              joined.add(table);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return joined;
  }

  private UUID raised() {
    return teacher.raise("concernToAction", """
        {"flow": {"suspicion": "none", "danger": "no"}, "child": {"name": "Synne Aasgard", "birthDate": "2014-05-06"},
         "concern": {"what": "Urolig i timene."}}""");
  }

  private void person(String id, String first, String last, String service) {
    UserDetailsManager users = (UserDetailsManager) logins;
    if (!users.userExists(id)) {
      users.createUser(User.withUsername(id).password(users.loadUserByUsername("kari").getPassword()).roles("CASEWORKER").build());
    }
    registration.enter(id, first, last, null, List.of(service), List.of(), false);
  }
}
