package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Lets incidents end on MySQL 9.7. There two foreign keys lead from each incident to itself, as its own cause, and delete in cascade; this
 * server follows them until it gives up (error 6575), so that a failed job could neither succeed nor be deleted. Without the cascade it
 * refuses, too (1451). The engine keeps the order of causes by itself.
 */
@Component
class V6_1__IncidentKeys extends BaseJavaMigration {

  private static final List<String> KEYS = List.of("ACT_FK_INC_CAUSE", "ACT_FK_INC_RCAUSE");

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (!ServerFacts.isMysql(connection)) {
      return;
    }
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    jdbc.sql("select table_name, constraint_name from information_schema.referential_constraints"
        + " where constraint_schema = database() and constraint_name in (:keys)").param("keys", KEYS)
        .query((row, index) -> "alter table `" + row.getString(1) + "` drop foreign key `" + row.getString(2) + "`").list()
        .forEach(drop -> jdbc.sql(drop).update());
  }
}
