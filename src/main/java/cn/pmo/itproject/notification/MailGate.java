package cn.pmo.itproject.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a mail server that is slow or down from holding the threads that do the jobs: only some mails are on their way at a time, and
 * after a failure to reach the server nobody tries for a while; then one mail goes ahead.
 */
class MailGate {

  private final Semaphore turns;
  private final Duration maxWait;
  private final Duration pause;
  private final InstantSource clock;

  private Instant closedUntil;
  private String reason;
  private boolean probing;

  MailGate(int maxConcurrent, Duration maxWait, Duration pause, InstantSource clock) {
    this.turns = new Semaphore(maxConcurrent, true);
    this.maxWait = maxWait;
    this.pause = pause;
    this.clock = clock;
  }

  /** What is done with the server; it throws {@link Unreachable} if there is no talking to it. */
  interface Sending {
    void run() throws Unreachable;
  }

  /** The server cannot be reached, does not answer or lets nobody in. */
  static final class Unreachable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Sends something when it has its turn.
   *
   * @throws MailPostponedException if too many others are at it
   * @throws Unreachable if the server cannot be reached, or could not a moment ago
   */
  void pass(Sending sending) throws Unreachable {
    refuseWhileClosed();
    boolean turn;
    try {
      turn = turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailPostponedException("正在停止，邮件稍后发送");
    }
    if (!turn) {
      throw new MailPostponedException("同时发送的邮件已达上限（it-project.mail.max-concurrent），稍后发送");
    }
    try {
      enter();
      boolean reached = false;
      try {
        sending.run();
        reached = true;
      } catch (Unreachable e) {
        close(e);
        throw e;
      } catch (RuntimeException e) {
        reached = true;
        throw e;
      } finally {
        leave(reached);
      }
    } finally {
      turns.release();
    }
  }

  private synchronized void refuseWhileClosed() throws Unreachable {
    if (closedUntil != null && (probing || clock.instant().isBefore(closedUntil))) {
      throw new Unreachable("刚才" + reason + "，" + pause.toSeconds() + " 秒内不再尝试", null);
    }
  }

  private synchronized void enter() throws Unreachable {
    refuseWhileClosed();
    probing = closedUntil != null;
  }

  private synchronized void close(Unreachable failure) {
    closedUntil = clock.instant().plus(pause);
    reason = failure.getMessage();
  }

  private synchronized void leave(boolean reached) {
    probing = false;
    if (reached) {
      closedUntil = null;
    }
  }
}
