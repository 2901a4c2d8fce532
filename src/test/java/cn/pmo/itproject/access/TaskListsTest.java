package cn.pmo.itproject.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Over random tasks, links and grants the lists hold, for everybody and however they are asked for, exactly what an engine of the shelf with
 * an authorization for each link holds.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TaskListsTest {

  private static final int USERS = 10;
  private static final long DUE = Instant.parse("2026-03-02T09:30:00Z").toEpochMilli();
  private static final List<String> GROUPS = List.of("lists-a", "lists-b", "lists-c", "lists-d", "lists-e");

  private final DataSource database = TestDatabase.empty();
  private final ProcessEngine engine = Engines.on(database, "lists", true, new TaskAccessPlugin());
  private final Random random = new Random(20260105);
  private final List<String> tasks = new ArrayList<>();
  private final Map<String, List<String>> groupsOf = new LinkedHashMap<>();
  private Filter filter;

  @BeforeAll
  void make() {
    for (int number = 0; number < USERS; number++) {
      groupsOf.put("lists-user-" + number, GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList());
    }
    GROUPS.forEach(group -> engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(group)));
    groupsOf.forEach((user, groups) -> {
      engine.getIdentityService().saveUser(engine.getIdentityService().newUser(user));
      groups.forEach(group -> engine.getIdentityService().createMembership(user, group));
    });
    // Whose candidate groups are found and whose are not depends on who may read groups.
    for (int number = 0; number < USERS; number += 2) {
      grant(Authorization.AUTH_TYPE_GRANT, "lists-user-" + number, null, Resources.GROUP, "*", Permissions.READ);
    }
    var models = engine.getRepositoryService().createDeployment();
    for (String key : List.of("lists-one", "lists-two")) {
      models.addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key).camundaHistoryTimeToLive(1).startEvent()
          .userTask("work").name("办理").endEvent().done());
    }
    models.deploy();
    for (int number = 0; number < 40; number++) {
      String task;
      if (number % 2 == 0) {
        String instance = engine.getRuntimeService().startProcessInstanceByKey(number % 4 == 0 ? "lists-one" : "lists-two",
            "lists-" + number, Variables.createVariables().putValue("size", number % 5)).getId();
        task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
      } else {
        Task standalone = engine.getTaskService().newTask();
        standalone.setName("办理");
        standalone.setDueDate(number % 3 == 0 ? null : new Date(DUE + number * 7 % 11 * 86_400_000L));
        engine.getTaskService().saveTask(standalone);
        task = standalone.getId();
      }
      tasks.add(task);
      engine.getTaskService().setVariableLocal(task, "projectCode", "LISTS-" + number % 7);
      link(task);
    }
    filter = engine.getFilterService().newTaskFilter("lists").setQuery(engine.getTaskService().createTaskQuery().or()
        .taskAssigneeIn("lists-user-0", "lists-user-1").taskCandidateGroupIn(GROUPS.subList(0, 2)).endOr());
    engine.getFilterService().saveFilter(filter);
    grant(Authorization.AUTH_TYPE_GLOBAL, "*", null, Resources.FILTER, filter.getId(), Permissions.READ);
    grant(Authorization.AUTH_TYPE_GRANT, null, "lists-e", Resources.PROCESS_DEFINITION, "lists-one", ProcessDefinitionPermissions.READ_TASK);
    grant(Authorization.AUTH_TYPE_GRANT, "lists-user-1", null, Resources.TASK, tasks.get(3), Permissions.READ);
    grant(Authorization.AUTH_TYPE_GRANT, "lists-user-2", null, Resources.TASK, "*", Permissions.READ);
    grant(Authorization.AUTH_TYPE_GRANT, "lists-user-3", null, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.READ_TASK);
  }

  private void link(String task) {
    for (int times = random.nextInt(4); times >= 0; times--) {
      String user = user();
      String group = GROUPS.get(random.nextInt(GROUPS.size()));
      switch (random.nextInt(9)) {
        case 0 -> engine.getTaskService().setAssignee(task, user);
        case 1 -> engine.getTaskService().setOwner(task, user);
        case 2 -> engine.getTaskService().addCandidateUser(task, user);
        case 3 -> engine.getTaskService().addUserIdentityLink(task, user, "reader");
        case 4 -> {
          engine.getTaskService().addCandidateUser(task, user);
          engine.getTaskService().deleteCandidateUser(task, user);
        }
        case 5 -> {
          engine.getTaskService().setAssignee(task, user);
          engine.getTaskService().setAssignee(task, null);
        }
        case 6 -> engine.getTaskService().addGroupIdentityLink(task, group, IdentityLinkType.CANDIDATE + "-of-old");
        default -> engine.getTaskService().addCandidateGroup(task, group);
      }
    }
  }

  private String user() {
    return "lists-user-" + random.nextInt(USERS);
  }

  private String grant(int type, String user, String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization = engine.getAuthorizationService().createNewAuthorization(type);
    if (type != Authorization.AUTH_TYPE_GLOBAL) {
      authorization.setUserId(user);
      authorization.setGroupId(group);
    }
    authorization.setResource(resource);
    authorization.setResourceId(id);
    if (type == Authorization.AUTH_TYPE_REVOKE) {
      authorization.addPermission(Permissions.ALL);
      for (Permission permission : permissions) {
        authorization.removePermission(permission);
      }
    } else {
      authorization.setPermissions(permissions);
    }
    return engine.getAuthorizationService().saveAuthorization(authorization).getId();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void theListsHoldWhatTheEnginesWouldHold() {
    Map<String, Map<String, Object>> ours = new LinkedHashMap<>();
    groupsOf.keySet().forEach(user -> ours.put(user, answers(engine, user)));
    try (StockEngine stock = new StockEngine(database)) {
      groupsOf.keySet().forEach(user -> assertThat(ours.get(user)).as(user).isEqualTo(answers(stock.engine(), user)));
    }
    assertThat(ours.values()).extracting(answer -> ((List<?>) answer.get("all")).size()).doesNotContain(0).contains(tasks.size())
        .anyMatch(size -> size < tasks.size() / 2);
  }

  /** Both ways find the same, so that it has to be looked at which is gone. */
  @Test
  void eachListIsFoundOnItsWay() {
    String one = tasks.get(1);
    Function<UnaryOperator<TaskQuery>, UnaryOperator<TaskQuery>> newest = condition -> query -> condition.apply(query).orderByTaskCreateTime().desc();
    UnaryOperator<TaskQuery> mine = query -> query.or().taskAssignee("lists-user-2").taskCandidateGroupIn(GROUPS).endOr();

    for (UnaryOperator<TaskQuery> few : List.<UnaryOperator<TaskQuery>>of(query -> query.taskId(one), query -> query.taskIdIn(one),
        query -> query.processInstanceId("x"), query -> query.processInstanceIdIn("x"), query -> query.executionId("x"),
        query -> query.processInstanceBusinessKey("x"), query -> query.processInstanceBusinessKeyIn("x"))) {
      assertThat(ways("lists-user-0", query -> few.apply(query).orderByTaskPriority().asc())).isEqualTo("one by one");
      assertThat(ways("lists-user-2", query -> mine.apply(few.apply(query)))).isEqualTo("all");
    }
    assertThat(groupsOf.keySet()).extracting(user -> ways(user, newest.apply(query -> query))).contains("one by one", "collected", "all");
    for (UnaryOperator<TaskQuery> order : List.<UnaryOperator<TaskQuery>>of(query -> query, query -> query.orderByTaskId().asc(),
        query -> query.orderByLastUpdated().desc(), query -> query.orderByDueDate().asc(), query -> query.orderByDueDate().asc().orderByTaskId().asc(),
        query -> query.processDefinitionKeyIn("lists-one", "lists-two"), mine)) {
      assertThat(groupsOf.keySet()).extracting(user -> ways(user, order)).contains("one by one", "collected");
    }
    for (UnaryOperator<TaskQuery> order : List.<UnaryOperator<TaskQuery>>of(query -> query.orderByTaskPriority().asc(),
        query -> query.orderByDueDate().asc().orderByTaskId().desc(), query -> query.orderByDueDate().asc().orderByTaskPriority().asc(),
        query -> query.taskNameLike("办%"), query -> query.orderByTaskVariable("projectCode", ValueType.STRING).asc())) {
      assertThat(groupsOf.keySet()).as("in no index's order, or after few").extracting(user -> ways(user, order)).doesNotContain("one by one");
    }
    assertThat(ways("lists-user-2", query -> query)).isEqualTo("all");
    assertThat(ways("lists-user-2", mine)).isEqualTo("collected");
  }

  /** A count of all is one of links; any condition, however it is asked for, needs the tasks themselves. */
  @Test
  void aCountOfAllReadsNoTaskItHasAnIdOf() {
    assertThat(areAllCounted("lists-user-0", query -> query)).isTrue();
    assertThat(countOf("lists-user-0", query -> query)).startsWith("select count(distinct MINE.ID_) from (").doesNotContain("RES.");
    assertThat(countOf("lists-user-0", query -> query.taskNameLike("办%"))).contains("ACT_RU_TASK RES");
    assertThat(areAllCounted("lists-user-2", query -> query)).as("who sees all").isFalse();
    for (UnaryOperator<TaskQuery> condition : List.<UnaryOperator<TaskQuery>>of(query -> query.taskNameLike("办%"),
        query -> query.or().taskNameLike("办%").endOr(), query -> query.taskDelegationState(null), query -> query.tenantIdIn("x"))) {
      assertThat(areAllCounted("lists-user-0", condition)).isFalse();
    }
    TaskQueryImpl ofTenants = (TaskQueryImpl) query(engine);
    as(engine, "lists-user-0", ofTenants::count);
    ofTenants.getTenantCheck().setTenantCheckEnabled(true);
    assertThat(VisibleTasks.areAllCounted(ofTenants)).as("where there are tenants").isFalse();
  }

  private String countOf(String user, UnaryOperator<TaskQuery> condition) {
    TaskQueryImpl query = (TaskQueryImpl) condition.apply(query(engine));
    as(engine, user, query::count);
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSqlSessionFactory().getConfiguration()
        .getMappedStatement("selectTaskCountByQueryCriteria_ofUser").getBoundSql(query).getSql().strip().replaceAll("\\s+", " ");
  }

  private boolean areAllCounted(String user, UnaryOperator<TaskQuery> condition) {
    TaskQueryImpl query = (TaskQueryImpl) condition.apply(query(engine));
    as(engine, user, query::count);
    return VisibleTasks.areAllCounted(query);
  }

  private String ways(String user, UnaryOperator<TaskQuery> condition) {
    return as(engine, user, () -> way(condition.apply(query(engine)), 0, 7));
  }

  private static String way(TaskQuery query, int first, int number) {
    query.listPage(first, number);
    return way((TaskQueryImpl) query);
  }

  private static String way(TaskQueryImpl asked) {
    return !(asked.getAuthCheck() instanceof VisibleTasks visible) ? "all" : visible.isOneByOne() ? "one by one" : "collected";
  }

  /** An extended filter has an empty set of process instances, which is none. */
  @Test
  void aStoredFilterIsFoundAsTheSameQuery() {
    for (String user : List.of("lists-user-0", "lists-user-2")) {
      TaskQueryImpl mine = (TaskQueryImpl) query(engine).or().taskAssignee(user).taskCandidateGroupIn(groups(2)).endOr();
      TaskQueryImpl extended = (TaskQueryImpl) mine.extend(query(engine).orderByTaskPriority().asc());
      as(engine, user, () -> ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
          .execute(context -> {
            context.getAuthorizationManager().configureTaskQuery(extended);
            return null;
          }));
      assertThat(way(extended)).isEqualTo("collected");
    }
  }

  /** Most have the same limit or none, and the further a page is the rather it is found in another way. */
  @Test
  void eachTaskIsOnOnePage() {
    for (UnaryOperator<TaskQuery> order : List.<UnaryOperator<TaskQuery>>of(query -> query.orderByDueDate().asc(),
        query -> query.orderByDueDate().desc(), query -> query.orderByTaskPriority().desc(), query -> query)) {
      for (String user : groupsOf.keySet()) {
        List<String> paged = new ArrayList<>();
        for (int first = 0; first < tasks.size(); first += 7) {
          int from = first;
          as(engine, user, () -> order.apply(query(engine)).listPage(from, 7)).forEach(task -> paged.add(task.getId()));
        }
        assertThat(paged).as(user).doesNotHaveDuplicates().containsExactlyElementsOf(
            as(engine, user, () -> order.apply(query(engine)).list()).stream().map(Task::getId).toList());
      }
    }
    assertThat(groupsOf.keySet()).extracting(user -> as(engine, user, () -> way(query(engine).orderByDueDate().asc(), 0, 7))
        + " then " + as(engine, user, () -> way(query(engine).orderByDueDate().asc(), 28, 7))).contains("one by one then collected");
  }

  @Test
  void aQueryKeepsNothingOfWhomItWasAskedForBefore() {
    for (UnaryOperator<TaskQuery> condition : List.<UnaryOperator<TaskQuery>>of(query -> query,
        query -> query.taskIdIn(tasks.toArray(String[]::new)))) {
      TaskQuery query = condition.apply(query(engine));
      List<String> all = ids(query);
      for (String user : groupsOf.keySet()) {
        assertThat(as(engine, user, () -> ids(query))).isEqualTo(as(engine, user, () -> ids(condition.apply(query(engine)))));
        assertThat(ids(query)).as("of nobody in particular").isEqualTo(all).hasSameSizeAs(tasks);
      }
    }
  }

  @Test
  void revocationsAreKept() {
    List<String> revocations = List.of(
        grant(Authorization.AUTH_TYPE_REVOKE, "lists-user-3", null, Resources.PROCESS_DEFINITION, "lists-two",
            ProcessDefinitionPermissions.READ_TASK),
        grant(Authorization.AUTH_TYPE_REVOKE, "lists-user-2", null, Resources.TASK, tasks.get(0), Permissions.READ),
        grant(Authorization.AUTH_TYPE_REVOKE, "lists-user-4", null, Resources.TASK, "*", Permissions.READ),
        grant(Authorization.AUTH_TYPE_REVOKE, null, "lists-e", Resources.TASK, "*", Permissions.READ),
        grant(Authorization.AUTH_TYPE_REVOKE, "lists-user-5", null, Resources.TASK, tasks.get(2), Permissions.READ));
    Map<String, List<String>> ours = new LinkedHashMap<>();
    Map<String, Long> counted = new LinkedHashMap<>();
    groupsOf.keySet().forEach(user -> {
      ours.put(user, as(engine, user, () -> ids(query(engine))));
      counted.put(user, as(engine, user, () -> query(engine).count()));
    });
    try (StockEngine stock = new StockEngine(database)) {
      groupsOf.keySet().forEach(user -> {
        assertThat(ours.get(user)).as(user).isEqualTo(as(stock.engine(), user, () -> ids(query(stock.engine()))));
        assertThat(counted.get(user)).as(user).isEqualTo(ours.get(user).size());
      });
    } finally {
      revocations.forEach(engine.getAuthorizationService()::deleteAuthorization);
    }
  }

  @Test
  void aSingleTaskIsReadAndChangedByWhomItIsFor() {
    Map<String, List<String>> ours = new LinkedHashMap<>();
    groupsOf.keySet().forEach(user -> ours.put(user, as(engine, user, () -> permitted(engine))));
    try (StockEngine stock = new StockEngine(database)) {
      groupsOf.keySet().forEach(user -> assertThat(ours.get(user)).as(user)
          .isEqualTo(as(stock.engine(), user, () -> permitted(stock.engine()))));
    }
  }

  @Test
  void whoseTaskItNoLongerIsSeesItNoMore() {
    Task task = engine.getTaskService().newTask();
    engine.getTaskService().saveTask(task);
    try {
      isSeenByWhomItIsFor(task);
    } finally {
      engine.getTaskService().deleteTask(task.getId(), true);
    }
  }

  private void isSeenByWhomItIsFor(Task task) {
    engine.getTaskService().setAssignee(task.getId(), "lists-former");
    engine.getTaskService().addCandidateUser(task.getId(), "lists-candidate");
    for (String user : List.of("lists-former", "lists-candidate")) {
      assertThat(as(engine, user, () -> engine.getTaskService().createTaskQuery().taskId(task.getId()).count())).as(user).isOne();
    }

    engine.getTaskService().setAssignee(task.getId(), "lists-other");
    engine.getTaskService().deleteCandidateUser(task.getId(), "lists-candidate");

    for (String user : List.of("lists-former", "lists-candidate")) {
      assertThat(as(engine, user, () -> engine.getTaskService().createTaskQuery().taskId(task.getId()).count())).as(user).isZero();
      assertThat(as(engine, user, () -> may(() -> engine.getTaskService().getVariablesLocal(task.getId())))).as(user).isFalse();
      assertThat(as(engine, user, () -> may(() -> engine.getTaskService().claim(task.getId(), user)))).as(user).isFalse();
    }
    assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).count())
        .as("rows").isZero();
  }

  private Map<String, Object> answers(ProcessEngine asked, String user) {
    Map<String, Function<TaskQuery, TaskQuery>> conditions = new LinkedHashMap<>();
    conditions.put("all", query -> query);
    conditions.put("by id", query -> query.taskIdIn(tasks.subList(5, 35).toArray(String[]::new)));
    conditions.put("by id, mine", query -> query.taskIdIn(tasks.subList(5, 35).toArray(String[]::new))
        .or().taskAssignee(user).taskCandidateUser(user).endOr());
    conditions.put("by business key", query -> query.processInstanceBusinessKeyIn("lists-8", "lists-12", "lists-16", "lists-22"));
    conditions.put("candidate group", query -> query.taskCandidateGroup("lists-a").includeAssignedTasks());
    conditions.put("candidate user", query -> query.taskCandidateUser(user));
    conditions.put("one of", query -> query.or().taskAssignee(user).taskCandidateUser("lists-user-4").taskCandidateGroupIn(groups(5)).endOr());
    conditions.put("mine", query -> query.or().taskAssignee(user).taskCandidateUser(user).taskCandidateGroupIn(groups(2)).endOr());
    conditions.put("of two groups", query -> query.or().taskCandidateGroup("lists-c").taskCandidateGroupIn(List.of("lists-d")).endOr());
    conditions.put("of a group, assigned or not", query -> query.or().taskCandidateGroup("lists-c").includeAssignedTasks().endOr());
    conditions.put("mine or owned", query -> query.or().taskAssignee(user).taskOwner("lists-user-6").endOr());
    conditions.put("mine of two sets", query -> query.or().taskAssignee(user).taskNameLike("办%").endOr().or().taskCandidateUser(user).endOr());
    conditions.put("involved", query -> query.taskInvolvedUser("lists-user-5"));
    conditions.put("two alternatives", query -> query.or().taskOwner("lists-user-6").taskUnassigned().endOr()
        .or().taskNameLike("办%").processDefinitionKey("lists-one").endOr());
    conditions.put("definition", query -> query.processDefinitionKeyIn("lists-one", "lists-two"));
    conditions.put("task variable", query -> query.taskVariableValueEquals("projectCode", "LISTS-3"));
    conditions.put("process variable", query -> query.processVariableValueGreaterThan("size", 2));
    conditions.put("business key", query -> query.processInstanceBusinessKeyLike("lists-%"));
    conditions.put("assigned", TaskQuery::taskAssigned);
    conditions.put("without candidates", TaskQuery::withoutCandidateGroups);
    return as(asked, user, () -> {
      Map<String, Object> answers = new LinkedHashMap<>();
      conditions.forEach((name, condition) -> {
        answers.put(name, ids(condition.apply(query(asked))));
        answers.put(name + ", counted", condition.apply(query(asked)).count());
        answers.put(name + ", newest", condition.apply(query(asked)).orderByTaskCreateTime().desc().orderByTaskId().asc().listPage(2, 7).stream()
            .map(Task::getId).toList());
        answers.put(name + ", page", condition.apply(query(asked)).listPage(1, 5).stream().map(Task::getId).toList());
        answers.put(name + ", first due", condition.apply(query(asked)).orderByDueDate().asc().orderByTaskId().asc().listPage(0, 6).stream()
            .map(Task::getId).toList());
        answers.put(name + ", by variable", condition.apply(query(asked)).orderByTaskVariable("projectCode",
            ValueType.STRING).asc().orderByTaskId().desc().list().stream().map(Task::getId).toList());
      });
      List<String> pages = new ArrayList<>();
      for (int first = 0; first < tasks.size(); first += 7) {
        query(asked).orderByTaskCreateTime().desc().orderByTaskId().asc().listPage(first, 7).forEach(task -> pages.add(task.getId()));
      }
      answers.put("pages", pages);
      answers.put("filter", asked.getFilterService().list(filter.getId(), query(asked)).stream().map(task -> ((Task) task).getId()).toList());
      answers.put("filter, counted", asked.getFilterService().count(filter.getId(), query(asked)));
      answers.put("variables", asked.getRuntimeService().createVariableInstanceQuery().taskIdIn(tasks.toArray(String[]::new)).list().stream()
          .map(VariableInstance::getId).sorted().toList());
      answers.put("variables, counted", asked.getRuntimeService().createVariableInstanceQuery().variableName("projectCode")
          .variableValueEquals("projectCode", "LISTS-3").count());
      answers.put("process variables", asked.getRuntimeService().createVariableInstanceQuery().variableName("size").count());
      return answers;
    });
  }

  private List<String> permitted(ProcessEngine asked) {
    List<String> permitted = new ArrayList<>();
    for (String task : tasks) {
      if (may(() -> asked.getTaskService().getVariablesLocal(task))) {
        permitted.add("read " + task);
      }
      for (Permission permission : List.of(Permissions.READ, Permissions.UPDATE, Permissions.DELETE, Permissions.TASK_WORK)) {
        var authentication = asked.getIdentityService().getCurrentAuthentication();
        if (asked.getAuthorizationService().isUserAuthorized(authentication.getUserId(), authentication.getGroupIds(), permission,
            Resources.TASK, task)) {
          permitted.add(permission.getName() + " " + task);
        }
      }
    }
    return permitted;
  }

  /** The engine adds those of a candidate user to the list it is given. */
  private static List<String> groups(int first) {
    return new ArrayList<>(GROUPS.subList(0, first));
  }

  private TaskQuery query(ProcessEngine asked) {
    return asked.getTaskService().createTaskQuery();
  }

  private static List<String> ids(TaskQuery query) {
    return query.list().stream().map(Task::getId).sorted().toList();
  }

  private static boolean may(Runnable action) {
    try {
      action.run();
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private <T> T as(ProcessEngine asked, String user, Supplier<T> action) {
    asked.getIdentityService().setAuthentication(user, groupsOf.getOrDefault(user, List.of()));
    try {
      return action.get();
    } finally {
      asked.getIdentityService().clearAuthentication();
    }
  }
}
