package cn.pmo.itproject.directory;

import cn.pmo.itproject.rule.TryLaterException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the directory can be reached. Once a request has waited in vain the next ones are refused at once for some seconds, so that a
 * directory that is away or hangs does not hold all threads of the server.
 */
final class DirectoryState {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryState.class);
  private static final String MESSAGE = "用户目录（LDAP）暂时无法访问，不能确认您的身份，请稍后重试；仍不成功请联系系统管理员";
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final AtomicReference<Instant> awayUntil = new AtomicReference<>(Instant.EPOCH);

  /**
   * Lets somebody ask the directory.
   *
   * @throws TryLaterException if it did not answer a moment ago
   */
  void check() {
    Duration left = Duration.between(Instant.now(), awayUntil.get());
    if (!left.isNegative() && !left.isZero()) {
      throw TryLaterException.unavailable(MESSAGE, left, null);
    }
  }

  /** It did not answer as it should: what the client is told. */
  TryLaterException failed(Exception cause) {
    LOG.error("The directory cannot be asked; requests that need it are refused for {} s", PAUSE.toSeconds(), cause);
    awayUntil.set(Instant.now().plus(PAUSE));
    return TryLaterException.unavailable(MESSAGE, PAUSE, cause);
  }
}
