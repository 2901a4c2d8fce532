package cn.pmo.itproject.login;

import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.rule.TryLaterException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords in {@code login_failure}, for all nodes: by the client's address, from which somebody may try few passwords on many
 * users, and, where the engine does not do it itself, by user. Whoever has tried too often is refused before the password is looked at.
 */
@Component
public class LoginFailures {

  private static final Logger LOG = LoggerFactory.getLogger(LoginFailures.class);

  /** Seconds to wait after the first wrong password, twice as many after each further one, and the most; of the engine's users, too. */
  static final int FIRST_WAIT = 3;
  static final int LONGEST_WAIT = 60;
  private static final Duration CLEAN_UP_INTERVAL = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofHours(2);

  // Made after the engine's configuration, which needs this.
  private final ObjectProvider<JdbcClient> jdbc;
  private final LoginSettings settings;
  private final AtomicReference<Instant> cleanedUp = new AtomicReference<>(Instant.EPOCH);

  LoginFailures(ObjectProvider<JdbcClient> jdbc, LoginSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Lets a login of the current request go on.
   *
   * @throws TryLaterException if too many wrong passwords came from its address
   */
  public void admitAddress() {
    ClientAddress.current().flatMap(address -> find(subjectOf(address))).ifPresent(tries -> {
      Instant end = tries.first().plus(settings.window());
      Instant now = now();
      if (tries.failures() >= settings.failuresPerAddress() && now.isBefore(end)) {
        Duration wait = Duration.between(now, end);
        throw TryLaterException.tooManyRequests("来自您的网络地址的登录失败次数过多，请在 " + inWords(wait) + "后重试；忘记密码请联系系统管理员", wait);
      }
    });
  }

  /**
   * Lets a login of a user go on whom the engine does not lock by itself: after each failure he has to wait longer, up to a minute.
   *
   * @throws TryLaterException while he has to wait
   */
  public void admitUser(String userId) {
    find(subjectOfUser(userId)).ifPresent(tries -> {
      long wait = tries.failures() > 5 ? LONGEST_WAIT : Math.min(LONGEST_WAIT, FIRST_WAIT << tries.failures() - 1);
      Duration left = Duration.between(now(), tries.last().plusSeconds(wait));
      if (!left.isNegative() && !left.isZero()) {
        throw TryLaterException.tooManyRequests("该用户登录失败次数过多，请在 " + inWords(left) + "后重试；忘记密码请联系系统管理员", left);
      }
    });
  }

  /** A wrong password came with the current request. */
  public void countForAddress() {
    ClientAddress.current().ifPresent(address -> {
      if (count(subjectOf(address)) == settings.failuresPerAddress()) {
        LOG.warn("{} wrong passwords from {}: logins from there are refused until {} after the first of them", settings.failuresPerAddress(),
            address, settings.window());
      }
      cleanUp();
    });
  }

  /** A wrong password was tried on a user whom the engine does not lock by itself. */
  public void countForUser(String userId) {
    count(subjectOfUser(userId));
  }

  /** The user has logged in. */
  public void forgetUser(String userId) {
    jdbc.getObject().sql("delete from login_failure where subject = ?").param(subjectOfUser(userId)).update();
  }

  private int count(String subject) {
    Instant now = now();
    String time = ColumnTimes.utc(now);
    String begin = ColumnTimes.utc(now.minus(settings.window()));
    for (int attempt = 0; ; attempt++) {
      if (jdbc.getObject().sql("update login_failure set failures = failures + 1, last_at = ? where subject = ? and first_at > ?")
          .params(time, subject, begin).update() > 0
          || jdbc.getObject().sql("update login_failure set failures = 1, first_at = ?, last_at = ? where subject = ? and first_at <= ?")
          .params(time, time, subject, begin).update() > 0) {
        return find(subject).map(Tries::failures).orElse(1);
      }
      try {
        jdbc.getObject().sql("insert into login_failure (subject, failures, first_at, last_at) values (?, 1, ?, ?)")
            .params(subject, time, time).update();
        return 1;
      } catch (DuplicateKeyException e) {
        // Another request with the same subject was faster: its row is there now.
        if (attempt > 0) {
          throw e;
        }
      }
    }
  }

  private Optional<Tries> find(String subject) {
    return jdbc.getObject().sql("select failures, first_at, last_at from login_failure where subject = ?").param(subject)
        .query((row, index) -> new Tries(row.getInt("failures"), ColumnTimes.instant(row, "first_at"), ColumnTimes.instant(row, "last_at")))
        .optional();
  }

  private void cleanUp() {
    Instant last = cleanedUp.get();
    Instant now = now();
    if (last.plus(CLEAN_UP_INTERVAL).isAfter(now) || !cleanedUp.compareAndSet(last, now)) {
      return;
    }
    String time = ColumnTimes.utc(now.minus(KEPT));
    List<String> old = jdbc.getObject().sql("select subject from login_failure where last_at < ? order by last_at limit 500").param(time)
        .query(String.class).list();
    old.forEach(subject -> jdbc.getObject().sql("delete from login_failure where subject = ? and last_at < ?").params(subject, time).update());
  }

  /** The engine's clock, which its own locks go by. */
  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  private static String subjectOf(String address) {
    return "address " + address;
  }

  /** A digest: what was typed for a name may be a password, and may be long. */
  private static String subjectOfUser(String userId) {
    return "user " + Sha256.of(userId.getBytes(StandardCharsets.UTF_8));
  }

  private static String inWords(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return seconds < 60 ? seconds + " 秒" : (seconds + 59) / 60 + " 分钟";
  }

  private record Tries(int failures, Instant first, Instant last) {
  }
}
