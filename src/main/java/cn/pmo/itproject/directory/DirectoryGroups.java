package cn.pmo.itproject.directory;

import cn.pmo.itproject.organization.Departments;
import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.Roles;
import cn.pmo.itproject.organization.YamlResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;

/** How groups of the directory are called here, and what they are. */
final class DirectoryGroups {

  private static final String DEPARTMENT_PREFIX = "dept-";

  private final Map<String, String> toDirectory;
  private final Map<String, String> fromDirectory = new HashMap<>();
  private final Map<String, String> roleNames;

  DirectoryGroups(DirectorySettings.Groups settings) {
    toDirectory = settings.ids();
    toDirectory.forEach((id, name) -> fromDirectory.put(name, id));
    roleNames = YamlResource.list("organization/roles.yml", "roles", Role.class).stream().collect(Collectors.toMap(Role::id, Role::name));
  }

  /** What the directory calls it. */
  String inDirectory(String id) {
    return toDirectory.getOrDefault(id, id);
  }

  /** What it is called here. */
  String id(String inDirectory) {
    return fromDirectory.getOrDefault(inDirectory, inDirectory);
  }

  /** Its name: what the directory says, else the role's own, else the id. */
  String name(String id, String inDirectory) {
    return inDirectory != null && !inDirectory.isBlank() ? inDirectory.strip() : roleNames.getOrDefault(id, id);
  }

  /** Its type: what the directory says if the package knows it, else what the id says; empty for other groups. */
  String type(String id, String inDirectory) {
    if (inDirectory != null && Set.of(Roles.GROUP_TYPE, Departments.GROUP_TYPE).contains(inDirectory.strip())) {
      return inDirectory.strip();
    }
    return roleNames.containsKey(id) ? Roles.GROUP_TYPE
        : id.startsWith(DEPARTMENT_PREFIX) ? Departments.GROUP_TYPE
        : Groups.CAMUNDA_ADMIN.equals(id) ? Groups.GROUP_TYPE_SYSTEM : "";
  }
}
