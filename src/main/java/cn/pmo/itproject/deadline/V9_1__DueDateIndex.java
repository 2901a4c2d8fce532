package cn.pmo.itproject.deadline;

import cn.pmo.itproject.database.EngineIndex;
import java.sql.SQLException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Lets the check of limits find the tasks that are due among many that are not; the engine has no index for that. On an embedded database, on
 * which the engine makes its tables later than this, the index is made with them.
 */
@Component
class V9_1__DueDateIndex extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws SQLException {
    EngineIndex.TASK_DUE_DATE.createIfMissing(context.getConnection());
  }
}
