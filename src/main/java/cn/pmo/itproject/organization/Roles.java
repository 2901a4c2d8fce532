package cn.pmo.itproject.organization;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The roles of the source documents and their groups in the engine. */
@Component
public class Roles {

  /** Type of the groups that are roles. */
  public static final String GROUP_TYPE = "ROLE";

  private static final Logger log = LoggerFactory.getLogger(Roles.class);

  private final IdentityService identityService;
  private final List<Role> roles = YamlResource.list("organization/roles.yml", "roles", Role.class);

  Roles(IdentityService identityService) {
    this.identityService = identityService;
  }

  /** All roles in the order of the documents. */
  public List<Role> all() {
    return roles;
  }

  /** Creates the groups that are missing; one that exists keeps the name and type it has. */
  void createMissing() {
    if (identityService.isReadOnly()) {
      log.info("Groups are kept outside the engine; the directory must have the roles of organization/roles.yml");
      return;
    }
    for (Role role : roles) {
      if (identityService.createGroupQuery().groupId(role.id()).count() == 0) {
        Group group = identityService.newGroup(role.id());
        group.setName(role.name());
        group.setType(GROUP_TYPE);
        identityService.saveGroup(group);
      }
    }
  }
}
