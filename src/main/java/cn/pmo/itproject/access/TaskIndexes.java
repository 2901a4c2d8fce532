package cn.pmo.itproject.access;

import cn.pmo.itproject.database.EngineIndex;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Indexes of the engine's identity links, from which alone the tasks of a group and of a user and the links of a task are read, and of its tasks,
 * for the orders in which they are gone through.
 */
final class TaskIndexes {

  private static final String LINKS = "ACT_RU_IDENTITYLINK";
  private static final List<EngineIndex> ALL = List.of(
      new EngineIndex("ix_link_group_task", LINKS, "(GROUP_ID_, TASK_ID_)"),
      new EngineIndex("ix_link_task_group_user", LINKS, "(TASK_ID_, GROUP_ID_, USER_ID_)"),
      new EngineIndex("ix_link_user_task", LINKS, "(USER_ID_, TASK_ID_)"),
      EngineIndex.TASK_DUE_DATE);
  /** What the engine's own indexes of these columns are where they end in the id. */
  private static final List<EngineIndex> ORDERS = List.of(
      new EngineIndex("ix_task_created", "ACT_RU_TASK", "(CREATE_TIME_, ID_)"),
      new EngineIndex("ix_task_last_updated", "ACT_RU_TASK", "(LAST_UPDATED_, ID_)"));

  private TaskIndexes() {
  }

  /** Whether the engine has its tables here. */
  static boolean haveTables(Connection connection) throws SQLException {
    return ALL.get(0).isTableThere(connection);
  }

  /** Creates those that are not there. */
  static void create(Connection connection) throws SQLException {
    for (EngineIndex index : ALL) {
      index.createIfMissing(connection);
    }
    if (!EngineIndex.endsInPrimaryKey(connection)) {
      for (EngineIndex index : ORDERS) {
        index.createIfMissing(connection);
      }
    }
  }
}
