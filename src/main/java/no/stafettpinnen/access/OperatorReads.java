package no.stafettpinnen.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.readlog.Read;
import no.stafettpinnen.readlog.Read.Door;
import no.stafettpinnen.readlog.Read.Role;
import no.stafettpinnen.readlog.ReadLog;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an operator's request to the engine's API reads of cases: which case was where, and when. A request for one thing is about
 * its case; a search is entered as a reading of many cases too, since nobody knows beforehand what it finds.
 */
@Component
class OperatorReads {

  private static final Pattern RESOURCE = Pattern.compile("/camunda/api/(?:engine/engine|(cockpit)/plugin/[^/]+)/[^/]+/(.+)");
  /** The engine's ids; those of activity instances may begin with the element's id. */
  private static final Pattern ID = Pattern.compile("(?:[\\w.-]{1,64}+:)?+(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");
  /** Definitions, people, and what the engine is, say nothing of any case. */
  private static final Set<String> NOT_OF_CASES = Set.of("process-definition", "decision-definition",
      "decision-requirements-definition", "case-definition", "job-definition", "deployment", "user", "group", "tenant",
      "authorization", "identity", "version", "metrics", "telemetry", "schema");
  /** All that is kept of a path; the rest could be anything that somebody typed. */
  private static final Set<String> WORDS = Set.of("process-instance", "task", "history", "execution", "variable-instance",
      "activity-instance", "activity-instances", "variables", "localVariables", "form-variables", "incident", "incidents", "job",
      "job-log", "external-task", "external-task-log", "detail", "data", "identity-links", "identity-link-log", "comment",
      "attachment", "form", "rendered-form", "deployed-form", "count", "list", "singleResult", "filter", "user-operation",
      "decision-instance", "batch", "message-subscription", "event-subscription", "called-process-instances", "report",
      "stacktrace", "statistics", "static-called-process-definitions", "duration");

  private final HistoryService history;
  private final JdbcClient jdbc;
  /** Ways from the id of something in the engine to the process instance that it belongs to. */
  private final List<Function<String, Stream<String>>> owners;

  OperatorReads(HistoryService history, RuntimeService runtime, ManagementService management, JdbcClient jdbc) {
    this.history = history;
    this.jdbc = jdbc;
    this.owners = List.of(
        id -> history.createHistoricProcessInstanceQuery().processInstanceId(id).list().stream().map(HistoricProcessInstance::getId),
        id -> history.createHistoricTaskInstanceQuery().taskId(id).list().stream().map(HistoricTaskInstance::getProcessInstanceId),
        id -> history.createHistoricActivityInstanceQuery().activityInstanceId(id).list().stream()
            .map(HistoricActivityInstance::getProcessInstanceId),
        id -> runtime.createExecutionQuery().executionId(id).list().stream().map(Execution::getProcessInstanceId),
        id -> history.createHistoricVariableInstanceQuery().variableId(id).list().stream()
            .map(HistoricVariableInstance::getProcessInstanceId),
        id -> history.createHistoricDetailQuery().detailId(id).list().stream().map(HistoricDetail::getProcessInstanceId),
        id -> history.createHistoricIncidentQuery().incidentId(id).list().stream().map(HistoricIncident::getProcessInstanceId),
        id -> management.createJobQuery().jobId(id).list().stream().map(Job::getProcessInstanceId));
  }

  /**
   * The readings that a request is; none when it is not about cases.
   *
   * @param path     decoded, without the context path
   * @param searched decoded query and body, where ids may stand
   */
  List<Read> of(String person, String path, String searched) {
    var resource = RESOURCE.matcher(path);
    if (!resource.matches()) {
      return List.of();
    }
    List<String> segments = Arrays.stream(resource.group(2).split("/")).filter(segment -> !segment.isBlank()).toList();
    if (NOT_OF_CASES.contains(segments.get(0)) || isFilterItself(segments)) {
      return List.of();
    }
    Set<UUID> named = casesOf(ids(path));
    Set<UUID> cases = new TreeSet<>(named);
    cases.addAll(casesOf(ids(searched)));
    if (named.isEmpty() || !ids(searched).isEmpty()) {
      cases.add(ReadLog.MANY_CASES);
    }
    String what = segments.stream().map(segment -> WORDS.contains(segment) ? segment : "{id}").limit(6)
        .collect(Collectors.joining("/"));
    Door door = resource.group(1) == null ? Door.ENGINE_API : Door.COCKPIT;
    return cases.stream().map(caseId -> new Read(caseId, person, Role.OPERATOR, null, what, door)).toList();
  }

  private static boolean isFilterItself(List<String> segments) {
    return "filter".equals(segments.get(0))
        && segments.stream().noneMatch(Set.of("list", "count", "singleResult")::contains);
  }

  private static Set<String> ids(String text) {
    return ID.matcher(text).results().flatMap(id -> Stream.of(id.group(1).toLowerCase(Locale.ROOT), id.group()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<UUID> casesOf(Set<String> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    Set<UUID> cases = new TreeSet<>(known(ids.stream().filter(id -> id.indexOf(':') < 0).map(UUID::fromString).toList()));
    Set<String> instances = ids.stream().flatMap(this::owner)
        .filter(Objects::nonNull).collect(Collectors.toSet());
    if (!instances.isEmpty()) {
      cases.addAll(known(history.createHistoricProcessInstanceQuery().processInstanceIds(instances).list().stream()
          .map(HistoricProcessInstance::getBusinessKey).filter(Objects::nonNull).map(UUID::fromString).toList()));
    }
    return cases;
  }

  private Stream<String> owner(String id) {
    return owners.stream().flatMap(way -> way.apply(id)).limit(1);
  }

  private List<UUID> known(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of()
        : jdbc.sql("SELECT id FROM case_file WHERE id IN (:ids)").param("ids", ids).query(UUID.class).list();
  }
}
