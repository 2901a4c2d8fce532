package cn.pmo.itproject.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a connection to MySQL or MariaDB is like.
 *
 * @param version as the server tells it, e.g. {@code 8.4.6} or {@code 10.11.14-MariaDB-0+deb12u2}
 * @param variables of the session, by name in lower case
 * @param seesOtherSchemas whether tables of all schemas are found when none is named
 * @param sendsFractions whether fractions of a second reach the server
 */
record ServerFacts(String version, Map<String, String> variables, boolean seesOtherSchemas, boolean sendsFractions) {

  /** Others (H2) have nothing that could be set wrong. */
  static boolean isMysql(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("MySQL") || product.equals("MariaDB");
  }

  static ServerFacts read(Connection connection) throws SQLException {
    Map<String, String> variables = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show session variables")) {
      while (rows.next()) {
        variables.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
      }
    }
    return new ServerFacts(variables.get("version"), variables, seesOtherSchemas(connection), sendsFractions(connection));
  }

  boolean isMariaDb() {
    return version.contains("MariaDB");
  }

  /** The server's own schema is a neighbour every schema has. */
  private static boolean seesOtherSchemas(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "CHARACTER_SETS", null)) {
      return tables.next();
    }
  }

  private static boolean sendsFractions(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select cast(? as char)")) {
      statement.setTimestamp(1, Timestamp.valueOf("2026-01-05 08:30:00.6"));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1).contains(".6");
      }
    }
  }
}
