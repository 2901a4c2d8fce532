package cn.pmo.itproject.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time in columns: in our tables they are UTC to the millisecond, in the engine's they are in the zone of the server. */
public final class ColumnTimes {

  private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private ColumnTimes() {
  }

  /**
   * What is written to a column of our tables: cut to milliseconds, because databases would round, and as text, because the connection to
   * MySQL sends whole seconds only of every value that is a time, as the engine's columns need it.
   */
  public static String utc(Instant instant) {
    return MILLISECONDS.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** What a column of our tables says, null for null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  /** What a column of the engine's tables says, null for null. */
  public static Instant engineInstant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
