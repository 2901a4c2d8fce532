package cn.pmo.itproject.monitoring;

import cn.pmo.itproject.monitoring.Sampled.Sample;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server takes connections, as a detail of the node's health. The node is none the worse for it: no step waits for a
 * mail, and mails are tried again. So the status is never "down", which somebody might take for a reason to restart the node.
 */
@Component
class MailServerHealthIndicator implements HealthIndicator {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final ObjectProvider<JavaMailSenderImpl> server;
  private final Sampled<Boolean> probe;

  MailServerHealthIndicator(ObjectProvider<JavaMailSenderImpl> server) {
    this.server = server;
    this.probe = new Sampled<>("mail-server-health", PERIOD, () -> {
      server.getObject().testConnection();
      return true;
    });
  }

  @Override
  public Health health() {
    JavaMailSenderImpl configured = server.getIfAvailable();
    if (configured == null) {
      return Health.unknown().withDetail("server", "none, notices are logged").build();
    }
    Sample<Boolean> sample = probe.get(LONGEST_WAIT);
    Health.Builder health = sample != null && sample.failure() == null ? Health.up() : Health.unknown();
    health.withDetail("server", configured.getHost() + ":" + configured.getPort());
    if (sample == null) {
      health.withDetail("error", "no answer for " + probe.pending().toMillis() + " ms");
    } else if (sample.failure() != null) {
      health.withException(sample.failure());
    }
    return health.build();
  }
}
