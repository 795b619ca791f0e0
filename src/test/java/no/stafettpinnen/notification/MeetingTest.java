package no.stafettpinnen.notification;

import static no.stafettpinnen.support.Forms.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import no.stafettpinnen.casefile.CaseReference;
import no.stafettpinnen.casefile.HomeHold;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import no.stafettpinnen.support.TestMail;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evaluation meeting: calendar files to staff, invitations to the home, and that nothing reaches the home when it must not. */
@StafettTest
class MeetingTest {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String KARI = "kari.fossli@example.no";
  private static final String ANNE = "anne.moe@example.no";
  private static final String HOME = "foresatt@example.com";
  private static final String OTHER_HOME = "foresatt.to@example.com";

  @Autowired
  private Stage stage;
  @Autowired
  private HomeMessages home;
  @Autowired
  private HomeHold hold;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private IdentityService identity;
  @Autowired
  private ManagementService management;
  @Autowired
  private JdbcClient jdbc;
  private Caseworker kari;
  private UUID caseId;
  private LocalDate evaluation;

  @BeforeEach
  void aPlanIsDue() throws Exception {
    address("kari", KARI);
    address("anne", ANNE);
    kari = stage.person("kari");
    caseId = kari.raise("concernToAction", Forms.CONCERN);
    LocalDate today = today();
    kari.does(caseId, "describeConcern", Forms.DESCRIBED);
    kari.does(caseId, "discussConcern", Forms.discussed(today));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("ownService"));
    evaluation = today.plusWeeks(6);
    stage.runDueJobs();
    TestMail.forget();
  }

  @AfterEach
  void nobodyIsTold() {
    address("kari", null);
    address("anne", null);
    management.createJobQuery().list().stream().filter(job -> job.getProcessInstanceId() == null && job.getProcessDefinitionId() == null)
        .forEach(job -> management.deleteJob(job.getId()));
    stage.resetClock();
  }

  @Test
  void thoseResponsibleGetACalendarFileAndNobodyIsNamedInIt() throws Exception {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", null, "kari", "anne"));
    stage.runDueJobs();
    VEvent event = calendar(mailTo(KARI, "innkalt")).<VEvent>getComponents("VEVENT").get(0);
    assertThat(value(event, Property.SUMMARY)).isEqualTo("Evalueringsmøte i sak " + CaseReference.of(caseId));
    assertThat(value(event, Property.LOCATION)).isEqualTo("Fosslia barnehage");
    assertThat(start(event)).isEqualTo(evaluation.atTime(14, 30).atZone(OSLO).toInstant());
    assertThat(calendar(mailTo(ANNE, "innkalt")).getUid()).isEqualTo(calendar(mailTo(KARI, "innkalt")).getUid());
    assertThat(content(mailTo(ANNE, "innkalt"))).contains("METHOD:REQUEST", "SEQUENCE:0").doesNotContain(KARI, "Testbarn", "Språklek");
  }

  @Test
  void anotherTimeIsTheSameMeetingAndWhoIsNoLongerInItIsTold() throws Exception {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "video", null, "kari", "anne"));
    evaluatesEarly("kari", "anne");
    kari.does(caseId, "decideNextStep", Forms.next("adjust"));
    kari.does(caseId, "planMeasures", meeting(evaluation, "9:15", "video", null, "kari"));
    stage.runDueJobs();
    assertThat(mailsTo(KARI, "innkalt")).hasSize(2).extracting(this::uid).containsOnly(uid(mailsTo(KARI, "innkalt").get(0)));
    assertThat(mailsTo(KARI, "innkalt")).anySatisfy(mail -> assertThat(content(mail)).contains("SEQUENCE:1", "T091500"));
    assertThat(content(mailTo(ANNE, "avlyst"))).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2");
  }

  @Test
  void aClosedCaseCallsItsMeetingOff() throws Exception {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "other", HOME, "kari"));
    evaluatesEarly("kari");
    kari.does(caseId, "decideNextStep", Forms.next("close"));
    kari.does(caseId, "finalEvaluation", Forms.FINAL);
    stage.wait(Duration.ofDays(60));
    assertThat(content(mailTo(KARI, "avlyst"))).contains("METHOD:CANCEL").doesNotContain("LOCATION");
    assertThat(toHome()).as("was not invited yet").isEmpty();
    assertThat(states()).containsExactly("WITHDRAWN");
  }

  @Test
  @Rule("R099")
  void theHomeIsInvitedSomeDaysBeforeAndToldOfChanges() throws Exception {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", HOME + ", " + OTHER_HOME, "kari"));
    stage.moveTo(evaluation.minusDays(8).atTime(23, 0).atZone(OSLO).toInstant());
    stage.runDueJobs();
    assertThat(toHome()).isEmpty();
    stage.moveTo(evaluation.minusDays(7).atTime(8, 1).atZone(OSLO).toInstant());
    stage.runDueJobs();
    assertThat(toHome()).hasSize(2);
    assertThat(content(homeMail(HOME, "Invitasjon til møte"))).contains("SUMMARY:Møte", "LOCATION:Fosslia barnehage", "kl. 14.30")
        .doesNotContain("Testbarn", "bekymring", CaseReference.of(caseId), caseId.toString(), "evaluering", OTHER_HOME, KARI);

    evaluatesEarly("kari");
    kari.does(caseId, "decideNextStep", Forms.next("adjust"));
    kari.does(caseId, "planMeasures", meeting(evaluation, "10.00", "kindergarten:fosslia", HOME, "kari"));
    stage.runDueJobs();
    assertThat(content(homeMail(HOME, "Møtet er endret"))).contains("kl. 10.00", "SEQUENCE:1");
    assertThat(content(homeMail(OTHER_HOME, "Møtet er avlyst"))).contains("METHOD:CANCEL");
    assertThat(states()).hasSize(4).containsOnly("SENT");
    JsonNode sent = kari.get("/api/cases/" + caseId).json().path("sentHome");
    assertThat(sent).extracting(one -> one.path("what").asText() + " " + one.path("recipients").asInt()).containsExactlyInAnyOrder(
        "Invitasjon til møte 2", "Invitasjon til møte 1", "Beskjed om at møtet er avlyst 1");
    assertThat(sent.get(2).path("at").asText()).startsWith(evaluation.minusDays(7).toString());
  }

  @Test
  @Rule("R101")
  void whatIsPlannedForTheHomeIsTakenBackAndNothingMoreGoes() {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", HOME, "kari"));
    retry.inTransaction(() -> {
      hold.begin(caseId, "kari");
      home.withdraw(caseId);
      return null;
    });
    assertThat(states()).containsExactly("WITHDRAWN");
    stage.wait(Duration.ofDays(41));
    assertThat(toHome()).isEmpty();
  }

  @Test
  @Rule({"R093", "R101"})
  void aHoldThatNobodyTookAnythingBackForWinsToo() {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", HOME, "kari"));
    hold.begin(caseId, "kari");
    stage.wait(Duration.ofDays(41));
    assertThat(toHome()).isEmpty();
    assertThat(states()).containsExactly("HELD");
  }

  @Test
  @Rule({"R093", "R101"})
  void afterTheInvitationIsSentNoChangeAndNoCancellationGoesEither() {
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", HOME, "kari"));
    stage.wait(Duration.ofDays(36));
    assertThat(toHome()).hasSize(1);
    hold.begin(caseId, "kari");
    evaluatesEarly("kari");
    kari.does(caseId, "decideNextStep", Forms.next("adjust"));
    kari.does(caseId, "planMeasures", meeting(evaluation, "15.00", "kindergarten:fosslia", HOME, "kari"));
    evaluatesEarly("kari");
    kari.does(caseId, "decideNextStep", Forms.next("close"));
    kari.does(caseId, "finalEvaluation", Forms.FINAL);
    stage.wait(Duration.ofDays(20));
    assertThat(toHome()).hasSize(1);
    assertThat(states()).containsExactlyInAnyOrder("SENT", "WITHDRAWN", "HELD");
  }

  @Test
  void aTimeOrAnAddressThatIsNoneIsExplained() {
    assertThat(kari.tries(caseId, "planMeasures", meeting(evaluation, "halv to", "video", null, "kari")).detail())
        .isEqualTo("Skriv klokkeslettet slik: 14.30.");
    assertThat(kari.tries(caseId, "planMeasures", meeting(evaluation, "14.30", "video", "mor", "kari")).detail())
        .isEqualTo("Skriv én til seks e-postadresser, med komma mellom.");
    assertThat(kari.tries(caseId, "planMeasures", meeting(evaluation, "14.30", "video", "a@example.no\\r\\nBcc: b@example.no", "kari")).status())
        .isEqualTo(422);
    kari.does(caseId, "planMeasures", plan(evaluation, "kindergarten:fosslia/kari"));
  }

  @Test
  void summerTimeBeginsAndEndsOnTheRightDay() throws Exception {
    for (String moment : List.of("2027-03-27T14:30", "2027-03-29T14:30", "2027-10-30T08:00", "2027-11-01T08:00", "2031-07-01T12:00")) {
      ZonedDateTime start = LocalDateTime.parse(moment).atZone(OSLO);
      var file = MeetingCalendar.request(new Meeting(UUID.randomUUID(), caseId, Meetings.Kind.EVALUATION,
          start.toOffsetDateTime(), 60, 0, false, "video", List.of(), List.of()), new MeetingCalendar.Words("Møte", null), "a@example.no", "b@example.no");
      assertThat(file.content()).contains("DTSTART;TZID=Europe/Oslo:" + moment.replaceAll("[-:]", "") + "00", "TZID:Europe/Oslo");
      assertThat(start(new CalendarBuilder().build(new StringReader(file.content())).<VEvent>getComponents("VEVENT").get(0)))
          .as("read with the definition of the time zone in the file").isEqualTo(start.toInstant());
    }
  }

  @Test
  void noWordOfTheCaseFileLeavesInAMailOrACalendarFile() throws Exception {
    String marker = "Hemmelig" + UUID.randomUUID().toString().substring(0, 8);
    caseId = kari.raise("concernToAction", Forms.CONCERN.replace("Ola", marker).replace("få ord", marker));
    kari.does(caseId, "describeConcern", Forms.DESCRIBED.replace("Barnet", marker));
    kari.does(caseId, "discussConcern", Forms.discussed(today()).replace("Vi følger", marker));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION.replace("Vil leke", marker).replace("Mer", marker));
    kari.does(caseId, "informHome", Forms.homeInformed(today()).replace("De ser", marker));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("ownService").replace("Vi er", marker));
    kari.does(caseId, "planMeasures", meeting(evaluation, "14.30", "kindergarten:fosslia", HOME, "kari", "anne")
        .replace("Språklek", marker).replace("Avdelingen", marker).replace("Bruker", marker).replace("Vil leke", marker));
    stage.wait(Duration.ofDays(36));
    stage.wait(Duration.ofDays(10));
    List<MimeMessage> all = List.of(TestMail.server().getReceivedMessages());
    assertThat(all).extracting(MeetingTest::recipient).contains(KARI, ANNE, HOME);
    assertThat(all).allSatisfy(mail -> assertThat(GreenMailUtil.getWholeMessage(mail) + subject(mail) + words(mail))
        .doesNotContain(marker).doesNotContain("2023-02-01"));
  }

  private void evaluatesEarly(String... responsible) {
    for (String person : responsible) {
      stage.person(person).does(caseId, "carryOutMeasure", Forms.DONE);
    }
    kari.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    kari.does(caseId, "evaluateEffort", Forms.evaluated("partly"));
  }

  private static String meeting(LocalDate day, String time, String place, String homeAddresses, String... people) {
    String plan = plan(day, Stream.of(people).map(person -> "kindergarten:fosslia/" + person).toArray(String[]::new));
    return plan.substring(0, plan.lastIndexOf('}')) + """
        , "meeting": {"agreed": "yes", "time": "%s", "place": "%s", "inviteHome": "%s"%s}}""".formatted(time, place,
        homeAddresses == null ? "no" : "yes", homeAddresses == null ? "" : ", \"homeAddresses\": \"" + homeAddresses + "\"");
  }

  private void address(String person, String address) {
    User user = identity.createUserQuery().userId(person).singleResult();
    user.setEmail(address);
    identity.saveUser(user);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(stage.now(), OSLO);
  }

  private List<String> states() {
    return jdbc.sql("SELECT state FROM home_message WHERE case_id = :case").param("case", caseId).query(String.class).list();
  }

  private List<MimeMessage> toHome() {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> recipient(mail).startsWith("foresatt")).toList();
  }

  private MimeMessage homeMail(String to, String subject) {
    return toHome().stream().filter(mail -> recipient(mail).equals(to) && subject(mail).equals(subject)).findFirst().orElseThrow();
  }

  private MimeMessage mailTo(String to, String about) {
    return mailsTo(to, about).get(0);
  }

  private List<MimeMessage> mailsTo(String to, String about) {
    return Stream.of(TestMail.server().getReceivedMessages()).filter(mail -> recipient(mail).equals(to))
        .filter(mail -> subject(mail).contains(about) && subject(mail).contains(CaseReference.of(caseId))).toList();
  }

  private String uid(MimeMessage mail) {
    return calendar(mail).<VEvent>getComponents("VEVENT").get(0).getUid().orElseThrow().getValue();
  }

  private static Instant start(VEvent event) {
    return Instant.from(event.getDateTimeStart().getDate());
  }

  private static String value(VEvent event, String property) {
    return event.getRequiredProperty(property).getValue();
  }

  private static Calendar calendar(MimeMessage mail) {
    return unchecked(() -> new CalendarBuilder().build(new StringReader(parts(mail).get(1))));
  }

  private static String content(MimeMessage mail) {
    return subject(mail) + "\n" + String.join("\n", parts(mail)).replace("\r\n ", "");
  }

  /** Whatever parts it has, decoded. */
  private static String words(MimeMessage mail) {
    return unchecked(() -> mail.getContent() instanceof Multipart ? content(mail) : mail.getContent().toString());
  }

  /** The words and the calendar file. */
  private static List<String> parts(MimeMessage mail) {
    return unchecked(() -> {
      List<String> parts = new ArrayList<>();
      Multipart multipart = (Multipart) mail.getContent();
      for (int i = 0; i < multipart.getCount(); i++) {
        Part part = multipart.getBodyPart(i);
        parts.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
      return parts;
    });
  }

  private static String recipient(MimeMessage mail) {
    return unchecked(() -> mail.getAllRecipients()[0].toString());
  }

  private static String subject(MimeMessage mail) {
    return unchecked(mail::getSubject);
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
