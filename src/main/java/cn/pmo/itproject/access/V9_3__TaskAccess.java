package cn.pmo.itproject.access;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * From authorizations for each task to its links: removes those the engine's default provider made (a grant of reading and updating one task,
 * 6), and lets the tasks of a group or a user be read from one index. What somebody granted or revoked otherwise stays. On a database in
 * which the engine makes its tables later than this, {@link TaskAccessPlugin} adds the indexes.
 */
@Component
class V9_3__TaskAccess extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    if (!TaskIndexes.haveTables(context.getConnection())) {
      return;
    }
    try (Statement statement = context.getConnection().createStatement()) {
      statement.executeUpdate("delete from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 7 and TYPE_ = 1 and RESOURCE_ID_ <> '*' and PERMS_ = 6");
    }
    TaskIndexes.create(context.getConnection());
  }
}
