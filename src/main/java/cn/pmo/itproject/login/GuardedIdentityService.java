package cn.pmo.itproject.login;

import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's identity service, which everything goes through: REST, the web applications and our own code. The engine gives every user
 * all rights on his own entry; here he changes his address and his password, not his name, which records show, and he does not remove it.
 */
final class GuardedIdentityService extends IdentityServiceImpl {

  private static final int ATTEMPTS = 5;

  /** The engine has no class of its own for it. */
  private static final String AGAINST_POLICY = "Password does not match policy";

  private final Argon2Passwords hashes;

  GuardedIdentityService(Argon2Passwords hashes) {
    this.hashes = hashes;
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    Boolean remembered = commandExecutor.execute(context ->
        context.getReadOnlyIdentityProvider() instanceof EngineUsers users ? (Boolean) users.remembers(userId, password) : null);
    if (remembered == null) {
      // Of a directory, which makes the hashes itself.
      return tryPassword(userId, password);
    }
    return remembered || hashes.inTurn(() -> tryPassword(userId, password));
  }

  /** Two logins of one user at the same moment change his row; neither is to fail for the other's sake. */
  private boolean tryPassword(String userId, String password) {
    for (int attempt = 1; ; attempt++) {
      try {
        return super.checkPassword(userId, password);
      } catch (OptimisticLockingException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void saveUser(User user, boolean skipPasswordPolicy) {
    if (user instanceof UserEntity entity && entity.getRevision() > 0) {
      checkName(entity);
    }
    try {
      super.saveUser(user, skipPasswordPolicy);
    } catch (ProcessEngineException e) {
      if (AGAINST_POLICY.equals(e.getMessage())) {
        throw new RuleViolationException("password", "新密码不符合要求，应为 " + PasswordRules.WORDS);
      }
      throw e;
    }
  }

  @Override
  public void deleteUser(String userId) {
    Authentication current = getCurrentAuthentication();
    if (current != null && Objects.equals(current.getUserId(), userId) && !isAdministrator(current)) {
      throw new RuleViolationException("id", "不能删除自己的用户“" + userId + "”，如不再使用请联系系统管理员");
    }
    super.deleteUser(userId);
  }

  private void checkName(UserEntity user) {
    Authentication current = getCurrentAuthentication();
    if (current == null || current.getUserId() == null || user.getId() == null) {
      return;
    }
    User stored = unchecked(() -> createUserQuery().userId(user.getId()).singleResult());
    if (stored != null && !(same(stored.getFirstName(), user.getFirstName()) && same(stored.getLastName(), user.getLastName()))
        && !isAdministrator(current)) {
      throw new RuleViolationException(same(stored.getLastName(), user.getLastName()) ? "firstName" : "lastName",
          "姓名是办理记录的依据，不能自行修改：应保持为姓“" + text(stored.getLastName()) + "”、名“" + text(stored.getFirstName())
              + "”，确有变更请联系系统管理员");
    }
  }

  /** Whether somebody may change every user, as administrators may and whoever was given that in Admin. */
  private boolean isAdministrator(Authentication current) {
    List<String> groups = unchecked(() -> createGroupQuery().groupMember(current.getUserId()).list()).stream().map(Group::getId).toList();
    return commandExecutor.execute(context -> context.getAuthorizationManager()
        .isAuthorized(current.getUserId(), groups, Permissions.UPDATE, Resources.USER, "*"));
  }

  private <T> T unchecked(Supplier<T> query) {
    Authentication current = getCurrentAuthentication();
    clearAuthentication();
    try {
      return query.get();
    } finally {
      setAuthentication(current);
    }
  }

  private static boolean same(String one, String other) {
    return text(one).equals(text(other));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
