package cn.pmo.itproject.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Indexes of the engine's identity links, from which alone the tasks of a group and of a user and the links of a task are read. */
final class TaskIndexes {

  private static final String TABLE = "ACT_RU_IDENTITYLINK";
  private static final Map<String, String> INDEXES = Map.of(
      "ix_link_group_task", "(GROUP_ID_, TASK_ID_)",
      "ix_link_task_group_user", "(TASK_ID_, GROUP_ID_, USER_ID_)",
      "ix_link_user_task", "(USER_ID_, TASK_ID_)");

  private TaskIndexes() {
  }

  /** Whether the engine has its tables here. */
  static boolean haveTables(Connection connection) throws SQLException {
    try (ResultSet table = connection.getMetaData().getTables(connection.getCatalog(), null, TABLE, null)) {
      return table.next();
    }
  }

  /** Creates those that are not there. */
  static void create(Connection connection) throws SQLException {
    Set<String> present = names(connection);
    for (Map.Entry<String, String> index : INDEXES.entrySet()) {
      if (!present.contains(index.getKey())) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("create index " + index.getKey() + " on " + TABLE + " " + index.getValue());
        }
      }
    }
  }

  private static Set<String> names(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (ResultSet index = connection.getMetaData().getIndexInfo(connection.getCatalog(), null, TABLE, false, true)) {
      while (index.next()) {
        names.add(String.valueOf(index.getString("INDEX_NAME")).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
