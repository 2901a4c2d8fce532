package cn.pmo.itproject.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * From authorizations for each task to its links: removes every grant of exactly reading and updating one task (6), as the engine's default
 * provider made them, and lets the tasks of a group or a user be read from one index. Such a grant made by hand looks the same and goes, too;
 * those whose holder has no link to the task, and loses it by that, are told in the log. Other grants, and what was revoked, stay. On a database
 * in which the engine makes its tables later than this, {@link TaskAccessPlugin} adds the indexes.
 */
@Component
class V9_3__TaskAccess extends BaseJavaMigration {

  private static final Logger LOG = LoggerFactory.getLogger(V9_3__TaskAccess.class);

  private static final String GRANTS = " from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 7 and TYPE_ = 1 and RESOURCE_ID_ <> '*' and PERMS_ = 6";
  private static final String WITHOUT_LINK = " and not exists (select 1 from ACT_RU_IDENTITYLINK LINK where LINK.TASK_ID_ = RESOURCE_ID_"
      + " and (LINK.USER_ID_ = ACT_RU_AUTHORIZATION.USER_ID_ or LINK.GROUP_ID_ = ACT_RU_AUTHORIZATION.GROUP_ID_))"
      + " and not exists (select 1 from ACT_RU_TASK TASK where TASK.ID_ = RESOURCE_ID_"
      + " and (TASK.ASSIGNEE_ = ACT_RU_AUTHORIZATION.USER_ID_ or TASK.OWNER_ = ACT_RU_AUTHORIZATION.USER_ID_))";

  @Override
  public void migrate(Context context) throws SQLException {
    if (!TaskIndexes.haveTables(context.getConnection())) {
      return;
    }
    tellOfThoseWithoutLink(context.getConnection());
    try (Statement statement = context.getConnection().createStatement()) {
      statement.executeUpdate("delete" + GRANTS);
    }
    TaskIndexes.create(context.getConnection());
  }

  /** A former assignee's, which the engine never took back, or one somebody made on purpose: only people can tell. */
  private static void tellOfThoseWithoutLink(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select USER_ID_, GROUP_ID_, RESOURCE_ID_" + GRANTS + WITHOUT_LINK)) {
      while (rows.next()) {
        String user = rows.getString(1);
        LOG.warn("Removing a grant without a link to its task: {} on task {}", user != null ? "user " + user : "group " + rows.getString(2),
            rows.getString(3));
      }
    }
  }
}
