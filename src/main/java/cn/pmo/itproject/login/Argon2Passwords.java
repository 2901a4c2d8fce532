package cn.pmo.itproject.login;

import cn.pmo.itproject.rule.TryLaterException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id: 19 MiB, two passes, one lane, which OWASP names as the least. It takes passwords of any length, where bcrypt
 * would cut off what is beyond 72 bytes, 24 Chinese characters, and with it the engine's salt. As every hash takes memory and a core for some
 * hundredths of a second, only so many are made at a time as there are cores; whoever finds no turn is asked to come back. A login takes its
 * turn before its transaction begins ({@link GuardedIdentityService}): waiting costs no connection, and what is known of failed logins is read
 * afterwards.
 */
@Component
class Argon2Passwords implements PasswordEncryptor {

  static final String NAME = "argon2id";

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  /** Waiting requests hold threads of the web server, which has more of them than this. */
  private static final int MOST_WAITING = 50;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final Semaphore turns = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
  private final ThreadLocal<Boolean> inTurn = new ThreadLocal<>();
  private final String nobodys = encoder.encode(UUID.randomUUID().toString());

  @Override
  public String encrypt(String password) {
    return inTurn(() -> encoder.encode(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return inTurn(() -> encoder.matches(password, encrypted));
  }

  /** Takes as long as a check that fails: a client cannot tell by the time whether there was anything to check. */
  void waste(String password) {
    check(password, nobodys);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /**
   * Does something that makes hashes when it is its turn.
   *
   * @throws TryLaterException if too many wait, or its turn does not come
   */
  <T> T inTurn(Supplier<T> work) {
    if (inTurn.get() != null) {
      return work.get();
    }
    take();
    inTurn.set(true);
    try {
      return work.get();
    } finally {
      inTurn.remove();
      turns.release();
    }
  }

  /** How many wait for their turn at this moment. */
  int waiting() {
    return turns.getQueueLength();
  }

  private void take() {
    try {
      if (waiting() >= MOST_WAITING || !turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw TryLaterException.unavailable("同时登录的人过多，请稍后重试", PATIENCE, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
