package cn.pmo.itproject.monitoring;

import cn.pmo.itproject.monitoring.Sampled.Sample;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this node gets an answer from the database: part of its readiness. Takes the place of Spring Boot's own indicator, which asks
 * in the caller's thread: while a connection hangs, every check of the proxy would hold one more thread until the pool gives up.
 */
@Component
class DatabaseHealthIndicator implements HealthIndicator {

  /** Less than a proxy's time-out for a check, so that it gets an answer, and the right one. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  /** A full pool makes a probe wait, too: that alone doesn't take a node out of service. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int VALIDATION_SECONDS = 3;

  private final Sampled<Boolean> probe;

  DatabaseHealthIndicator(DataSource dataSource) {
    this.probe = new Sampled<>("database-health", PERIOD, () -> {
      try (Connection connection = dataSource.getConnection()) {
        return connection.isValid(VALIDATION_SECONDS);
      }
    });
  }

  @Override
  public Health health() {
    Sample<Boolean> sample = probe.get(LONGEST_WAIT);
    Duration pending = probe.pending();
    if (sample == null || pending.compareTo(PATIENCE) > 0) {
      return Health.down().withDetail("error", "no answer for " + pending.toMillis() + " ms").build();
    }
    if (sample.failure() != null) {
      return Health.down(sample.failure()).build();
    }
    return sample.value() ? Health.up().build() : Health.down().withDetail("error", "the connection is not valid").build();
  }
}
