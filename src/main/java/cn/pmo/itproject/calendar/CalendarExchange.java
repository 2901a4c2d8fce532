package cn.pmo.itproject.calendar;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the calendars of all nodes the same: publishes this node's file when it is the newest, and takes over what another one has
 * published. In a thread of its own every few seconds, so that no calculation of a date waits for the database.
 */
@Component
class CalendarExchange implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarExchange.class);

  private final WorkingDayCalendars calendars;
  private final PublishedDays published;
  private final Duration interval;
  private final String node;
  private ScheduledExecutorService thread;
  private long revision;
  private boolean failed;

  CalendarExchange(WorkingDayCalendars calendars, PublishedDays published, CalendarProperties properties,
      @Value("${it-project.node}") String node) {
    this.calendars = calendars;
    this.published = published;
    this.interval = properties.exchangeInterval();
    this.node = node;
  }

  /** Before requests and jobs. */
  @Override
  public synchronized void start() {
    exchange();
    thread = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread daemon = new Thread(task, "working-day-exchange");
      daemon.setDaemon(true);
      return daemon;
    });
    thread.scheduleWithFixedDelay(this::exchange, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once. A database that cannot be reached leaves the calendar as it is and is reported once. */
  void exchange() {
    try {
      takeOver();
      calendars.unpublished().ifPresent(days -> {
        published.publish(days, node);
        takeOver();
      });
      failed = false;
    } catch (RuntimeException e) {
      if (!failed) {
        LOG.warn("各节点共同的工作日历暂时无法读写，继续使用本节点当前的工作日历", e);
      }
      failed = true;
    }
  }

  private void takeOver() {
    published.since(revision).ifPresent(publication -> {
      calendars.publish(publication.days());
      revision = publication.revision();
      LOG.info("各节点共同的工作日历已更新：{} 天，文件修改时间 {}", publication.days().days().size(), publication.days().modifiedAt());
    });
  }

  @Override
  public synchronized void stop() {
    thread.shutdownNow();
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
