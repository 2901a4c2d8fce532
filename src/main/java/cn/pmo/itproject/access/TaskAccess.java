package cn.pmo.itproject.access;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.query.QueryProperty;

/**
 * The engine's authorizations, for which the links of a task are as good as rows: its assignee, its owner and whoever is linked to it, himself
 * or by a group, may read it and do what the engine's setting {@code defaultUserPermissionForTask} says – as long as he is, not a moment longer.
 */
class TaskAccess extends AuthorizationManager {

  /** Up to this place in a list it may be worth while to go through the tasks. */
  private static final int LARGEST_PAGE = 500;
  /** Orders in which an index has them; one of its own, by the ids, has a list for which none was asked. */
  private static final Set<QueryProperty> ORDERS = Set.of(TaskQueryProperty.TASK_ID, TaskQueryProperty.CREATE_TIME,
      TaskQueryProperty.LAST_UPDATED, TaskQueryProperty.DUE_DATE);
  /** Conditions many tasks meet, so that few are passed over because of them. Whoever searches for a name or a variable is after few. */
  private static final Set<String> BROAD = Set.of(JsonTaskQueryConverter.ORDERING_PROPERTIES, JsonTaskQueryConverter.ASSIGNEE,
      JsonTaskQueryConverter.CANDIDATE_USER, JsonTaskQueryConverter.CANDIDATE_GROUP, JsonTaskQueryConverter.CANDIDATE_GROUPS,
      JsonTaskQueryConverter.INCLUDE_ASSIGNED_TASKS, JsonTaskQueryConverter.PROCESS_DEFINITION_KEYS, JsonTaskQueryConverter.DUE_BEFORE,
      JsonTaskQueryConverter.DUE_AFTER);
  /** Conditions that name tasks or what they belong to. */
  private static final Set<String> OF_FEW = Set.of(JsonTaskQueryConverter.TASK_ID, JsonTaskQueryConverter.TASK_ID_IN,
      JsonTaskQueryConverter.EXECUTION_ID, JsonTaskQueryConverter.PROCESS_INSTANCE_ID, JsonTaskQueryConverter.PROCESS_INSTANCE_ID_IN,
      JsonTaskQueryConverter.PROCESS_INSTANCE_BUSINESS_KEY, JsonTaskQueryConverter.PROCESS_INSTANCE_BUSINESS_KEYS);

  private final TaskPages pages;

  TaskAccess(TaskPages pages) {
    this.pages = pages;
  }

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    if (!isAuthCheckExecuted()) {
      // A query that was asked before for somebody keeps nothing of it.
      query.setAuthCheck(new AuthorizationCheck());
      super.configureTaskQuery(query);
      return;
    }
    // The engine's own preparation reads all groups that have an authorization and whether anything was revoked: the one query for the
    // grants tells more.
    String userId = getCurrentAuthentication().getUserId();
    List<String> groupIds = groupIds(getCurrentAuthentication().getGroupIds());
    Grants.Scope scope = grants(userId, groupIds).readableTasks();
    if (scope.isEverything()) {
      query.setAuthCheck(checkOfWhoSeesAll(query, userId));
    } else {
      query.setAuthCheck(new VisibleTasks(userId, groupIds, scope,
          scope.isLinksOnly() && (isAboutFew(query) || isFoundSoonest(query, userId, groupIds, scope))));
    }
  }

  /** No condition is needed; one that follows from the query itself lets the database begin with few tasks. */
  private static AuthorizationCheck checkOfWhoSeesAll(TaskQueryImpl query, String userId) {
    Optional<Alternatives> linked = isAboutFew(query) ? Optional.empty() : Alternatives.of(query);
    return linked.<AuthorizationCheck>map(links -> new VisibleTasks(Objects.requireNonNullElse(links.userId(), userId), links.groupIds(),
        new Grants(List.of()).readableTasks(), false)).orElseGet(AuthorizationCheck::new);
  }

  /** Whether the query names the tasks it is about, or their process instances. */
  private static boolean isAboutFew(TaskQueryImpl query) {
    return !Collections.disjoint(Criteria.of(query), OF_FEW);
  }

  /**
   * Whether a page is filled fastest by going through all tasks in its order, the newest first, say, until there are enough of the user's,
   * instead of collecting all of his: he has so many of them that few others come between.
   */
  private boolean isFoundSoonest(TaskQueryImpl query, String userId, List<String> groupIds, Grants.Scope scope) {
    Optional<String> order = indexedOrder(query.getOrderingProperties());
    long wanted = (long) query.getFirstResult() + query.getMaxResults();
    if (wanted > LARGEST_PAGE || groupIds.isEmpty() || order.isEmpty()
        || !query.getQueries().stream().allMatch(one -> BROAD.containsAll(Criteria.of(one)))) {
      return false;
    }
    return pages.isFoundSoonest(new TaskPages.Page(userId, groupIds, order.get(), (int) wanted), this::countOpenTasks,
        many -> countOffers(groupIds, many), first -> countAmongFirst(new VisibleTasks(userId, groupIds, scope, true), order.get(), first));
  }

  /** The order as in SQL, if there is an index of it; the ids may follow in the same direction, as they do where nothing is said of them. */
  private static Optional<String> indexedOrder(List<QueryOrderingProperty> order) {
    if (order.isEmpty()) {
      return Optional.of("RES.ID_ asc");
    }
    QueryOrderingProperty first = order.get(0);
    boolean hasIndex = ORDERS.contains(first.getQueryProperty()) && first.getRelation() == null;
    boolean hasOnlyIds = order.stream().skip(1).allMatch(next -> TaskQueryProperty.TASK_ID.equals(next.getQueryProperty())
        && next.getDirection().getName().equals(first.getDirection().getName()));
    return hasIndex && hasOnlyIds ? Optional.of(first.getQueryProperty().getName() + " " + first.getDirection().getName()) : Optional.empty();
  }

  private long countAmongFirst(VisibleTasks visible, String order, int first) {
    return number("selectNumberOfTasksAmongFirst", Map.of("authCheck", visible, "order", order, "first", first));
  }

  private long countOffers(List<String> groupIds, int atMost) {
    Map<String, Object> offers = new HashMap<>();
    offers.put("groupIds", groupIds);
    offers.put("many", atMost);
    return number("selectNumberOfOffers", offers);
  }

  private long countOpenTasks() {
    return number("selectNumberOfOpenTasks", Map.of());
  }

  private long number(String statement, Map<String, Object> parameters) {
    return ((Number) list(statement, parameters).get(0)).longValue();
  }

  private List<?> list(String statement, Map<String, Object> parameters) {
    return getDbEntityManager().selectListWithRawParameter(statement, parameters, 0, Integer.MAX_VALUE);
  }

  @Override
  protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
    super.configureVariableInstanceQuery(query);
    AuthorizationCheck check = query.getAuthCheck();
    if (check.isAuthorizationCheckEnabled()) {
      query.setAuthCheck(new VisibleVariables(check, groupIds(getCurrentAuthentication().getGroupIds())));
    }
  }

  @Override
  public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck check) {
    return super.isAuthorized(userId, groupIds, check) || linksPermit(userId, groupIds, check);
  }

  @Override
  public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck check) {
    return super.isAuthorized(userId, groupIds, check) || linksPermit(userId, groupIds, check);
  }

  private boolean linksPermit(String userId, List<String> groupIds, CompositePermissionCheck check) {
    // The engine asks for rights on tasks as alternatives only; anything else is answered by the rows alone.
    boolean alternatives = check.getCompositeChecks().isEmpty() && (check.isDisjunctive() || check.getAtomicChecks().size() == 1);
    return alternatives && check.getAtomicChecks().stream().anyMatch(one -> linksPermit(userId, groupIds, one));
  }

  private boolean linksPermit(String userId, List<String> groupIds, PermissionCheck check) {
    if (check.getResource() != Resources.TASK || check.getResourceId() == null || userId == null || !isOfLinks(check.getPermission())) {
      return false;
    }
    TaskEntity task = getDbEntityManager().selectById(TaskEntity.class, check.getResourceId());
    if (task == null) {
      return false;
    }
    if (userId.equals(task.getAssignee()) || userId.equals(task.getOwner())) {
      return true;
    }
    List<String> groups = groupIds(groupIds);
    return task.getIdentityLinks().stream().anyMatch(link -> userId.equals(link.getUserId()))
        || task.getIdentityLinks().stream().anyMatch(link -> link.getGroupId() != null && groups.contains(link.getGroupId()))
        // A row of the user's own comes before what his groups may do.
        && grants(userId, groups).decide(Grant.Holder.USER, Resources.TASK, task.getId(), check.getPermission()).orElse(true);
  }

  /** Whether a link gives it: the permissions the engine's default authorizations on tasks have. */
  private static boolean isOfLinks(Permission permission) {
    int given = Permissions.READ.getValue() | configuration().getDefaultUserPermissionForTask().getValue()
        | (configuration().isEnforceSpecificVariablePermission() ? TaskPermissions.READ_VARIABLE.getValue() : 0);
    return (given & permission.getValue()) == permission.getValue();
  }

  private Grants grants(String userId, List<String> groupIds) {
    Map<String, Object> holder = new HashMap<>();
    holder.put("userId", userId);
    holder.put("groupIds", groupIds);
    holder.put("revocations", !ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER
        .equalsIgnoreCase(configuration().getAuthorizationCheckRevokes()));
    return new Grants(list("selectGrantsOnTasks", holder).stream().map(Grant.class::cast).toList());
  }

  private static List<String> groupIds(List<String> groupIds) {
    return groupIds == null ? List.of() : groupIds.stream().filter(Objects::nonNull).distinct().toList();
  }

  private static ProcessEngineConfigurationImpl configuration() {
    return Context.getProcessEngineConfiguration();
  }
}
