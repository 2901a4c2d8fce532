package cn.pmo.itproject.fault;

import cn.pmo.itproject.fault.Client.Answer;
import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.YamlResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two people for each role and department, entered over REST by the administrator, as an installation enters its own. */
final class Organisation {

  static final String OFFICE = "dept-general-office";

  private static final Map<String, String> DEPARTMENTS = new LinkedHashMap<>(
      Map.of("dept-county-east", "城东县局(分公司)", "dept-county-west", "城西县局(分公司)", OFFICE, "办公室"));

  private Organisation() {
  }

  /** Enters everybody. */
  static void enter(String baseUrl) {
    DEPARTMENTS.forEach((id, name) -> {
      done(Client.post(baseUrl, Node.ADMIN, "/engine-rest/group/create", Map.of("id", id, "name", name, "type", "DEPARTMENT")));
      members(id).forEach(user -> user(baseUrl, user, List.of(id)));
    });
    for (Role role : YamlResource.list("organization/roles.yml", "roles", Role.class)) {
      List<String> groups = new ArrayList<>(List.of(role.id()));
      if (role.id().equals("requesting-department")) {
        groups.add(OFFICE);
      }
      if (List.of("it-center-director", "network-admin", "it-center-coordinator").contains(role.id())) {
        groups.add("it-center");
      }
      members(role.id()).forEach(user -> user(baseUrl, user, groups));
    }
  }

  /** The two people of a group. */
  static List<String> members(String group) {
    return List.of(group + "-1", group + "-2");
  }

  static String member(String group) {
    return members(group).get(0);
  }

  static String email(String user) {
    return user + "@example.com";
  }

  private static void user(String baseUrl, String id, List<String> groups) {
    done(Client.post(baseUrl, Node.ADMIN, "/engine-rest/user/create", Map.of(
        "profile", Map.of("id", id, "firstName", id.substring(id.length() - 1), "lastName", id.substring(0, id.length() - 2),
            "email", email(id)),
        "credentials", Map.of("password", Node.ADMIN_PASSWORD))));
    groups.forEach(group -> done(Client.put(baseUrl, Node.ADMIN, "/engine-rest/group/" + group + "/members/" + id, Map.of())));
  }

  private static void done(Answer answer) {
    if (!answer.ok()) {
      throw new IllegalStateException(answer.text());
    }
  }
}
