package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Looks at a MySQL or MariaDB server before the first table is made in it, and refuses one on which the package would fail later. A real
 * installation takes no other database. Of nodes that start together one migrates after the other.
 */
@Component
class CheckedMigration implements FlywayMigrationStrategy {

  private static final Profiles PRODUCTION = Profiles.of("production");

  private final DatabaseRequirements requirements;
  private final Environment environment;

  CheckedMigration(DatabaseRequirements requirements, Environment environment) {
    this.requirements = requirements;
    this.environment = environment;
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
        if (environment.acceptsProfiles(PRODUCTION)) {
          throw new UnsuitableDatabaseException(List.of(otherProduct(connection.getMetaData())));
        }
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

  /** Which address a connection has is asked of itself: several settings put one onto the pool. What follows it may hold a password. */
  private static String otherProduct(DatabaseMetaData database) throws SQLException {
    return "实际连接的数据库是 " + database.getDatabaseProductName() + "（" + database.getURL().split("[?;]", 2)[0]
        + "），生产环境应为 MySQL 或 MariaDB，请检查 IT_PROJECT_DATABASE_URL，并去掉另外指定地址的设置（例如 spring.datasource.hikari.jdbc-url）";
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
