package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.IsolationLevelDataSourceAdapter;
import org.springframework.transaction.TransactionDefinition;

/**
 * The databases tests work with: H2 in memory, or with {@code mvn -Pmysql} schemas on the server that the environment names
 * ({@code IT_PROJECT_TEST_MYSQL_URL}, {@code _USER}, {@code _PASSWORD}; a user who may create databases), dropped at the end.
 */
public final class TestDatabase {

  /** The system property the Maven profile sets, and its value. */
  public static final String PROPERTY = "it-project.test.database";
  public static final String MYSQL = "mysql";

  private static final Map<String, String> SCHEMAS = new ConcurrentHashMap<>();

  private TestDatabase() {
  }

  /** Whether this run is to use a real server. */
  public static boolean isMysql() {
    return MYSQL.equals(System.getProperty(PROPERTY));
  }

  /** The folder of the migrations for it. */
  public static String vendor() {
    return isMysql() ? "mysql" : "h2";
  }

  /** A URL of the database of that name, which may be a URL of H2; the same name gives the same database, first an empty one. */
  public static String url(String name) {
    return isMysql() ? environment("URL") + SCHEMAS.computeIfAbsent(name, TestDatabase::create)
        : name.startsWith("jdbc:h2:") ? name : "jdbc:h2:mem:" + name + ";LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
  }

  /** A database of its own, connected to as in production, without a pool. */
  public static DataSource empty() {
    return of(UUID.randomUUID().toString());
  }

  /** The database of that name, connected to as in production, without a pool. */
  public static DataSource of(String name) {
    DriverManagerDataSource dataSource = new DriverManagerDataSource(url(name), user(), password());
    if (isMysql()) {
      Properties properties = new Properties();
      properties.putAll(TestDatabaseSettings.driverProperties());
      dataSource.setConnectionProperties(properties);
    }
    IsolationLevelDataSourceAdapter readCommitted = new IsolationLevelDataSourceAdapter();
    readCommitted.setTargetDataSource(dataSource);
    readCommitted.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    return readCommitted;
  }

  static String user() {
    return isMysql() ? environment("USER") : "sa";
  }

  static String password() {
    return isMysql() ? environment("PASSWORD") : "";
  }

  /** A schema with the server's defaults: the package must not depend on them. */
  private static String create(String name) {
    if (SCHEMAS.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll));
    }
    String schema = "it_project_" + UUID.randomUUID().toString().replace("-", "");
    onServer(List.of("create database " + schema));
    return schema;
  }

  private static void dropAll() {
    onServer(SCHEMAS.values().stream().map(schema -> "drop database " + schema).toList());
  }

  private static void onServer(List<String> statements) {
    try (Connection connection = DriverManager.getConnection(environment("URL"), user(), password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The server of IT_PROJECT_TEST_MYSQL_URL (" + environment("URL") + "): " + e.getMessage(), e);
    }
  }

  private static String environment(String setting) {
    String value = System.getenv("IT_PROJECT_TEST_MYSQL_" + setting);
    if (value == null) {
      throw new IllegalStateException("IT_PROJECT_TEST_MYSQL_" + setting + " is not set. mvn -Pmysql needs IT_PROJECT_TEST_MYSQL_URL"
          + " (jdbc:mysql://host:port/, without a schema), _USER and _PASSWORD of a user who may create databases.");
    }
    return value;
  }
}
