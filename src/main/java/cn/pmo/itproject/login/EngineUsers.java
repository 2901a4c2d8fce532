package cn.pmo.itproject.login;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's own users. Differs from the engine's in how a login is checked: whether somebody exists, is locked or has no password cannot
 * be told by answer or time, the client's address is watched, and an old hash is replaced.
 */
final class EngineUsers extends DbIdentityServiceProvider {

  /** Beyond it nothing is hashed: no password may be so long. */
  private static final int LONGEST = 1000;

  private final Argon2Passwords hashes;
  private final RecentLogins recent;
  private final LoginFailures failures;

  private EngineUsers(Argon2Passwords hashes, RecentLogins recent, LoginFailures failures) {
    this.hashes = hashes;
    this.recent = recent;
    this.failures = failures;
  }

  /** Makes one for each command. */
  record Factory(Argon2Passwords hashes, RecentLogins recent, LoginFailures failures) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return EngineUsers.class;
    }

    @Override
    public Session openSession() {
      return new EngineUsers(hashes, recent, failures);
    }
  }

  /** Whether this login was right a short time ago and nothing has happened since that would make it worth another look. */
  boolean remembers(String userId, String password) {
    UserEntity user = userId == null || password == null || password.length() > LONGEST ? null : findUserById(userId);
    return user != null && user.getPassword() != null && !isUserLocked(user) && isUntroubled(user)
        && recent.contains(userId, password, user.getPassword());
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    if (userId == null || password == null || password.length() > LONGEST) {
      return false;
    }
    UserEntity user = findUserById(userId);
    String stored = user == null ? null : user.getPassword();
    boolean locked = user != null && isUserLocked(user);
    failures.admitAddress();
    if (stored == null || locked || password.isEmpty() || !isArgon2(stored)) {
      hashes.waste(password);
    }
    if (locked) {
      // What was sent is not looked at; nor does it count for the address, where the user's own client may be.
      return false;
    }
    if (stored == null || password.isEmpty() || !matchPassword(password, user)) {
      failures.countForAddress();
      if (user != null) {
        lockUser(user);
      }
      return false;
    }
    if (!isUntroubled(user)) {
      unlockUser(user);
    } else if (!isArgon2(stored)) {
      // Not together with the above: the engine would write the row twice, the second time in vain.
      user.setPassword(password);
      user.encryptPassword();
    }
    if (isArgon2(user.getPassword())) {
      // Not before the old hash has been replaced, which the next login does then.
      recent.add(userId, password, user.getPassword());
    }
    return true;
  }

  private static boolean isUntroubled(UserEntity user) {
    return user.getAttempts() == 0 && user.getLockExpirationTime() == null;
  }

  private static boolean isArgon2(String stored) {
    return stored.startsWith("{" + Argon2Passwords.NAME + "}");
  }
}
