package cn.pmo.itproject.cluster;

import java.time.Duration;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/** Ends the work on jobs when the node leaves: after the web server, whose last requests may still add jobs, and before the database. */
class JobExecutorLeaving implements SmartLifecycle {

  /** The web server stops 1024 below the end of its requests. */
  private static final int PHASE = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;

  private final NodeJobExecutor executor;
  private final Duration patience;

  JobExecutorLeaving(NodeJobExecutor executor, Duration patience) {
    this.executor = executor;
    this.patience = patience;
  }

  /** Camunda's starter does it, once the application is ready. */
  @Override
  public void start() {
  }

  @Override
  public void stop() {
    executor.leave(patience);
  }

  @Override
  public boolean isRunning() {
    return executor.isActive();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
