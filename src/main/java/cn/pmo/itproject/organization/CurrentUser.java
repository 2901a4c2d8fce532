package cn.pmo.itproject.organization;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * The user the engine acts for at this moment.
 *
 * <p>Memberships are always read from the identity service, never from the login: a login keeps the groups it began with,
 * and the Java API lets a caller name any groups.
 */
@Component
public class CurrentUser {

  /** Groups of those who look after the running of the processes. */
  private static final List<String> CARETAKERS = List.of("operations", "camunda-admin");

  private final IdentityService identityService;
  private final Directory directory;

  CurrentUser(IdentityService identityService, Directory directory) {
    this.identityService = identityService;
    this.directory = directory;
  }

  /** The user's id; empty when the engine acts for nobody (a job, a start-up task). */
  public Optional<String> id() {
    return Optional.ofNullable(identityService.getCurrentAuthentication())
        .map(Authentication::getUserId)
        .filter(id -> !id.isBlank());
  }

  /**
   * The user's id.
   *
   * @throws RuleViolationException when nobody is logged in
   */
  public String requireId() {
    return id().orElseThrow(() -> new RuleViolationException("userId", "未登录：办理此步骤需要先登录"));
  }

  /** Whether there is a user with this id. */
  public boolean exists(String userId) {
    return directory.user(userId).isPresent();
  }

  /** Name of a user as it is written in Chinese (张伟), the id when the user has no name or is unknown, null for null. */
  public String displayName(String userId) {
    return directory.user(userId).map(DisplayNames::of).orElse(userId);
  }

  /** Names of users as they are written in Chinese, by id; without those who are unknown. */
  public Map<String, String> displayNames(Collection<String> userIds) {
    return directory.users(known(userIds)).stream().collect(Collectors.toMap(User::getId, DisplayNames::of));
  }

  /** Names of groups by id; without those that are unknown. */
  public Map<String, String> groupNames(Collection<String> groupIds) {
    return directory.groups(known(groupIds)).stream().collect(Collectors.toMap(Group::getId, DisplayNames::of));
  }

  private static Set<String> known(Collection<String> ids) {
    return ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** The ids of the groups (roles and departments) the user is a member of, sorted; empty when nobody is logged in. */
  public List<String> groups() {
    return id().map(this::groupsOf).orElse(List.of());
  }

  /** The ids of the groups any user is a member of, sorted; empty for an unknown one. */
  public List<String> groupsOf(String userId) {
    return directory.groupsOf(userId).stream().map(Group::getId).toList();
  }

  /** The ids of the departments the user belongs to, sorted; empty when nobody is logged in. */
  public List<String> departments() {
    return id().map(directory::groupsOf).orElse(List.of()).stream()
        .filter(group -> Departments.GROUP_TYPE.equals(group.getType())).map(Group::getId).toList();
  }

  /** Whether the user is a member of the group; false when nobody is logged in. */
  public boolean isMemberOf(String groupId) {
    return groupId != null && groups().contains(groupId);
  }

  /** Whether the user is one of those who look after the running of the processes; false when nobody is logged in. */
  public boolean isCaretaker() {
    return groups().stream().anyMatch(CARETAKERS::contains);
  }

  /** The names of the groups of {@link #isCaretaker() those who look after the running of the processes}, as in a sentence. */
  public String caretakers() {
    return CARETAKERS.stream().map(this::groupName).collect(Collectors.joining("、"));
  }

  /** The name of a group, its id when it has no name or is unknown, null for null. */
  public String groupName(String groupId) {
    return directory.group(groupId).map(DisplayNames::of).orElse(groupId);
  }
}
