package cn.pmo.itproject.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The engine's tables on MySQL and MariaDB in four-byte UTF-8. The engine's own scripts say {@code utf8}, which these servers take for three
 * bytes and which refuses every character beyond the basic plane (𠮷, emoji). On an empty schema the tables are made here from those scripts,
 * so that of nodes that start together one makes them ({@link MigrationTurn}); tables that an engine has made before are converted.
 *
 * <p>H2 knows no such difference; the engine goes on making its own tables there.
 */
@Component
class V6__EngineTables extends BaseJavaMigration {

  private static final Logger log = LoggerFactory.getLogger(V6__EngineTables.class);

  /** In the order of their foreign keys. */
  private static final List<String> SCRIPTS =
      List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

  /** The engine's tables in this schema. */
  private static final String OURS = "%s = database() and lower(table_name) like 'act\\_%%'";

  private static final String DROP_FOREIGN_KEYS = "select concat('alter table `', table_name, '` drop foreign key `', constraint_name, '`')"
      + " from information_schema.referential_constraints where " + OURS.formatted("constraint_schema");

  private static final String OLD = "DEFAULT CHARSET=utf8 COLLATE utf8_bin";
  private static final String NEW = "DEFAULT CHARSET=utf8mb4 COLLATE utf8mb4_bin";

  /**
   * Left out: with both of them, one incident refers to others of its own table in two ways, each deleting along, and MySQL 9 refuses to
   * delete any (“Foreign key cascade delete/update exceeds max tables limit”), so that no failed job could be repeated. The engine deletes
   * what belongs together itself, on other databases without such help.
   */
  private static final List<String> LEFT_OUT = List.of("ACT_FK_INC_CAUSE", "ACT_FK_INC_RCAUSE");

  /** Table, index, row or foreign key is there already. */
  private static final Set<Integer> ALREADY_THERE = Set.of(1050, 1061, 1062, 1826, 1022);

  /** MariaDB says of a foreign key only that the table could not be made, and why in words. */
  private static final int NOT_MADE = 1005;
  private static final String DUPLICATE = "errno: 121";

  @Override
  public void migrate(Context context) throws SQLException, IOException {
    Connection connection = context.getConnection();
    if (!ServerFacts.isMysql(connection)) {
      return;
    }
    // Large tables take their time; the limit that is set for everyday statements would cut the connection.
    int timeout = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    convert(connection, jdbc);
    leaveOut(connection, jdbc);
    for (String script : SCRIPTS) {
      complete(connection, script);
    }
    connection.setNetworkTimeout(Runnable::run, timeout);
  }

  /**
   * Makes what is not there: everything on an empty schema, the foreign keys after a conversion, the rest after an attempt that was cut
   * off, since these servers keep each change of a table.
   */
  private static void complete(Connection connection, String script) throws SQLException, IOException {
    for (String sql : statements(script)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        if (!isAlreadyThere(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isAlreadyThere(SQLException e) {
    return ALREADY_THERE.contains(e.getErrorCode()) || e.getErrorCode() == NOT_MADE && e.getMessage().contains(DUPLICATE);
  }

  /** The statements of a script of the engine; like the engine, takes a semicolon at the end of a line for the end of a statement. */
  static List<String> statements(String script) throws IOException {
    String text = new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.mysql.create." + script + ".sql")
        .getContentAsString(StandardCharsets.UTF_8);
    String code = text.lines().filter(line -> !line.stripLeading().startsWith("--")).collect(Collectors.joining("\n"));
    return Arrays.stream(code.split(";\\s*(\\n|$)")).map(String::strip).filter(sql -> !sql.isEmpty())
        .filter(sql -> LEFT_OUT.stream().noneMatch(name -> sql.contains("add constraint " + name)))
        .map(sql -> sql.replace(OLD, NEW)).toList();
  }

  /** Those of tables in utf8mb4 that an engine has made itself are still there. */
  private static void leaveOut(Connection connection, JdbcClient jdbc) throws SQLException {
    List<String> statements = jdbc.sql(DROP_FOREIGN_KEYS + " and constraint_name in (:names)").param("names", LEFT_OUT)
        .query(String.class).list();
    execute(connection, statements);
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A column of a foreign key can't be changed, not even, on MariaDB, while these are not looked at: they go and are made again. */
  private static void convert(Connection connection, JdbcClient jdbc) throws SQLException {
    List<String> old = jdbc.sql("select table_name from information_schema.tables where " + OURS.formatted("table_schema")
        + " and table_collation <> 'utf8mb4_bin' order by table_name").query(String.class).list();
    if (old.isEmpty()) {
      return;
    }
    log.info("{} tables of the engine are converted to utf8mb4, which takes minutes when they are large", old.size());
    List<String> statements = new ArrayList<>(jdbc.sql(DROP_FOREIGN_KEYS).query(String.class).list());
    old.forEach(table -> statements.add("alter table `" + table + "` convert to character set utf8mb4 collate utf8mb4_bin"));
    execute(connection, statements);
    log.info("The engine's tables are converted");
  }
}
