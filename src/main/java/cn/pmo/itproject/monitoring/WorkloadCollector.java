package cn.pmo.itproject.monitoring;

import cn.pmo.itproject.monitoring.Sampled.Sample;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Tells Prometheus the {@link Workload}. It is read when somebody asks for it, at most once in fifteen seconds; all nodes tell the same.
 * When it can't be read, the numbers are missing instead of old, {@code itproject_workload_known} is 0, and all other metrics are answered.
 */
@Component
class WorkloadCollector implements MultiCollector, SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(WorkloadCollector.class);

  private static final Duration PERIOD = Duration.ofSeconds(15);
  /** Well within the time Prometheus gives to a scrape (ten seconds). */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration OLDEST = Duration.ofMinutes(1);

  private final Sampled<Workload> workload;
  private final ObjectProvider<PrometheusRegistry> registry;

  WorkloadCollector(WorkloadReader reader, ObjectProvider<PrometheusRegistry> registry) {
    this.workload = new Sampled<>("workload-metrics", PERIOD, reader::read);
    this.registry = registry;
  }

  @Override
  public void afterSingletonsInstantiated() {
    registry.ifAvailable(found -> found.register(this));
  }

  @Override
  public MetricSnapshots collect() {
    Sample<Workload> sample = workload.get(LONGEST_WAIT);
    boolean known = sample != null && sample.failure() == null && sample.age().compareTo(OLDEST) < 0;
    List<MetricSnapshot> metrics = new ArrayList<>();
    metrics.add(gauge("workload_known", "Whether the numbers of open tasks, jobs, incidents and mails could be read",
        List.of(point(known ? 1 : 0))));
    if (known) {
      addTo(metrics, sample.value());
    } else if (sample != null && sample.failure() != null) {
      LOG.warn("The workload could not be read: {}", sample.failure().toString());
    }
    return new MetricSnapshots(metrics);
  }

  private static void addTo(List<MetricSnapshot> metrics, Workload workload) {
    metrics.add(gauge("open_tasks", "Open user tasks", byProcess(workload.openTasks())));
    metrics.add(gauge("overdue_tasks", "Open user tasks past their limit, without suspended ones", byProcess(workload.overdueTasks())));
    metrics.add(gauge("incidents", "Open incidents, counted where they happened", workload.incidents().entrySet().stream()
        .map(entry -> point(entry.getValue(), "process", entry.getKey().process(), "type", entry.getKey().type())).toList()));
    metrics.add(gauge("jobs", "Jobs that are due, wait for a time, or failed for good", List.of(
        point(workload.jobsDue(), "state", "due"), point(workload.jobsWaiting(), "state", "waiting"),
        point(workload.jobsFailed(), "state", "failed"))));
    metrics.add(gauge("job_delay_seconds", "For how long the oldest due job that no node has taken has been due",
        List.of(point(workload.jobDelay().toMillis() / 1000.0))));
    metrics.add(gauge("mails_waiting", "Mails not sent yet", List.of(point(workload.mailsWaiting()))));
    metrics.add(gauge("mails_failed", "Mails that failed for good, an incident each", List.of(point(workload.mailsFailed()))));
  }

  private static List<GaugeDataPointSnapshot> byProcess(Map<String, Long> numbers) {
    return numbers.entrySet().stream().map(entry -> point(entry.getValue(), "process", entry.getKey())).toList();
  }

  private static GaugeDataPointSnapshot point(double value, String... labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build();
  }

  private static GaugeSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
    return new GaugeSnapshot(new MetricMetadata("itproject_" + name, help), points);
  }
}
