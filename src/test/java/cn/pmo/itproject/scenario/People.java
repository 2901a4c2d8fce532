package cn.pmo.itproject.scenario;

import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.YamlResource;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/**
 * The people of the tests: one member for each group, whose id is {@code member-of-<group>}. Members of the information centre's special
 * roles are members of the centre too, as in every installation.
 */
public final class People {

  public static final String EAST = "dept-county-east";
  public static final String WEST = "dept-county-west";
  public static final String OFFICE = "dept-general-office";
  /** May do everything in the engine, but belongs to no role. */
  public static final String ADMINISTRATOR = "administrator";

  private static final List<String> CENTRE = List.of("it-center-director", "network-admin", "it-center-coordinator");

  private final IdentityService identityService;

  People(IdentityService identityService, AuthorizationService authorizationService) {
    this.identityService = identityService;
    identityService.saveUser(identityService.newUser(ADMINISTRATOR));
    Authorization everyTask = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    everyTask.setUserId(ADMINISTRATOR);
    everyTask.setResource(Resources.TASK);
    everyTask.setResourceId(Authorization.ANY);
    everyTask.addPermission(Permissions.ALL);
    authorizationService.saveAuthorization(everyTask);
    department(EAST, "城东县局(分公司)");
    department(WEST, "城西县局(分公司)");
    department(OFFICE, "办公室");
    for (Role role : YamlResource.list("organization/roles.yml", "roles", Role.class)) {
      group(role.id(), role.name(), "ROLE");
      member(role.id());
    }
    CENTRE.forEach(role -> identityService.createMembership(memberOf(role), "it-center"));
    identityService.createMembership(memberOf("requesting-department"), OFFICE);
  }

  /** The member of a group. */
  public String memberOf(String group) {
    return "member-of-" + group;
  }

  /** One more member of a group, unless there is such a user already. */
  public void colleague(String user, String group) {
    if (identityService.createUserQuery().userId(user).count() == 0) {
      identityService.saveUser(identityService.newUser(user));
      join(user, group);
    }
  }

  /** Makes somebody a member of one more group. */
  public void join(String user, String group) {
    identityService.createMembership(user, group);
  }

  public void leave(String user, String group) {
    identityService.deleteMembership(user, group);
  }

  /** Does something in the name of a user, as a client that has logged in; without one if there is none. */
  public <T> T as(String user, Supplier<T> action) {
    if (user == null) {
      return action.get();
    }
    List<String> groups = identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    identityService.setAuthentication(user, groups);
    try {
      return action.get();
    } finally {
      identityService.clearAuthentication();
    }
  }

  private void department(String id, String name) {
    group(id, name, "DEPARTMENT");
    member(id);
  }

  private void group(String id, String name, String type) {
    if (identityService.createGroupQuery().groupId(id).count() == 0) {
      Group group = identityService.newGroup(id);
      group.setName(name);
      group.setType(type);
      identityService.saveGroup(group);
    }
  }

  private void member(String group) {
    User user = identityService.newUser(memberOf(group));
    user.setFirstName("代表");
    user.setLastName(group);
    identityService.saveUser(user);
    identityService.createMembership(user.getId(), group);
  }
}
