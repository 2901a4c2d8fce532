package cn.pmo.itproject.organization;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The filters Tasklist starts with; without one it shows nothing. They belong to operations afterwards: found by name, never altered. */
@Component
class TaskFilters {

  static final String MY_TASKS = "我的待办";
  static final String CLAIMABLE_TASKS = "待认领";

  private final FilterService filterService;
  private final TaskService taskService;
  private final AccessRights accessRights;

  TaskFilters(FilterService filterService, TaskService taskService, AccessRights accessRights) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.accessRights = accessRights;
  }

  void createMissing() {
    createIfMissing(CLAIMABLE_TASKS, 10, "本人所在岗位或部门可以认领的任务",
        taskService.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
    createIfMissing(MY_TASKS, 20, "已由本人认领的任务",
        taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
  }

  private void createIfMissing(String name, int priority, String description, TaskQuery query) {
    if (filterService.createFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter = filterService.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(Map.of(
        "priority", priority,
        "description", description,
        "refresh", true,
        "showUndefinedVariable", false,
        "variables", List.of(
            variable("projectCode", "项目编号"),
            variable("projectName", "项目名称"),
            variable("buildTypeName", "建设类型"))));
    filterService.saveFilter(filter);
    accessRights.publishFilter(filter.getId());
  }

  private static Map<String, Object> variable(String name, String label) {
    return Map.of("name", name, "label", label);
  }
}
