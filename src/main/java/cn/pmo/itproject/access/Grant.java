package cn.pmo.itproject.access;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** A row of the engine's authorizations on tasks or process definitions, of a user, one of his groups, or everybody. */
class Grant {

  /** Whose it is, in the order in which the engine asks. */
  enum Holder {
    USER, GROUP, EVERYBODY
  }

  private int type;
  private String groupId;
  private int resourceType;
  private String resourceId;
  private int permissions;

  Holder holder() {
    return type == Authorization.AUTH_TYPE_GLOBAL ? Holder.EVERYBODY : groupId == null ? Holder.USER : Holder.GROUP;
  }

  boolean isRevocation() {
    return type == Authorization.AUTH_TYPE_REVOKE;
  }

  boolean isOn(Resource resource) {
    return resourceType == resource.resourceType();
  }

  boolean isOnAny() {
    return Authorization.ANY.equals(resourceId);
  }

  String resourceId() {
    return resourceId;
  }

  boolean gives(Permission permission) {
    return !isRevocation() && has(permission);
  }

  boolean takes(Permission permission) {
    return isRevocation() && !has(permission);
  }

  private boolean has(Permission permission) {
    return (permissions & permission.getValue()) == permission.getValue();
  }
}
