package cn.pmo.itproject.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;

/**
 * What the statements of {@code TaskAccess.xml} know of the user a list of tasks is for; for who sees all, of the user and groups that are named
 * by his query ({@link Alternatives}).
 */
public class VisibleTasks extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  private final transient Grants.Scope scope;
  private final List<String> offeredTo;
  private final boolean oneByOne;
  private boolean beingWritten;

  VisibleTasks(String userId, List<String> groupIds, Grants.Scope scope, boolean oneByOne) {
    super(userId, new ArrayList<>(groupIds), new PermissionCheckBuilder().disjunctive()
        .atomicCheckForResourceId(Resources.TASK, Authorization.ANY, Permissions.READ).build(), false);
    this.scope = scope;
    this.offeredTo = scope.offers() ? List.copyOf(groupIds) : List.of();
    this.oneByOne = oneByOne;
    setAuthorizationCheckEnabled(true);
    // The engine's join would show the tasks of cases to everybody.
    setUseLeftJoin(false);
  }

  /**
   * From here to {@link #end} a statement of ours is written, which has a condition of its own in place of the engine's join with the
   * authorizations. Whatever else is written meets the engine's join, which finds no task.
   *
   * @return the same, or null if it is not about the tasks of a user
   */
  public static VisibleTasks begin(AuthorizationCheck check) {
    return written(check, true);
  }

  /** See {@link #begin}. */
  public static VisibleTasks end(AuthorizationCheck check) {
    return written(check, false);
  }

  private static VisibleTasks written(AuthorizationCheck check, boolean begins) {
    if (!(check instanceof VisibleTasks visible)) {
      return null;
    }
    visible.beingWritten = begins;
    return visible;
  }

  @Override
  public boolean getShouldPerformAuthorizatioCheck() {
    return !beingWritten && super.getShouldPerformAuthorizatioCheck();
  }

  /** Whether the query is for all tasks of a user that {@link #begin} is about, with no condition of its own. */
  public static boolean areAllCounted(TaskQueryImpl query) {
    return query.getAuthCheck() instanceof VisibleTasks && query.getQueries().size() == 1 && !query.getTenantCheck().isTenantCheckEnabled()
        && Criteria.of(query).isEmpty();
  }

  /** Whether all tasks are seen but for {@link #getHiddenTasks} and those of {@link #getHiddenDefinitions}. */
  public boolean isAllButSome() {
    return scope.all();
  }

  /** All groups of the user. */
  public List<String> getGroupsOfUser() {
    return getAuthGroupIds();
  }

  /** The groups whose offers the user sees. */
  public List<String> getOfferedTo() {
    return offeredTo;
  }

  public List<String> getHiddenOffers() {
    return scope.hiddenOffers();
  }

  public List<String> getTasks() {
    return scope.tasks();
  }

  public List<String> getHiddenTasks() {
    return scope.hiddenTasks();
  }

  public List<String> getDefinitions() {
    return scope.definitions();
  }

  public List<String> getHiddenDefinitions() {
    return scope.hiddenDefinitions();
  }

  /** Whether it is about the tasks of a user and {@link #isOneByOne}. */
  public static boolean areLookedAtOneByOne(AuthorizationCheck check) {
    return check instanceof VisibleTasks visible && visible.isOneByOne();
  }

  /** Whether to look at one task after the other instead of collecting the user's. */
  public boolean isOneByOne() {
    return oneByOne;
  }
}
