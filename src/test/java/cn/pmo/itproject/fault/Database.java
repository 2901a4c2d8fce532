package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MySQL server of {@code .ci/mysql} and one schema on it. */
final class Database {

  /** One row, values by position. */
  record Row(List<Object> values) {

    String text(int column) {
      Object value = values.get(column);
      return value == null ? null : value.toString();
    }

    long number(int column) {
      Object value = values.get(column);
      return value == null ? 0 : ((Number) value).longValue();
    }
  }

  static final String SCHEMA = "itproject";
  static final String USER = "it_project";
  static final String PASSWORD = "it_project";

  /** As in production: what has been committed is on the disk, and in the log backups need. */
  private static final String OPTIONS = "--innodb-flush-log-at-trx-commit=1 --innodb-doublewrite=1 --max-connections=200 --log-bin=binlog";

  /** The table that holds the contents of documents. */
  private static final String CONTENTS = "ACT_GE_BYTEARRAY";

  private final int port;
  private final Map<String, String> environment;

  /**
   * @param port of the server
   * @param size of the file system its data are on, e.g. {@code 2G}
   * @param small size of a second one for its temporary files, which can be filled
   */
  Database(int port, String size, String small) {
    this.port = port;
    this.environment = Map.of("IT_PROJECT_DATABASE_OPTIONS", OPTIONS, "IT_PROJECT_DATABASE_SIZE", size, "IT_PROJECT_DATABASE_SMALL", small);
  }

  int port() {
    return port;
  }

  /** A server without what earlier runs left. */
  void startAnew() {
    ci("remove");
    ci("start");
    update("create database " + SCHEMA + " character set utf8mb4 collate utf8mb4_bin", "");
  }

  void start() {
    ci("start");
  }

  /** As an administrator would. */
  void stop() {
    ci("stop");
  }

  /** As a power failure would. */
  void kill() {
    ci("kill");
  }

  void remove() {
    ci("remove");
  }

  /** Puts the contents of documents on the small file system, beside the temporary files that are there anyway. */
  void moveContentsToSmallDisk() {
    String directory = query("select @@innodb_directories").get(0).text(0);
    update("create tablespace small add datafile '" + directory + "/small.ibd' engine = innodb", SCHEMA);
    update("alter table " + CONTENTS + " tablespace small", SCHEMA);
  }

  /** Puts them back beside the other tables. */
  void moveContentsBack() {
    update("alter table " + CONTENTS + " tablespace innodb_file_per_table", SCHEMA);
    update("drop tablespace small", SCHEMA);
  }

  /** Leaves no room on the small file system. */
  void fillSmallDisk() {
    ci("fill");
  }

  /** Gives back the room that was taken. */
  void makeRoom() {
    ci("free");
  }

  List<Row> query(String sql, Object... parameters) {
    try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<Row> found = new ArrayList<>();
      while (rows.next()) {
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          values.add(rows.getObject(column));
        }
        found.add(new Row(values));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long number(String sql, Object... parameters) {
    return query(sql, parameters).get(0).number(0);
  }

  private void update(String sql, String schema) {
    try (Connection connection = connect(schema); PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A connection past every network of the suite. */
  Connection connect() throws SQLException {
    return connect(SCHEMA);
  }

  private Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection("jdbc:mysql://" + Settings.HOST + ":" + port + "/" + schema + "?sendFractionalSeconds=false", USER,
        PASSWORD);
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private void ci(String action) {
    ProcessBuilder builder = new ProcessBuilder(Settings.source(".ci/mysql").toString(), action, String.valueOf(port));
    builder.environment().putAll(environment);
    Path log = Settings.output().resolve("mysql-" + port + ".log");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(".ci/mysql " + action + " " + port + " ended with " + code + ", see " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
