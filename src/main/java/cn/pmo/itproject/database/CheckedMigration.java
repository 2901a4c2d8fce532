package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Looks at a MySQL or MariaDB server before the first table is made in it, and refuses one on which the package would fail later. Of nodes that
 * start together one migrates after the other.
 */
@Component
class CheckedMigration implements FlywayMigrationStrategy {

  private final DatabaseRequirements requirements;

  CheckedMigration(DatabaseRequirements requirements) {
    this.requirements = requirements;
  }

  @Override
  public void migrate(Flyway flyway) {
    if (isMysqlThatSuits(flyway)) {
      migrateInTurn(flyway);
    } else {
      flyway.migrate();
    }
  }

  private boolean isMysqlThatSuits(Flyway flyway) {
    try (Connection connection = connection(flyway)) {
      if (!ServerFacts.isMysql(connection)) {
        return false;
      }
      List<String> unmet = requirements.unmet(ServerFacts.read(connection));
      if (!unmet.isEmpty()) {
        throw new UnsuitableDatabaseException(unmet);
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("无法读取数据库的设置：" + e.getMessage(), e);
    }
  }

  private static void migrateInTurn(Flyway flyway) {
    try (Connection connection = connection(flyway); MigrationTurn turn = MigrationTurn.await(connection)) {
      flyway.migrate();
    } catch (SQLException e) {
      throw new IllegalStateException("无法锁定数据库以升级表结构：" + e.getMessage(), e);
    }
  }

  private static Connection connection(Flyway flyway) throws SQLException {
    return flyway.getConfiguration().getDataSource().getConnection();
  }
}
