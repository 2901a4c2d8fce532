package cn.pmo.itproject.directory;

import cn.pmo.itproject.organization.AccessRights;
import cn.pmo.itproject.organization.InitialMembers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Gives the administrators their rights: whom the directory has in their group. The engine has nobody to begin with. */
@Component
@ConditionalOnProperty("it-project.ldap.enabled")
class DirectoryAdministrators implements InitialMembers {

  private final AccessRights rights;
  private final DirectorySettings settings;

  DirectoryAdministrators(AccessRights rights, DirectorySettings settings) {
    this.rights = rights;
    this.settings = settings;
  }

  @Override
  public void createMissing() {
    if (!settings.adminGroup().isBlank()) {
      rights.grantEverythingToGroup(settings.adminGroup());
    }
    if (!settings.adminUser().isBlank()) {
      rights.grantEverythingToUser(settings.adminUser());
    }
  }
}
