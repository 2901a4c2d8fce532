package cn.pmo.itproject.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Logins that were right a short time ago. Clients of the REST interfaces send name and password with each request, and each would cost the
 * hash that is to make guessing expensive. Kept is a digest under a key of this process alone: of name, password and what the password was
 * checked against, so that a change of the password, on whatever node, ends it at once.
 */
@Component
public class RecentLogins {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MOST = 10_000;

  private final Map<String, Instant> known = new ConcurrentHashMap<>();
  private final SecretKeySpec key;
  private final Duration rememberFor;
  private final Clock clock;

  @Autowired
  RecentLogins(LoginSettings settings) {
    this(settings.rememberFor(), Clock.systemUTC());
  }

  RecentLogins(Duration rememberFor, Clock clock) {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
    this.rememberFor = rememberFor;
    this.clock = clock;
  }

  /** Whether this password of this user was found right lately, against the same stored value ({@code ""} where nothing is stored here). */
  public boolean contains(String userId, String password, String stored) {
    if (rememberFor.isZero()) {
      return false;
    }
    Instant until = known.get(digest(userId, password, stored));
    return until != null && clock.instant().isBefore(until);
  }

  /** The password has been found right. */
  public void add(String userId, String password, String stored) {
    if (rememberFor.isZero()) {
      return;
    }
    Instant now = clock.instant();
    if (known.size() >= MOST) {
      known.values().removeIf(until -> !now.isBefore(until));
    }
    if (known.size() < MOST) {
      known.put(digest(userId, password, stored), now.plus(rememberFor));
    }
  }

  private String digest(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length, so that no part goes on in the next one.
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      return Base64.getEncoder().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
