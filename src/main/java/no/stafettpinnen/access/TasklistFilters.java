package no.stafettpinnen.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.engine.StoredTaskQuery;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The filters that everybody finds in Tasklist. What a filter shows is still only what the person may see. */
@Component
class TasklistFilters {

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  /** @return ids of all shared filters */
  List<String> create() {
    List<String> ids = new ArrayList<>();
    ids.add(filter("Mine oppgaver", 0, "#0062ba", tasks.createTaskQuery().taskAssignee(StoredTaskQuery.ME)));
    ids.add(filter("Min enhet", 10, "#1b7a3d", tasks.createTaskQuery()));
    ids.add(filter("Frist denne uka", 20, "#8a5a00", tasks.createTaskQuery()
        .taskAssignee(StoredTaskQuery.ME).dueBefore(StoredTaskQuery.fromNow(Duration.ofDays(7)))));
    ids.add(filter("Over frist", 30, "#b3253a", tasks.createTaskQuery()
        .dueBefore(StoredTaskQuery.fromNow(Duration.ZERO))));
    return ids;
  }

  private String filter(String name, int priority, String colour, TaskQuery query) {
    Filter existing = filters.createTaskFilterQuery().filterName(name).singleResult();
    Filter filter = existing == null ? filters.newTaskFilter(name) : existing;
    filter.setQuery(query);
    filter.setProperties(Map.of("priority", priority, "color", colour, "refresh", true, "showUndefinedVariable", false));
    return filters.saveFilter(filter).getId();
  }
}
