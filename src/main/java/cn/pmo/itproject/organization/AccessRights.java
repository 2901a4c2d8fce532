package cn.pmo.itproject.organization;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;

/**
 * What the roles may do in the engine beyond the tasks they are candidates of (those the engine grants by itself).
 *
 * <p>An authorization that exists for the same group and resource is never altered. To withdraw one of these for good, take
 * its permissions away in Admin and leave the empty authorization there.
 */
@Component
public class AccessRights {

  private static final String EVERYONE = "*";
  private static final String CONSTRUCTION_PROCESS = "it-project-construction";

  private final AuthorizationService authorizationService;

  AccessRights(AuthorizationService authorizationService) {
    this.authorizationService = authorizationService;
  }

  void createMissing() {
    grants().forEach(this::createIfMissing);
  }

  /** Lets every user who is logged in read a task filter. */
  public void publishFilter(String filterId) {
    createIfMissing(new Grant(EVERYONE, Resources.FILTER, filterId, Permissions.READ));
  }

  /** Lets the members of a group do everything, where nothing is said of them yet. */
  public void grantEverythingToGroup(String groupId) {
    grantEverything(authorization -> authorization.setGroupId(groupId), query -> query.groupIdIn(groupId));
  }

  /** Lets a user do everything, where nothing is said of him yet. */
  public void grantEverythingToUser(String userId) {
    grantEverything(authorization -> authorization.setUserId(userId), query -> query.userIdIn(userId));
  }

  private void grantEverything(Consumer<Authorization> holder, UnaryOperator<AuthorizationQuery> ofHolder) {
    for (Resource resource : Resources.values()) {
      AuthorizationQuery existing = authorizationService.createAuthorizationQuery()
          .authorizationType(Authorization.AUTH_TYPE_GRANT).resourceType(resource).resourceId(ANY);
      if (ofHolder.apply(existing).count() == 0) {
        Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        holder.accept(authorization);
        authorization.setResource(resource);
        authorization.setResourceId(ANY);
        authorization.addPermission(Permissions.ALL);
        authorizationService.saveAuthorization(authorization);
      }
    }
  }

  private static List<Grant> grants() {
    return List.of(
        // Members of a department need no role to work on its tasks, so the task list is open to all. The definitions
        // give it the names of the processes; instances, variables and history are not part of this.
        new Grant(EVERYONE, Resources.APPLICATION, "tasklist", Permissions.ACCESS),
        new Grant(EVERYONE, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ),

        new Grant("requesting-department", Resources.PROCESS_DEFINITION, CONSTRUCTION_PROCESS,
            ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE),
        new Grant("requesting-department", Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE),

        // Operations look after instances and jobs and may hand a task to somebody else, but not do it.
        new Grant("operations", Resources.APPLICATION, "cockpit", Permissions.ACCESS),
        new Grant("operations", Resources.PROCESS_DEFINITION, ANY,
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.UPDATE_INSTANCE,
            ProcessDefinitionPermissions.DELETE_INSTANCE,
            ProcessDefinitionPermissions.MIGRATE_INSTANCE,
            ProcessDefinitionPermissions.SUSPEND,
            ProcessDefinitionPermissions.SUSPEND_INSTANCE,
            ProcessDefinitionPermissions.RETRY_JOB,
            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.UPDATE_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_TASK_VARIABLE,
            ProcessDefinitionPermissions.TASK_ASSIGN,
            ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE),
        new Grant("operations", Resources.DEPLOYMENT, ANY, Permissions.READ),
        new Grant("operations", Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
        new Grant("operations", Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
        new Grant("operations", Resources.BATCH, ANY,
            BatchPermissions.CREATE, BatchPermissions.READ, BatchPermissions.UPDATE, BatchPermissions.DELETE,
            BatchPermissions.READ_HISTORY),
        new Grant("operations", Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ),

        // Process owners bring models, forms and rules into use; the projects' data are not theirs to read.
        new Grant("process-owners", Resources.APPLICATION, "cockpit", Permissions.ACCESS),
        new Grant("process-owners", Resources.DEPLOYMENT, ANY, Permissions.CREATE, Permissions.READ),
        new Grant("process-owners", Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ),
        new Grant("process-owners", Resources.DECISION_DEFINITION, ANY, Permissions.READ),
        new Grant("process-owners", Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
  }

  private void createIfMissing(Grant grant) {
    boolean everyone = EVERYONE.equals(grant.holder());
    AuthorizationQuery existing = authorizationService.createAuthorizationQuery()
        .resourceType(grant.resource())
        .resourceId(grant.resourceId());
    existing = everyone
        ? existing.authorizationType(Authorization.AUTH_TYPE_GLOBAL)
        : existing.authorizationType(Authorization.AUTH_TYPE_GRANT).groupIdIn(grant.holder());
    if (existing.count() > 0) {
      return;
    }
    Authorization authorization =
        authorizationService.createNewAuthorization(everyone ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
    if (!everyone) {
      authorization.setGroupId(grant.holder());
    }
    authorization.setResource(grant.resource());
    authorization.setResourceId(grant.resourceId());
    authorization.setPermissions(grant.permissions());
    authorizationService.saveAuthorization(authorization);
  }

  private record Grant(String holder, Resource resource, String resourceId, Permission... permissions) {
  }
}
