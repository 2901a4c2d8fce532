package cn.pmo.itproject.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;

/**
 * Tells when the database has ended a transaction only because another one was in its way: a deadlock, or a lock it did not get in time.
 * Nothing of such a transaction stays, and the same again may well succeed. However often the engine, MyBatis and Spring have wrapped it.
 */
public final class Conflicts {

  /**
   * What databases call it: MySQL and MariaDB 1213 (deadlock), 1205 (waited too long), MariaDB 1020 (row changed since it was read);
   * H2 40001 (deadlock), 50200 (waited too long), 90131 (row changed since it was read).
   */
  private static final Set<Integer> CODES = Set.of(1213, 1205, 1020, 40001, 50200, 90131);

  /** Class 40 of the standard: transaction rollback. */
  private static final String ROLLED_BACK = "40";

  private Conflicts() {
  }

  /** Whether the database gave this transaction up for the sake of another. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql && isConflict(sql)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the engine noticed that somebody else had changed the same, or the database did. */
  public static boolean orOutdated(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof OptimisticLockingException) {
        return true;
      }
    }
    return caused(failure);
  }

  /** A batch of statements keeps what failed beside its cause. */
  private static boolean isConflict(SQLException failure) {
    for (SQLException each = failure; each != null; each = each.getNextException()) {
      if (CODES.contains(each.getErrorCode()) || each.getSQLState() != null && each.getSQLState().startsWith(ROLLED_BACK)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }
}
