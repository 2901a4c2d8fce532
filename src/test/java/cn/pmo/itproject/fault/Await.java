package cn.pmo.itproject.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits until something is so, looking again and again. */
final class Await {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {
  }

  /** Waits until the condition holds; what it throws counts as not yet. */
  static void until(String what, Duration patience, Callable<Boolean> condition) {
    until(() -> what, patience, condition);
  }

  /** Waits until the condition holds; the words are made only when it never does. */
  static void until(Supplier<String> what, Duration patience, Callable<Boolean> condition) {
    Instant end = Instant.now().plus(patience);
    Exception last = null;
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what.get(), last);
      }
      pause(PAUSE);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
