package cn.pmo.itproject.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Prometheus is told when, and how often the database is asked for it. */
class WorkloadCollectorTest {

  @Test
  void howeverOftenItIsScrapedTheDatabaseIsAskedOnce() {
    AtomicInteger readings = new AtomicInteger();
    WorkloadCollector collector = collector(() -> {
      readings.incrementAndGet();
      return new Workload(Map.of("a", 3L), Map.of("a", 1L), Map.of(), 0, 0, 0, Duration.ofMillis(1500), 0, 0);
    });
    for (int i = 0; i < 10; i++) {
      assertThat(value(collector, "itproject_open_tasks")).isEqualTo(3);
    }
    assertThat(value(collector, "itproject_job_delay_seconds")).isEqualTo(1.5);
    assertThat(readings).hasValue(1);
  }

  @Test
  void withoutADatabaseTheScrapeIsAnsweredWithoutOldNumbers() {
    JdbcClient jdbc = mock(JdbcClient.class);
    when(jdbc.sql(anyString())).thenThrow(new DataAccessResourceFailureException("gone"));
    WorkloadCollector collector = collector(new WorkloadReader(jdbc)::read);
    assertThat(value(collector, "itproject_workload_known")).isZero();
    assertThat(collector.collect().stream().map(MetricSnapshot::getMetadata)).hasSize(1);
  }

  private static WorkloadCollector collector(Supplier<Workload> workload) {
    WorkloadReader reader = new WorkloadReader(null) {
      @Override
      Workload read() {
        return workload.get();
      }
    };
    return new WorkloadCollector(reader, new DefaultListableBeanFactory().getBeanProvider(PrometheusRegistry.class));
  }

  private static double value(WorkloadCollector collector, String metric) {
    return collector.collect().stream().filter(found -> found.getMetadata().getName().equals(metric))
        .map(found -> ((GaugeSnapshot) found).getDataPoints().get(0).getValue()).findFirst().orElseThrow();
  }
}
