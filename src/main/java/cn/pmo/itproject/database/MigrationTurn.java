package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn of a node to migrate a schema of MySQL or MariaDB, a lock of the server that goes with the connection if the node dies. Flyway's own
 * begins too late: a node that finds the schema neither empty nor with a history, because another one is making it, takes it for one of an
 * earlier version and then fails.
 */
final class MigrationTurn implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MigrationTurn.class);

  /** Names of locks are the server's, not the schema's, and at most 64 characters long. */
  private static final String LOCK = "concat('it-project-migration-', left(sha2(database(), 256), 32))";
  /** Seconds; below the time after which the driver takes a silent server for dead. */
  private static final int LOOK_AGAIN = 20;
  /** Seconds; the server must not end the session, which does nothing as long as the migration takes. */
  private static final int DAY = 86_400;

  private final Connection connection;
  private final int patience;

  private MigrationTurn(Connection connection, int patience) {
    this.connection = connection;
    this.patience = patience;
  }

  /**
   * Waits, however long the others take.
   *
   * @param connection holds the lock and must not be used for the migration
   * @throws SQLException if the server does not give locks
   */
  static MigrationTurn await(Connection connection) throws SQLException {
    int patience = number(connection, "select @@session.wait_timeout");
    setPatience(connection, DAY);
    while (number(connection, "select get_lock(" + LOCK + ", " + LOOK_AGAIN + ")") == 0) {
      log.info("Another node is migrating the database, waiting for it");
    }
    return new MigrationTurn(connection, patience);
  }

  /** What was migrated is, even if the lock cannot be given back: then it goes with its connection. */
  @Override
  public void close() {
    try {
      number(connection, "select release_lock(" + LOCK + ")");
      setPatience(connection, patience);
    } catch (SQLException e) {
      log.warn("The lock for migrating the database went with its connection: {}", e.getMessage());
      abort();
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("The connection was gone already", e);
    }
  }

  private static void setPatience(Connection connection, int seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session wait_timeout = " + seconds);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      int number = rows.getInt(1);
      if (rows.wasNull()) {
        throw new SQLException("The server gave no answer to “" + sql + "”");
      }
      return number;
    }
  }
}
