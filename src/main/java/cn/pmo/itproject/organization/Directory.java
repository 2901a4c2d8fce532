package cn.pmo.itproject.organization;

import java.util.Collection;
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
 * Reads users and groups whatever the current user may look up in Admin: names and memberships are facts the rules and forms
 * need. Groups come sorted by id.
 */
@Component
class Directory {

  private final IdentityService identityService;

  Directory(IdentityService identityService) {
    this.identityService = identityService;
  }

  Optional<User> user(String id) {
    return id == null ? Optional.empty()
        : Optional.ofNullable(unchecked(() -> identityService.createUserQuery().userId(id).singleResult()));
  }

  List<User> users() {
    return unchecked(() -> identityService.createUserQuery().list());
  }

  List<User> membersOf(String groupId) {
    return unchecked(() -> identityService.createUserQuery().memberOfGroup(groupId).list());
  }

  List<User> users(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : unchecked(() -> identityService.createUserQuery().userIdIn(ids.toArray(String[]::new)).list());
  }

  List<Group> groups(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : unchecked(() -> identityService.createGroupQuery().groupIdIn(ids.toArray(String[]::new)).list());
  }

  Optional<Group> group(String id) {
    return id == null ? Optional.empty()
        : Optional.ofNullable(unchecked(() -> identityService.createGroupQuery().groupId(id).singleResult()));
  }

  List<Group> groupsOf(String userId) {
    return unchecked(() -> identityService.createGroupQuery().groupMember(userId).orderByGroupId().asc().list());
  }

  List<Group> groupsOfType(String type) {
    return unchecked(() -> identityService.createGroupQuery().groupType(type).orderByGroupId().asc().list());
  }

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
