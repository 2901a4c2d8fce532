package cn.pmo.itproject.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does work in a transaction of its own again when the database gave it up for the sake of another. A few times, with growing random
 * pauses, so that those who were in each other's way do not meet again; after that the failure is what it would have been.
 *
 * <p>Work inside a surrounding transaction is done once: that is gone as a whole, and who began it begins it again.
 */
public final class Repetition {

  private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

  private static final int MOST_ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MILLIS = 40;

  /** A person waits for the answer. Longer than the server waits for a lock in production (30 s), so that there is a second attempt. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Repetition() {
  }

  /** Work with a result. */
  @FunctionalInterface
  public interface Work<T, E extends Throwable> {

    /** Does it once, all in one transaction. */
    T run() throws E;
  }

  /** Does the work, as often as conflicts require and patience allows. */
  public static <T, E extends Throwable> T whileConflicting(Work<T, E> work) throws E {
    return whileConflicting(work, failure -> true);
  }

  /**
   * Does the work, as often as conflicts require and patience allows.
   *
   * @param repeatable asked after a conflict whether the work can be done again
   */
  public static <T, E extends Throwable> T whileConflicting(Work<T, E> work, Predicate<Throwable> repeatable) throws E {
    long begin = System.nanoTime();
    for (int attempt = 1;; attempt++) {
      try {
        return work.run();
      } catch (Throwable e) {
        if (attempt == MOST_ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive() || !Conflicts.caused(e)
            || System.nanoTime() - begin > PATIENCE.toNanos() || !repeatable.test(e) || !paused(attempt)) {
          throw e;
        }
        LOG.info("The database gave a transaction up for the sake of another, attempt {} follows: {}", attempt + 1, e.getMessage());
      }
    }
  }

  /** False if the thread is to end. */
  private static boolean paused(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << attempt));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
