package cn.pmo.itproject.monitoring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that is read from the outside (database, mail server) by a thread of its own, at most once in a period and one at a time,
 * whoever asks how often: those who ask wait for a bounded time and then get what was read last. So neither does a monitor put load on
 * what it watches, nor does a hanging read pile up threads of the monitor.
 */
final class Sampled<T> {

  /**
   * What was read.
   *
   * @param value null if the last reading failed
   * @param failure why, null if it succeeded
   * @param at when it was read, by {@link System#nanoTime()}
   */
  record Sample<T>(T value, Exception failure, long at) {

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - at);
    }
  }

  private final String name;
  private final Duration period;
  private final Callable<T> reading;
  private Sample<T> last;
  private CompletableFuture<Sample<T>> running;
  private long runningSince;

  Sampled(String name, Duration period, Callable<T> reading) {
    this.name = name;
    this.period = period;
    this.reading = reading;
  }

  /**
   * The newest sample.
   *
   * @return null if nothing could be read yet within the time
   */
  Sample<T> get(Duration longestWait) {
    CompletableFuture<Sample<T>> awaited;
    synchronized (this) {
      if (running == null) {
        if (last != null && last.age().compareTo(period) < 0) {
          return last;
        }
        start();
      }
      awaited = running;
    }
    try {
      return awaited.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      synchronized (this) {
        return last;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How long the reading that goes on has taken so far; zero if there is none. */
  synchronized Duration pending() {
    return running == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - runningSince);
  }

  private void start() {
    CompletableFuture<Sample<T>> result = new CompletableFuture<>();
    running = result;
    runningSince = System.nanoTime();
    Thread thread = new Thread(() -> result.complete(read()), name);
    thread.setDaemon(true);
    thread.start();
  }

  private Sample<T> read() {
    Sample<T> sample;
    try {
      sample = new Sample<>(reading.call(), null, System.nanoTime());
    } catch (Exception e) {
      sample = new Sample<>(null, e, System.nanoTime());
    }
    synchronized (this) {
      last = sample;
      running = null;
      return sample;
    }
  }
}
