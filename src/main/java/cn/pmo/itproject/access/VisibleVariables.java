package cn.pmo.itproject.access;

import java.util.List;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/** What the statements of {@code TaskAccess.xml} know of the user a list of variables is for. */
public class VisibleVariables extends AuthorizationCheck {

  private static final long serialVersionUID = 1L;

  private final List<String> groupsOfUser;

  VisibleVariables(AuthorizationCheck check, List<String> groupsOfUser) {
    super(check.getAuthUserId(), check.getAuthGroupIds(), check.getPermissionChecks(), check.isRevokeAuthorizationCheckEnabled());
    setAuthorizationCheckEnabled(check.isAuthorizationCheckEnabled());
    setUseLeftJoin(check.isUseLeftJoin());
    this.groupsOfUser = groupsOfUser;
  }

  /** All groups of the user, not only those with an authorization. */
  public List<String> getGroupsOfUser() {
    return groupsOfUser;
  }
}
