package cn.pmo.itproject.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Logins that need no hash for a while. */
class RecentLoginsTest {

  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private final RecentLogins recent = new RecentLogins(Duration.ofMinutes(1), new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  });

  @Test
  void areKnownForAMinute() {
    recent.add("zhang.wei", "secret", "hash");
    assertThat(recent.contains("zhang.wei", "secret", "hash")).isTrue();
    now = now.plusSeconds(59);
    assertThat(recent.contains("zhang.wei", "secret", "hash")).isTrue();
    now = now.plusSeconds(1);
    assertThat(recent.contains("zhang.wei", "secret", "hash")).isFalse();
  }

  @Test
  void areThoseOfThisUserPasswordAndStoredHashOnly() {
    recent.add("zhang.wei", "secret", "hash");
    assertThat(recent.contains("zhang.we", "isecret", "hash")).isFalse();
    assertThat(recent.contains("Zhang.wei", "secret", "hash")).isFalse();
    assertThat(recent.contains("zhang.wei", "secre", "thash")).isFalse();
    assertThat(recent.contains("zhang.wei", "secret", "another hash")).isFalse();
  }

  @Test
  void noneIsKnownWhereThatIsSwitchedOff() {
    RecentLogins never = new RecentLogins(Duration.ZERO, Clock.systemUTC());
    never.add("zhang.wei", "secret", "hash");
    assertThat(never.contains("zhang.wei", "secret", "hash")).isFalse();
  }
}
