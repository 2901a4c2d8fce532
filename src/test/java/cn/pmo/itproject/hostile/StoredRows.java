package cn.pmo.itproject.hostile;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A number for the content of each table of the schema, engine's and ours, made of all its rows. Left out is what every request may change:
 * logins, failed attempts, counts of the engine. Of a byte array counts how long it is, since its row has a revision.
 */
final class StoredRows {

  private static final Set<String> TABLES = Set.of("web_session", "login_failure", "act_ru_meter_log", "act_ru_task_meter_log", "flyway_schema_history");
  private static final Set<String> COLUMNS = Set.of("act_id_user.attempts_", "act_id_user.lock_exp_time_", "act_id_user.rev_");
  private static final Set<Integer> BINARY = Set.of(Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY);

  private final JdbcTemplate jdbc;
  private final Map<String, String> queries;

  StoredRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.queries = jdbc.execute((ConnectionCallback<Map<String, String>>) StoredRows::queries);
  }

  /** By table. */
  Map<String, Long> digests() {
    Map<String, Long> digests = new TreeMap<>();
    queries.forEach((table, query) -> digests.put(table, digest(query)));
    return digests;
  }

  /** The tables whose rows have changed. */
  static List<String> changed(Map<String, Long> before, Map<String, Long> after) {
    return after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))).toList();
  }

  private long digest(String query) {
    long[] sum = {1};
    jdbc.query(query, (ResultSet row) -> {
      long hash = 17;
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        String value = row.getString(i);
        hash = hash * 1_000_003 + (value == null ? 7 : value.hashCode() + 31L * value.length());
      }
      // The order of the rows does not count, their number does.
      sum[0] += hash * hash + 1;
    });
    return sum[0];
  }

  private static Map<String, String> queries(Connection connection) throws SQLException, DataAccessException {
    DatabaseMetaData meta = connection.getMetaData();
    Map<String, List<String>> columns = new LinkedHashMap<>();
    try (ResultSet found = meta.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
      while (found.next()) {
        String table = found.getString("TABLE_NAME");
        String column = found.getString("COLUMN_NAME");
        if (!TABLES.contains(table.toLowerCase(Locale.ROOT)) && !COLUMNS.contains((table + "." + column).toLowerCase(Locale.ROOT))) {
          columns.computeIfAbsent(table, any -> new ArrayList<>())
              .add(BINARY.contains(found.getInt("DATA_TYPE")) ? "octet_length(" + column + ")" : column);
        }
      }
    }
    Map<String, String> queries = new LinkedHashMap<>();
    columns.forEach((table, names) -> queries.put(table.toLowerCase(Locale.ROOT), "select " + String.join(", ", names) + " from " + table));
    return queries;
  }
}
