package cn.pmo.itproject.organization.demo;

import cn.pmo.itproject.organization.Departments;
import cn.pmo.itproject.organization.InitialMembers;
import cn.pmo.itproject.organization.YamlResource;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The people and departments of the demo, from {@code demo/organization.yml}. Created once: a user, group or membership that
 * exists is left alone, also when it was changed in Admin.
 */
@Component
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoOrganization implements InitialMembers {

  static final String FILE = "demo/organization.yml";
  /** Property of the engine that tells that this database is a demo's, with passwords everybody knows. */
  static final String MARK = "it-project.demo.organization";
  /** Where the mail of the demo's people would go. */
  static final String MAIL_DOMAIN = "@example.com";

  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final ManagementService managementService;
  private final DemoProperties properties;
  private final List<DemoUser> users = YamlResource.list(FILE, "users", DemoUser.class);

  DemoOrganization(IdentityService identityService, AuthorizationService authorizationService,
      ManagementService managementService, DemoProperties properties) {
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.managementService = managementService;
    this.properties = properties;
  }

  List<DemoUser> users() {
    return users;
  }

  /** The first of the demo's people who is in the group. */
  String memberOf(String groupId) {
    return users.stream().filter(user -> user.groups().contains(groupId)).map(DemoUser::id).findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody of the demo is in " + groupId));
  }

  @Override
  public void createMissing() {
    if (identityService.isReadOnly()) {
      // The directory has its own people.
      return;
    }
    managementService.setProperty(MARK, "true");
    YamlResource.list(FILE, "departments", Department.class)
        .forEach(department -> createGroup(department.id(), department.name(), Departments.GROUP_TYPE));
    if (createGroup(Groups.CAMUNDA_ADMIN, "系统管理员", Groups.GROUP_TYPE_SYSTEM)) {
      grantEverything(Groups.CAMUNDA_ADMIN);
    }
    users.forEach(this::createUser);
  }

  private boolean createGroup(String id, String name, String type) {
    if (identityService.createGroupQuery().groupId(id).count() > 0) {
      return false;
    }
    Group group = identityService.newGroup(id);
    group.setName(name);
    group.setType(type);
    identityService.saveGroup(group);
    return true;
  }

  private void grantEverything(String groupId) {
    for (Resource resource : Resources.values()) {
      Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(groupId);
      authorization.setResource(resource);
      authorization.setResourceId(Authorization.ANY);
      authorization.addPermission(Permissions.ALL);
      authorizationService.saveAuthorization(authorization);
    }
  }

  private void createUser(DemoUser demoUser) {
    if (identityService.createUserQuery().userId(demoUser.id()).count() > 0) {
      return;
    }
    User user = identityService.newUser(demoUser.id());
    user.setFirstName(demoUser.givenName());
    user.setLastName(demoUser.familyName());
    user.setEmail(demoUser.id() + MAIL_DOMAIN);
    user.setPassword(properties.password());
    identityService.saveUser(user);
    demoUser.groups().forEach(group -> identityService.createMembership(demoUser.id(), group));
  }

  record Department(String id, String name) {
  }
}
