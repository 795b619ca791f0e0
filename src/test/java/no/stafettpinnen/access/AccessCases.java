package no.stafettpinnen.access;

import static no.stafettpinnen.support.Caseworker.ENGINE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.coordination.FamilyStage;
import no.stafettpinnen.engine.FormGate;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.municipality.ServiceRegistration;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Stage;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.UserDetailsManager;

/** A person, a case and a task for each {@link Relation}, played through the application's own doors. */
class AccessCases {

  /** A word that stands in every case of this fixture as part of the child's name and of the story, and nowhere else. */
  static final String MARKER = "Hemmelig" + UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param colleague somebody whom a leader of the task's service could give it to
   * @param opened    when the case was opened
   */
  record Target(String person, UUID caseId, String taskId, String instanceId, String assignee, String colleague, Instant opened) {

    /** Id of the decision, the complaint and the plan of the case; the same for a case that never was, so that nothing else tells the two apart. */
    UUID document() {
      return UUID.nameUUIDFromBytes((MARKER + person + opened).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final String KINDERGARTEN = "kindergarten:fosslia";
  private static final String OTHER_KINDERGARTEN = "kindergarten:kvislabakken";
  private static final String HEALTH = "health:stjordal";
  private static final String LEAVING_SERVICE = "matrix:leaving";
  private static final String TEAM = "family:stjordal";
  private static final Duration LONG = Duration.ofDays(60);

  private final Stage stage;
  private final TaskService tasks;
  private final IdentityService identity;
  private final RuntimeService runtime;
  private final FormGate gate;
  private final ServiceRegistration registration;
  private final UserDetailsManager logins;
  private final Consents consents;
  private final FamilyStage family;
  private final JdbcClient jdbc;
  private final Map<Relation, Target> targets = new EnumMap<>(Relation.class);
  private Instant present;

  AccessCases(Stage stage, TaskService tasks, IdentityService identity, RuntimeService runtime, FormGate gate,
              ServiceRegistration registration, UserDetailsService logins, Consents consents, FamilyStage family,
              JdbcClient jdbc) {
    this.stage = stage;
    this.tasks = tasks;
    this.identity = identity;
    this.runtime = runtime;
    this.gate = gate;
    this.registration = registration;
    this.logins = (UserDetailsManager) logins;
    this.consents = consents;
    this.family = family;
    this.jdbc = jdbc;
  }

  Target of(Relation relation) {
    return targets.get(relation);
  }

  void play() {
    present = Instant.now();
    people();
    ownService();
    otherService();
    recipient();
    ClockUtil.setCurrentTime(Date.from(present));
    peopleLeave();
  }

  /** The task as it was before somebody was let to do something with it. */
  void restore(Target target) {
    tasks.setAssignee(target.taskId(), target.assignee());
  }

  /** Leaves nobody behind whom other tests would meet in their lists of people and services. */
  void clear() {
    stage.resetClock();
    for (String person : List.of("matrixnone", "matrixcolleague", "matrixnurse", "matrixformer", "matrixmoved", "matrixswapped",
        "matrixleaving", "matrixoperator")) {
      identity.deleteUser(person);
      logins.deleteUser(person);
    }
    identity.deleteGroup(LEAVING_SERVICE);
    identity.deleteGroup(Groups.leadersOf(LEAVING_SERVICE));
  }

  private void people() {
    person("matrixnone", List.of(), "CASEWORKER");
    person("matrixcolleague", List.of(KINDERGARTEN), "CASEWORKER");
    person("matrixnurse", List.of(HEALTH), "CASEWORKER");
    person("matrixformer", List.of(KINDERGARTEN), "CASEWORKER");
    person("matrixmoved", List.of(KINDERGARTEN), "CASEWORKER");
    person("matrixswapped", List.of(KINDERGARTEN), "CASEWORKER");
    registration.service(LEAVING_SERVICE, "Tjeneste som slutter", List.of("stjordal", "frosta"));
    person("matrixleaving", List.of(LEAVING_SERVICE), "CASEWORKER");
    person("matrixoperator", List.of(KINDERGARTEN), "CASEWORKER", "OPERATOR");
  }

  private void person(String id, List<String> services, String... roles) {
    logins.createUser(User.withUsername(id).password(logins.loadUserByUsername("kari").getPassword()).roles(roles).build());
    registration.enter(id, "Test", id, null, services, List.of(), List.of(roles).contains("OPERATOR"));
  }

  private void peopleLeave() {
    identity.deleteMembership("matrixformer", KINDERGARTEN);
    identity.deleteMembership("matrixmoved", KINDERGARTEN);
    identity.createMembership("matrixmoved", OTHER_KINDERGARTEN);
    identity.deleteMembership("matrixswapped", KINDERGARTEN);
    identity.createMembership("matrixswapped", HEALTH);
    identity.deleteTenantGroupMembership("stjordal", LEAVING_SERVICE);
  }

  private void ownService() {
    Caseworker kari = stage.person("kari");
    UUID free = raise(kari);
    tasks.setAssignee(open(free, "describeConcern").getId(), null);
    for (Relation stranger : List.of(Relation.ANONYMOUS, Relation.NO_GROUP, Relation.OTHER_MUNICIPALITY, Relation.OTHER_UNIT,
        Relation.SHARED_SERVICE, Relation.COLLEAGUE_FREE, Relation.OTHER_LEADER, Relation.OPERATOR)) {
      put(stranger, stranger(stranger), free, "describeConcern", "anne");
    }
    UUID taken = raise(kari);
    put(Relation.COLLEAGUE_TAKEN, "matrixcolleague", taken, "describeConcern", "anne");
    put(Relation.ASSIGNEE, "kari", taken, "describeConcern", "anne");
    put(Relation.LEADER, "stein", taken, "describeConcern", "anne");
    put(Relation.OPERATOR_COLLEAGUE, "matrixoperator", taken, "describeConcern", "anne");

    put(Relation.PARTICIPANT, "anne", describedBy("anne"), "discussConcern", "matrixcolleague");
    put(Relation.MOVED_COLLEAGUE, "matrixmoved", describedBy("matrixmoved"), "discussConcern", "anne");
    Caseworker former = stage.person("matrixformer");
    UUID formers = raise(former);
    former.does(formers, "describeConcern", Forms.DESCRIBED);
    put(Relation.FORMER_COLLEAGUE, "matrixformer", formers, "discussConcern", "anne");
  }

  private static String stranger(Relation relation) {
    return switch (relation) {
      case ANONYMOUS -> "";
      case NO_GROUP -> "matrixnone";
      case OTHER_MUNICIPALITY -> "mona";
      case OTHER_UNIT -> "bente";
      case SHARED_SERVICE -> "per";
      case COLLEAGUE_FREE -> "matrixcolleague";
      case OTHER_LEADER -> "randi";
      default -> "drift";
    };
  }

  private UUID describedBy(String person) {
    UUID caseId = raise(stage.person("kari"));
    if (!"kari".equals(person)) {
      stage.person("stein").post(ENGINE + "/task/" + open(caseId, "describeConcern").getId() + "/assignee",
          Caseworker.parse("{\"userId\": \"" + person + "\"}"));
    }
    stage.person(person).does(caseId, "describeConcern", Forms.DESCRIBED);
    return caseId;
  }

  private void otherService() {
    UUID invited = invited(HEALTH, today(), today().plusMonths(6));
    put(Relation.INVITED, "hilde", invited, "answerInvitation", "tove");
    put(Relation.INVITED_LEADER, "tove", invited, "answerInvitation", "matrixnurse");
    UUID answering = invited(HEALTH, today(), today().plusMonths(6));
    stage.person("hilde").claim(open(answering, "answerInvitation").getId());
    put(Relation.INVITED_ANSWERING, "hilde", answering, "answerInvitation", "tove");

    LocalDate today = today();
    UUID consented = at(present.minus(LONG), () -> withMeasure(HEALTH, "hilde", today(), today));
    put(Relation.CONSENTED, "hilde", consented, "carryOutMeasure", "tove");
    put(Relation.CONSENTED_COLLEAGUE, "matrixnurse", consented, "carryOutMeasure", "tove");
    put(Relation.CONSENTED_LEADER, "tove", consented, "carryOutMeasure", "matrixnurse");

    UUID over = at(present.minus(LONG), () -> withMeasure(HEALTH, "hilde", today(), today.minusDays(1)));
    put(Relation.CONSENT_ENDED, "hilde", over, "carryOutMeasure", "tove");
    put(Relation.CONSENT_ENDED_LEADER, "tove", over, "carryOutMeasure", "matrixnurse");
    UUID toCome = at(present.plus(LONG), () -> withMeasure(HEALTH, "hilde", today.plusDays(1), today.plusMonths(6)));
    put(Relation.CONSENT_TO_COME, "hilde", toCome, "carryOutMeasure", "tove");

    UUID declined = invited(HEALTH, today(), today().plusMonths(6));
    stage.person("hilde").does(declined, "answerInvitation", """
        {"flow": {"invitationAccepted": "no"}, "invitation": {"reasonDeclined": "Vi har ikke kapasitet."}}""");
    put(Relation.DECLINED, "hilde", declined, "inviteService", "anne");
    put(Relation.ENDED, "hilde", backInOwnService(), "planMeasures", "anne");

    UUID withdrawn = withMeasure(HEALTH, "hilde", today(), today().plusMonths(6));
    stage.person("kari").begins(withdrawn, "withdrawConsent", Forms.withdrawn(consents.standing(withdrawn).get(0).id(), today()));
    put(Relation.CONSENT_WITHDRAWN, "hilde", withdrawn, "planMeasures", "anne");
    UUID team = describedBy("kari");
    stage.person("kari").begins(team, "registerConsent",
        Forms.registered("teamDiscussion", "bothGuardians", today(), today().plusMonths(1), TEAM));
    consents.admit(team, TEAM, true);
    put(Relation.TEAM, "siv", team, "discussConcern", "anne");

    UUID swapped = withMeasure(describedBy("matrixswapped"), HEALTH, "hilde", today(), today().plusMonths(6));
    put(Relation.MOVED_WITHIN_CASE, "matrixswapped", swapped, "carryOutMeasure", "tove");
    UUID leaving = withMeasure(LEAVING_SERVICE, "matrixleaving", today(), today().plusMonths(6));
    put(Relation.LEFT_MUNICIPALITY, "matrixleaving", leaving, "carryOutMeasure", "matrixleaving");
  }

  private void recipient() {
    UUID free = reported();
    put(Relation.RECIPIENT, "ida", free, "receiptReport", "odd");
    put(Relation.RECIPIENT_LEADER, "odd", free, "receiptReport", "ida");
    UUID taken = reported();
    stage.person("ida").claim(open(taken, "receiptReport").getId());
    put(Relation.RECIPIENT_ANSWERING, "ida", taken, "receiptReport", "odd");
  }

  private UUID reported() {
    UUID caseId = raise(stage.person("kari"));
    Map<String, Object> suspicion = Map.of("municipality", "stjordal", "service", KINDERGARTEN, "level", 0, "opened", Date.from(present),
        "suspicion", "neglect", "danger", "no", "starter", "kari");
    gate.open("reportToBarnevern", () -> runtime.createMessageCorrelation("suspicionRaised")
        .processInstanceBusinessKey(caseId.toString()).setVariables(suspicion).correlateStartMessage());
    stage.person("kari").does(caseId, "writeReport", """
        {"report": {"discussed": "no", "grounds": ["a"], "seen": "Ingen mat"}, "flow": {"reportVia": "stafettpinnen"}}""");
    return caseId;
  }

  private UUID backInOwnService() {
    Caseworker kari = stage.person("kari");
    UUID caseId = withMeasure(HEALTH, "hilde", today(), today().plusMonths(6));
    stage.person("hilde").does(caseId, "carryOutMeasure", Forms.DONE);
    kari.does(caseId, "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    kari.does(caseId, "evaluateEffort", Forms.evaluated("reached"));
    kari.does(caseId, "decideNextStep", Forms.next("toLevel1"));
    return caseId;
  }

  private UUID withMeasure(String service, String person, LocalDate from, LocalDate until) {
    return withMeasure(describedBy("kari"), service, person, from, until);
  }

  private UUID withMeasure(UUID described, String service, String person, LocalDate from, LocalDate until) {
    UUID caseId = invited(described, service, from, until);
    stage.person(person).does(caseId, "answerInvitation", Forms.ACCEPTED);
    stage.person("kari").does(caseId, "planMeasures", Forms.plan(today().plusWeeks(6), service + "/" + person));
    return caseId;
  }

  private UUID invited(String service, LocalDate from, LocalDate until) {
    return invited(describedBy("kari"), service, from, until);
  }

  private UUID invited(UUID caseId, String service, LocalDate from, LocalDate until) {
    Caseworker kari = stage.person("kari");
    kari.does(caseId, "discussConcern", Forms.discussed(today()));
    kari.does(caseId, "hearChild", Forms.HEARD_NO_SUSPICION);
    kari.does(caseId, "informHome", Forms.homeInformed(today()));
    kari.does(caseId, "decideLevelZero", Forms.levelZero("otherServices"));
    kari.does(caseId, "inviteService", Forms.invited(service, from, until));
    return caseId;
  }

  private UUID raise(Caseworker person) {
    return person.raise("concernToAction", Forms.CONCERN.replace("Ola", MARKER).replace("få ord", "få ord " + MARKER));
  }

  private void put(Relation relation, String person, UUID caseId, String key, String colleague) {
    Task task = open(caseId, key);
    Target target = new Target(person, caseId, task.getId(), task.getProcessInstanceId(), task.getAssignee(), colleague, opened(caseId));
    if (targets.values().stream().noneMatch(other -> other.document().equals(target.document()))) {
      family.putOnPaper(caseId, target.document());
    }
    targets.put(relation, target);
  }

  private Instant opened(UUID caseId) {
    return jdbc.sql("SELECT opened_at FROM case_file WHERE id = :case").param("case", caseId).query(OffsetDateTime.class).single()
        .toInstant();
  }

  private Task open(UUID caseId, String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).taskDefinitionKey(key).singleResult();
  }

  private <T> T at(Instant moment, java.util.function.Supplier<T> journey) {
    ClockUtil.setCurrentTime(Date.from(moment));
    try {
      return journey.get();
    } finally {
      ClockUtil.setCurrentTime(Date.from(present));
    }
  }

  private LocalDate today() {
    return stage.now().atZone(ZoneId.of("Europe/Oslo")).toLocalDate();
  }
}
