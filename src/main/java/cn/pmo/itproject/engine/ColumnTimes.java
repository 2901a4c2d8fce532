package cn.pmo.itproject.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Points in time in columns: in our tables they are UTC to the millisecond, in the engine's they are in the zone of the server. */
public final class ColumnTimes {

  private ColumnTimes() {
  }

  /** What is written to a column of our tables; cut to milliseconds, because databases would round. */
  public static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
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
