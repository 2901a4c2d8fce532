package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn of a node to migrate a schema of MySQL or MariaDB, a lock of the server that goes with the connection if the node dies. Flyway's own
 * begins too late: a node that finds the schema neither empty nor with a history, because another one is making it, fails.
 */
final class MigrationTurn implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MigrationTurn.class);

  /** Names of locks are the server's, not the schema's, and at most 64 characters long. */
  static final String NAME = "concat('it-project-migration-', left(sha2(database(), 256), 32))";
  /** Seconds; below the time after which the driver takes a silent server for dead. */
  private static final int LOOK_AGAIN = 20;

  private final Connection connection;

  private MigrationTurn(Connection connection) {
    this.connection = connection;
  }

  /**
   * Waits, however long the others take.
   *
   * @param connection holds the lock and must not be used for the migration
   */
  static MigrationTurn await(Connection connection) throws SQLException {
    while (!isTrue(connection, "select get_lock(" + NAME + ", " + LOOK_AGAIN + ")")) {
      log.info("Another node is migrating the database, waiting for it");
    }
    return new MigrationTurn(connection);
  }

  @Override
  public void close() throws SQLException {
    isTrue(connection, "select release_lock(" + NAME + ")");
  }

  private static boolean isTrue(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
