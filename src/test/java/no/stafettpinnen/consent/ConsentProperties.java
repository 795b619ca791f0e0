package no.stafettpinnen.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.engine.ConflictRetry;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;
import no.stafettpinnen.support.Rule;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/**
 * Random consents to several services, withdrawals, days that pass and reads in between. At no instant does somebody of another service
 * see anything of the case without a consent that names the service on that day and that nobody has withdrawn.
 */
@StafettTest
@Tag("database")
class ConsentProperties {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  /** Who reads, by the service that they work in. */
  private static final Map<String, String> READERS = Map.of("health:stjordal", "hilde", "ppt:vaernes", "per", "family:stjordal", "siv");

  /** One thing that happens. */
  record Step(String what, List<String> services, int from, int days, boolean everybody) {
  }

  /** What the test itself knows of a consent. */
  private record Known(UUID id, List<String> services, LocalDate from, LocalDate until) {
  }

  @Autowired
  private Stage stage;
  @Autowired
  private ConsentLedger ledger;
  @Autowired
  private Consents consents;
  @Autowired
  private ConflictRetry retry;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;
  private int reads;
  private int seen;

  @BeforeProperty
  void application() throws Exception {
    new TestContextManager(getClass()).prepareTestInstance(this);
  }

  @AfterTry
  void resetClock() {
    stage.resetClock();
  }

  @AfterProperty
  void somethingWasSeen() {
    System.out.println("consent property: " + reads + " reads, of which " + seen + " showed the case");
    assertThat(seen).isPositive().isLessThan(reads);
  }

  @Property(tries = 25)
  @Rule({"R114", "R120", "R124", "R155"})
  void nobodyReadsAtAnInstantThatIsNotCovered(@ForAll("lives") List<Step> steps) {
    UUID caseId = stage.person("kari").raise("concernToAction", Forms.CONCERN);
    String task = tasks.createTaskQuery().processInstanceBusinessKey(caseId.toString()).singleResult().getId();
    READERS.forEach((service, person) -> takesPart(caseId, task, service, person));
    List<Known> known = new ArrayList<>();
    for (Step step : steps) {
      switch (step.what()) {
        case "consent" -> known.add(gives(caseId, step));
        case "withdraw" -> withdraws(caseId, known, step.days());
        case "admit" -> admits(caseId, step);
        case "wait" -> stage.moveTo(stage.now().plus(Duration.ofDays(step.days())));
        default -> stage.runDueJobs();
      }
      everybodyReads(caseId, task, known, step);
    }
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<List<String>> services = Arbitraries.subsetOf(READERS.keySet()).ofMinSize(1).map(List::copyOf);
    return Combinators.combine(Arbitraries.of("consent", "consent", "admit", "admit", "withdraw", "wait", "wait", "jobs"), services,
        Arbitraries.integers().between(-3, 3), Arbitraries.integers().between(0, 20), Arbitraries.of(true, false))
        .as(Step::new).list().ofMinSize(6).ofMaxSize(14);
  }

  private void everybodyReads(UUID caseId, String task, List<Known> known, Step after) {
    Set<String> covered = new HashSet<>();
    known.stream().filter(one -> !today().isBefore(one.from()) && !today().isAfter(one.until())).forEach(one -> covered.addAll(one.services()));
    READERS.forEach((service, id) -> {
      Caseworker person = stage.person(id);
      boolean any = person.get("/api/cases/" + caseId).status() == 200 | person.get("/api/cases").body().contains(caseId.toString())
          | !person.tasks(caseId).isEmpty() | person.get("/api/forms/tasks/" + task).status() == 200
          | person.get("/api/forms/cases/" + caseId + "/raiseSuspicion").status() == 200;
      reads++;
      seen += any ? 1 : 0;
      assertThat(!any || covered.contains(service)).as("%s sees the case on %s after %s; consents %s", id, today(), after, known).isTrue();
      assertThat(consents.covers(caseId, service)).as("%s on %s; consents %s", service, today(), known).isEqualTo(covered.contains(service));
    });
  }

  private Known gives(UUID caseId, Step step) {
    LocalDate from = today().plusDays(step.from());
    ConsentLedger.Given given = new ConsentLedger.Given("stjordal", "sharing", "publicTask", "log", "both", "bothGuardians", from,
        from.plusDays(step.days()), JsonNodeFactory.instance.objectNode());
    Set<UUID> before = ids(caseId);
    retry.inTransaction(() -> {
      ledger.record(caseId, given, step.services(), "kari");
      return null;
    });
    return new Known(ids(caseId).stream().filter(id -> !before.contains(id)).findFirst().orElseThrow(), step.services(), from,
        from.plusDays(step.days()));
  }

  private Set<UUID> ids(UUID caseId) {
    Set<UUID> ids = new HashSet<>();
    ledger.standing(caseId).forEach(consent -> ids.add(consent.id()));
    return ids;
  }

  private void withdraws(UUID caseId, List<Known> known, int which) {
    List<Consents.Consent> standing = consents.standing(caseId);
    if (!standing.isEmpty()) {
      UUID id = standing.get(which % standing.size()).id();
      stage.person("kari").begins(caseId, "withdrawConsent", Forms.withdrawn(id, today()));
      known.removeIf(one -> one.id().equals(id));
    }
  }

  private void admits(UUID caseId, Step step) {
    for (String service : step.services()) {
      try {
        consents.admit(caseId, service, step.everybody());
      } catch (CaseRuleException refused) {
        assertThat(consents.covers(caseId, service)).isFalse();
      }
    }
  }

  private void takesPart(UUID caseId, String task, String service, String person) {
    jdbc.sql("INSERT INTO case_person (case_id, person, service, since) VALUES (:case, :person, :service, :now)")
        .param("case", caseId).param("person", person).param("service", service)
        .param("now", stage.now().atZone(OSLO).toOffsetDateTime()).update();
    tasks.addCandidateGroup(task, service);
  }

  private LocalDate today() {
    return stage.now().atZone(OSLO).toLocalDate();
  }
}
