package cn.pmo.itproject.worklist;

import cn.pmo.itproject.organization.AccessRights;
import cn.pmo.itproject.organization.InitialFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters of the task list. They belong to operations once they exist: known by their id, which a property of the engine keeps
 * (Tasklist's dialog keeps nothing else of ours), they are never altered, whatever they are called by then. One that is deleted comes back
 * at the next start.
 */
@Component
class TaskFilters implements InitialFilters {

  private static final String PROPERTY = "it-project.filter.";
  private static final String ME = "${currentUser()}";
  private static final String MY_GROUPS = "${worklist.groups()}";

  private final FilterService filterService;
  private final TaskService taskService;
  private final ManagementService managementService;
  private final AccessRights accessRights;
  private final Phases phases;

  TaskFilters(FilterService filterService, TaskService taskService, ManagementService managementService, AccessRights accessRights,
      Phases phases) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.managementService = managementService;
    this.accessRights = accessRights;
    this.phases = phases;
  }

  /**
   * A filter as it is made.
   *
   * @param key under which its id is kept
   * @param priority its place in the list, the smallest first
   * @param adopted whether a filter of that name that is there already is the one of an earlier version
   */
  private record Definition(String key, String name, int priority, String description, TaskQuery query, boolean adopted) {
  }

  @Override
  public void createMissing() {
    Map<String, String> properties = managementService.getProperties();
    for (Definition definition : definitions()) {
      String id = properties.get(PROPERTY + definition.key());
      if (id == null || filterService.createFilterQuery().filterId(id).count() == 0) {
        managementService.setProperty(PROPERTY + definition.key(),
            id == null && definition.adopted() ? adopt(definition) : create(definition));
      }
    }
  }

  private List<Definition> definitions() {
    List<Definition> definitions = new ArrayList<>(List.of(
        new Definition("mine", "我的待办", 10, "由本人办理的和可以认领的任务", mineOrClaimable(), true),
        new Definition("claimable", "待认领", 20, "本人可以认领的任务", query().or().taskCandidateUserExpression(ME)
            .taskCandidateGroupInExpression(MY_GROUPS).endOr(), true),
        new Definition("assigned", "办理中", 30, "由本人办理的任务", query().taskAssigneeExpression(ME), false),
        new Definition("delegated", "我委派的", 40, "本人已委派、等待对方交回的任务",
            query().taskOwnerExpression(ME).taskDelegationState(DelegationState.PENDING), false),
        new Definition("department", "我部门的待办", 50, "本人所在岗位和部门的任务，包括同事正在办理的",
            query().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks(), false),
        new Definition("today", "今日到期", 60, "今天到期的任务：由本人办理的和可以认领的",
            mineOrClaimable().dueAfterExpression("${worklist.startOfToday()}").dueBeforeExpression("${worklist.startOfTomorrow()}"), false),
        new Definition("overdue", "已逾期", 70, "已超过办理期限的任务：由本人办理的和可以认领的",
            mineOrClaimable().dueBeforeExpression("${worklist.now()}"), false)));
    for (Phases.Phase phase : phases.all()) {
      definitions.add(new Definition("phase." + phase.key(), phase.name(), 10 * (definitions.size() + 1),
          "“" + phase.name() + "”的任务：由本人办理的和可以认领的",
          mineOrClaimable().processDefinitionKeyIn(phase.processKeys().toArray(String[]::new)), false));
    }
    return definitions;
  }

  private TaskQuery query() {
    return taskService.createTaskQuery();
  }

  /** How many tasks the current user finds in each filter he may read, by the filter's id. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    filterService.createFilterQuery().orderByFilterId().asc().list()
        .forEach(filter -> counts.put(filter.getId(), filterService.count(filter.getId())));
    return counts;
  }

  private TaskQuery mineOrClaimable() {
    return query().or().taskAssigneeExpression(ME).taskCandidateUserExpression(ME).taskCandidateGroupInExpression(MY_GROUPS).endOr();
  }

  private String adopt(Definition definition) {
    return filterService.createFilterQuery().filterName(definition.name()).list().stream().findFirst().map(Filter::getId)
        .orElseGet(() -> create(definition));
  }

  private String create(Definition definition) {
    Filter filter = filterService.newTaskFilter(definition.name());
    // An order of its own would come before the one chosen in the list, which then would change nothing.
    filter.setQuery(definition.query());
    filter.setProperties(Map.of(
        "priority", definition.priority(),
        "description", definition.description(),
        "refresh", true,
        "showUndefinedVariable", false,
        "variables", List.of(
            variable("projectCode", "项目编号"),
            variable("projectName", "项目名称"),
            variable("buildTypeName", "建设类型"))));
    filterService.saveFilter(filter);
    accessRights.publishFilter(filter.getId());
    return filter.getId();
  }

  private static Map<String, Object> variable(String name, String label) {
    return Map.of("name", name, "label", label);
  }
}
