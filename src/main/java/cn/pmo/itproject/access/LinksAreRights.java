package cn.pmo.itproject.access;

import static org.camunda.bpm.engine.authorization.Resources.HISTORIC_TASK;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * The engine's default authorizations without those on open tasks. Where permissions on history are switched on, those on the history of a
 * task are kept: its links are gone by then.
 */
class LinksAreRights extends DefaultAuthorizationProvider {

  @Override
  protected AuthorizationEntity[] createOrUpdateAuthorizations(Task task, String groupId, String userId) {
    return isHistoricInstancePermissionsEnabled()
        ? new AuthorizationEntity[] {createOrUpdateAuthorization(task, userId, groupId, HISTORIC_TASK, true,
            getHistoricPermissions(isEnforceSpecificVariablePermission()))}
        : new AuthorizationEntity[0];
  }
}
