package cn.pmo.itproject.cluster;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of leaving: the node says that it is not ready (Spring Boot has done that by now) and goes on answering, until the proxy
 * has seen it and sends no more requests. Without it, requests already on their way would find nobody.
 */
class Draining implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

  private final Duration time;
  private boolean running;

  Draining(Duration time) {
    this.time = time;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (time.isZero()) {
      return;
    }
    LOG.info("节点即将停止：已报告为未就绪，{} 内继续处理请求", time);
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before everything else. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
