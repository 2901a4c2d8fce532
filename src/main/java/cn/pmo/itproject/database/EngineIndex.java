package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An index the package adds to a table of the engine.
 *
 * @param columns as in SQL, e.g. {@code (GROUP_ID_, TASK_ID_)}
 */
public record EngineIndex(String name, String table, String columns) {

  /** For the check of limits, and for lists of tasks in the order of their limits. */
  public static final EngineIndex TASK_DUE_DATE = new EngineIndex("ix_task_due_date", "ACT_RU_TASK", "(DUE_DATE_, ID_)");

  /** Whether the server reads the rows that are equal in an index by their primary key: InnoDB does. */
  public static boolean endsInPrimaryKey(Connection connection) throws SQLException {
    return ServerFacts.isMysql(connection);
  }

  /** Creates it where its table is there and it is not: an earlier attempt may have been cut off, and MySQL does not roll it back. */
  public void createIfMissing(Connection connection) throws SQLException {
    if (isTableThere(connection) && !isThere(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create index " + name + " on " + table + " " + columns);
      }
    }
  }

  /** Whether the engine has made its tables. On an embedded database it does so later than the migrations. */
  public boolean isTableThere(Connection connection) throws SQLException {
    try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, table, null)) {
      return found.next();
    }
  }

  private boolean isThere(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    try (ResultSet index = metaData.getIndexInfo(connection.getCatalog(), null, table, false, true)) {
      while (index.next()) {
        if (name.equalsIgnoreCase(index.getString("INDEX_NAME"))) {
          return true;
        }
      }
    }
    return false;
  }
}
