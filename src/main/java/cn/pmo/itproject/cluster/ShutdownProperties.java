package cn.pmo.itproject.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node leaves.
 *
 * @param drain how long it goes on taking requests after it has said that it is not ready: until the proxy has noticed
 * @param jobs how long it waits for the jobs it has begun; less than {@code spring.lifecycle.timeout-per-shutdown-phase}
 */
@ConfigurationProperties("it-project.shutdown")
record ShutdownProperties(@DefaultValue("PT0S") Duration drain, @DefaultValue("PT50S") Duration jobs) {

  ShutdownProperties {
    requireNotNegative("drain", drain);
    requireNotNegative("jobs", jobs);
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "it-project.shutdown." + name + " 的值“" + value + "”无效，应为不小于零的时长，例如 PT10S（10 秒）");
    }
  }
}
