package no.stafettpinnen.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.AppointedFunctions;
import no.stafettpinnen.casefile.AppointedFunctions.Kind;
import no.stafettpinnen.casefile.GroupMeetings;
import no.stafettpinnen.casefile.Meetings.Meeting;
import no.stafettpinnen.coordination.CareGroups;
import no.stafettpinnen.coordination.Complaints;
import no.stafettpinnen.coordination.Complaints.Complaint;
import no.stafettpinnen.coordination.CoordinationBegun;
import no.stafettpinnen.coordination.Decisions;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.coordination.IndividualPlans;
import no.stafettpinnen.coordination.PlanVersions;
import no.stafettpinnen.coordination.PlanVersions.PlanVersion;
import no.stafettpinnen.coordination.PromiseLedger;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import no.stafettpinnen.tasklist.CaseLetters.LetterView;
import org.springframework.stereotype.Component;

/** What stands now of the coordination of a case, for its page. The number of questions to the database follows from no list's length. */
@Component
class CoordinationViews {

  /** @param group, plan null where the case has none now */
  record CoordinationView(List<FunctionView> functions, GroupView group, PlanView plan, List<PromiseView> promises,
                          List<ComplaintView> complaints, List<LetterView> letters) {
  }

  /** @param holder null where the service stands in until somebody is appointed */
  record FunctionView(String function, String holder, String service, OffsetDateTime since) {
  }

  /** @param nextMeeting null where none is agreed */
  record GroupView(LocalDate setUpOn, List<MemberView> members, boolean childTakesPart, boolean homeTakesPart, String rhythm,
                   MeetingView nextMeeting) {
  }

  record MemberView(String name, String service) {
  }

  /** @param place null where it is agreed otherwise */
  record MeetingView(OffsetDateTime at, String place) {
  }

  /** @param version null where the family has said no, and below: null too */
  record PlanView(String status, Integer version, LocalDate from, LocalDate until, LocalDate revisionOn, String coordinator,
                  List<GoalView> goals) {
  }

  record GoalView(String goal, String measure, String action, String extent, String responsible, LocalDate due) {
  }

  record PromiseView(String what, String service, LocalDate askedOn, LocalDate due, String status, boolean late) {
  }

  /** @param due by when somebody here has something to do with it; null where nobody has */
  record ComplaintView(String about, LocalDate receivedOn, String status, LocalDate due) {
  }

  private static final Map<Kind, String> FUNCTIONS =
      Map.of(Kind.BARNEKOORDINATOR, "Barnekoordinator", Kind.GROUP_COORDINATOR, "Koordinator for ansvarsgruppa");
  private static final Map<String, String> DONE = Map.of("yes", "Gjort", "partly", "Delvis gjort", "no", "Ikke gjort");

  private final CoordinationBegun begun;
  private final AppointedFunctions functions;
  private final CareGroups groups;
  private final GroupMeetings meetings;
  private final IndividualPlans plans;
  private final PlanVersions versions;
  private final PromiseLedger promises;
  private final Complaints complaints;
  private final Decisions decisions;
  private final CaseLetters letters;
  private final ServiceDirectory directory;
  private final Clock clock;

  CoordinationViews(CoordinationBegun begun, AppointedFunctions functions, CareGroups groups, GroupMeetings meetings, IndividualPlans plans,
                    PlanVersions versions, PromiseLedger promises, Complaints complaints, Decisions decisions, CaseLetters letters,
                    ServiceDirectory directory, Clock clock) {
    this.begun = begun;
    this.functions = functions;
    this.groups = groups;
    this.meetings = meetings;
    this.plans = plans;
    this.versions = versions;
    this.promises = promises;
    this.complaints = complaints;
    this.decisions = decisions;
    this.letters = letters;
    this.directory = directory;
    this.clock = clock;
  }

  /** Of the one case whose reading is in the log; null where there is nothing of it. */
  CoordinationView of(ReadReceipt receipt) {
    UUID caseId = receipt.caseId();
    if (!begun.isIn(caseId)) {
      return null;
    }
    List<AppointedFunctions.Function> held = functions.of(caseId);
    Optional<CareGroups.Standing> group = groups.read(caseId);
    Optional<Meeting> meeting = group.flatMap(any -> meetings.standing(caseId)).filter(this::isToCome);
    List<PlanVersion> written = versions.of(caseId);
    Optional<IndividualPlans.Plan> plan = plans.standing(caseId).map(CoordinationViews::shown);
    Optional<IndividualPlans.Version> version = plan.map(plans::version);
    List<IndividualPlans.Goal> goals = plan.map(plans::goals).orElse(List.of());
    List<PromiseLedger.Given> given = promises.read(caseId);
    Names names = names(held, group, meeting, version, goals, given);
    Map<UUID, Decision> decided = decisions.of(caseId).stream()
        .collect(Collectors.toMap(Decision::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    List<Complaint> complained = decided.isEmpty() ? List.of() : complaints.of(caseId);
    return new CoordinationView(held.stream().map(one -> view(one, names)).toList(),
        group.map(one -> view(one, meeting, names)).orElse(null),
        version.map(one -> view(plan.get(), one, goals, written, names)).orElseGet(() -> withoutPlan(caseId, written)),
        given.stream().map(one -> view(one, names)).toList(), open(caseId, complained, decided),
        letters.of(caseId, written, decided, complained));
  }

  /** What is in force, also while a new version of it is written. */
  private static IndividualPlans.Plan shown(IndividualPlans.Plan plan) {
    return plan.liveVersion() == null ? plan
        : new IndividualPlans.Plan(plan.id(), plan.caseId(), plan.liveVersion(), plan.liveVersion(), plan.revisionOn());
  }

  private static FunctionView view(AppointedFunctions.Function function, Names names) {
    return new FunctionView(FUNCTIONS.get(function.kind()), function.isStoodIn() ? null : names.person(function.holder()),
        names.service(function.service()), function.since());
  }

  private static GroupView view(CareGroups.Standing group, Optional<Meeting> meeting, Names names) {
    return new GroupView(group.setUpOn(),
        group.members().stream().map(member -> new MemberView(names.person(member.person()), names.service(member.service()))).toList(),
        group.childTakesPart(), group.homeTakesPart(), group.rhythm(),
        meeting.map(one -> new MeetingView(one.startsAt(), names.place(one.place()))).orElse(null));
  }

  private static PlanView view(IndividualPlans.Plan plan, IndividualPlans.Version version, List<IndividualPlans.Goal> goals,
                               List<PlanVersion> written, Names names) {
    boolean isNewWritten = written.stream().findFirst().map(PlanVersion::isDraft).orElse(false);
    String status = plan.liveVersion() == null ? "Utkast, ikke godkjent"
        : isNewWritten ? "I kraft. En ny versjon er under arbeid" : "I kraft";
    return new PlanView(status, version.version(), version.validFrom(), version.validUntil(),
        plan.liveVersion() == null ? version.revisionOn() : plan.revisionOn(), names.both(version.coordinator(), version.service()),
        goals.stream().map(goal -> new GoalView(goal.text().path("goal").asText(), goal.text().path("measure").asText(),
            goal.text().path("action").asText(), goal.text().path("extent").asText(),
            goal.responsible() == null ? null : names.both(goal.responsible(), goal.service()), goal.due())).toList());
  }

  /** The last one has ended, or they have said no. */
  private PlanView withoutPlan(UUID caseId, List<PlanVersion> written) {
    Optional<String> status = written.stream().findFirst().map(PlanVersion::endedAt)
        .map(ended -> "Avsluttet " + ended.atZoneSameInstant(clock.getZone()).toLocalDate().format(FieldCheck.DATE))
        .or(() -> plans.declinedOn(caseId).map(day -> "Familien takket nei " + day.format(FieldCheck.DATE)));
    return status.map(text -> new PlanView(text, null, null, null, null, null, List.of())).orElse(null);
  }

  private PromiseView view(PromiseLedger.Given given, Names names) {
    boolean isOpen = given.done() == null && !given.isLapsed();
    boolean late = isOpen && given.due().isBefore(LocalDate.now(clock));
    String status = given.done() != null ? DONE.get(given.done()) + ", svart " + given.answeredOn().format(FieldCheck.DATE)
        : given.isLapsed() ? "Gjelder ikke lenger" : late ? "Har ikke svart, og fristen er ute" : "Venter på svar";
    return new PromiseView(given.what(), names.service(given.service()), given.askedOn(), given.due(), status, late);
  }

  private List<ComplaintView> open(UUID caseId, List<Complaint> complained, Map<UUID, Decision> decided) {
    List<Complaint> open = complained.stream().filter(Complaint::isOpen).toList();
    Map<UUID, LocalDate> due = open.isEmpty() ? Map.of() : complaints.due(caseId);
    return open.stream().map(complaint -> {
      Decision about = decided.get(complaint.decision());
      String status = complaint.answer() == null ? "Vurderes på nytt"
          : complaint.sentOn() == null ? "Skal sendes til " + about.instance()
          : "Sendt til " + about.instance() + " " + complaint.sentOn().format(FieldCheck.DATE) + ", venter på svar";
      return new ComplaintView(about.title(), complaint.receivedOn(), status, due.get(complaint.id()));
    }).toList();
  }

  private boolean isToCome(Meeting meeting) {
    return !meeting.dropped() && meeting.startsAt().isAfter(OffsetDateTime.now(clock));
  }

  private Names names(List<AppointedFunctions.Function> held, Optional<CareGroups.Standing> group, Optional<Meeting> meeting,
                      Optional<IndividualPlans.Version> version, List<IndividualPlans.Goal> goals, List<PromiseLedger.Given> given) {
    List<CareGroups.Member> members = group.map(CareGroups.Standing::members).orElse(List.of());
    Set<String> people = present(Stream.of(held.stream().map(AppointedFunctions.Function::holder), members.stream().map(CareGroups.Member::person),
        version.stream().map(IndividualPlans.Version::coordinator), goals.stream().map(IndividualPlans.Goal::responsible)));
    Set<String> services = present(Stream.of(held.stream().map(AppointedFunctions.Function::service),
        members.stream().map(CareGroups.Member::service), version.stream().map(IndividualPlans.Version::service),
        goals.stream().map(IndividualPlans.Goal::service), given.stream().map(PromiseLedger.Given::service), meeting.stream().map(Meeting::place)));
    return new Names(directory.namesOf(people), directory.namesOfServices(services));
  }

  private static Set<String> present(Stream<Stream<String>> ids) {
    return ids.flatMap(Function.identity()).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
  }

  /** Names by id; the id where one is not known. */
  private record Names(Map<String, String> people, Map<String, String> services) {

    String person(String id) {
      return people.getOrDefault(id, id);
    }

    String service(String id) {
      return services.getOrDefault(id, id);
    }

    String both(String person, String service) {
      return person(person) + ", " + service(service);
    }

    /** Of a meeting, which has a code or a service; null where it is agreed otherwise. */
    String place(String code) {
      return "video".equals(code) ? "Videomøte" : services.get(code);
    }
  }
}
