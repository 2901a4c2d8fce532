package cn.pmo.itproject.deadline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Lets the check of limits find the tasks that are due among many that are not; the engine has no index for that. An embedded database, on
 * which the engine makes its tables later than this, does without: it has few tasks.
 */
@Component
class V9_1__DueDateIndex extends BaseJavaMigration {

  private static final String TABLE = "ACT_RU_TASK";
  private static final String INDEX = "ix_task_due_date";

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (ResultSet table = connection.getMetaData().getTables(connection.getCatalog(), null, TABLE, null)) {
      if (!table.next()) {
        return;
      }
    }
    if (!isThere(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create index " + INDEX + " on " + TABLE + " (DUE_DATE_)");
      }
    }
  }

  /** An earlier attempt may have been cut off after it: MySQL does not roll back what changes tables. */
  private static boolean isThere(Connection connection) throws SQLException {
    try (ResultSet index = connection.getMetaData().getIndexInfo(connection.getCatalog(), null, TABLE, false, false)) {
      while (index.next()) {
        if (INDEX.equalsIgnoreCase(index.getString("INDEX_NAME"))) {
          return true;
        }
      }
    }
    return false;
  }
}
