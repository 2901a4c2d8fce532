package cn.pmo.itproject.organization;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/**
 * The user the engine acts for at this moment.
 *
 * <p>Memberships are always read from the identity service, never from the login: a login keeps the groups it began with,
 * and the Java API lets a caller name any groups.
 */
@Component
public class CurrentUser {

  private final IdentityService identityService;

  CurrentUser(IdentityService identityService) {
    this.identityService = identityService;
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

  /** Family and given name of a user as it is written in Chinese (张伟), or the id when the user has no name or is unknown. */
  public String displayName(String userId) {
    if (userId == null) {
      return null;
    }
    User user = unchecked(() -> identityService.createUserQuery().userId(userId).singleResult());
    return user == null ? userId : DisplayNames.of(user);
  }

  /** The ids of the groups (roles and departments) the user is a member of, sorted; empty when nobody is logged in. */
  public List<String> groups() {
    return id()
        .map(userId -> unchecked(() -> identityService.createGroupQuery().groupMember(userId).list()))
        .orElse(List.of())
        .stream()
        .map(Group::getId)
        .sorted()
        .toList();
  }

  /** Whether the user is a member of the group; false when nobody is logged in. */
  public boolean isMemberOf(String groupId) {
    return groupId != null && groups().contains(groupId);
  }

  /** The name of a group, or its id when it has no name or is unknown. */
  public String groupName(String groupId) {
    if (groupId == null) {
      return null;
    }
    Group group = unchecked(() -> identityService.createGroupQuery().groupId(groupId).singleResult());
    return group == null || group.getName() == null || group.getName().isBlank() ? groupId : group.getName();
  }

  /** Names and memberships are facts the rules need, whether or not the user may look them up in Admin. */
  private <T> T unchecked(Callable<T> query) {
    CommandContext commandContext = Context.getCommandContext();
    if (commandContext != null) {
      return call(() -> commandContext.runWithoutAuthorization(query));
    }
    Authentication authentication = identityService.getCurrentAuthentication();
    identityService.clearAuthentication();
    try {
      return call(query);
    } finally {
      if (authentication != null) {
        identityService.setAuthentication(authentication.getUserId(), authentication.getGroupIds(), authentication.getTenantIds());
      }
    }
  }

  private static <T> T call(Callable<T> query) {
    try {
      return query.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
