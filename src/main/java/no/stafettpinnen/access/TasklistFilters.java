package no.stafettpinnen.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    ids.add(filter("Mine oppgaver", 0, "#0062ba", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
    ids.add(filter("Min enhet", 10, "#1b7a3d", tasks.createTaskQuery()
        .taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks()));
    ids.add(filter("Frist denne uka", 20, "#8a5a00", tasks.createTaskQuery()
        .taskAssigneeExpression("${currentUser()}").dueBeforeExpression("${dateTime().plusDays(7)}")));
    ids.add(filter("Over frist", 30, "#b3253a", tasks.createTaskQuery().dueBeforeExpression("${now()}")));
    return ids;
  }

  private String filter(String name, int priority, String colour, TaskQuery query) {
    Filter existing = filters.createTaskFilterQuery().filterName(name).singleResult();
    if (existing != null) {
      return existing.getId();
    }
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(Map.of("priority", priority, "color", colour, "refresh", true, "showUndefinedVariable", false));
    return filters.saveFilter(filter).getId();
  }
}
