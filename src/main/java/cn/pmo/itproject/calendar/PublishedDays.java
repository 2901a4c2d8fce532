package cn.pmo.itproject.calendar;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The days all nodes go by, in the only row of the table {@code working_day_publication}. */
@Repository
class PublishedDays {

  private static final int ONLY_ROW = 1;

  private final JdbcClient jdbc;

  PublishedDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is published, with the number of its revision. */
  record Publication(long revision, EnteredDays days) {
  }

  /** What is published, unless it still is this revision. */
  Optional<Publication> since(long revision) {
    return jdbc.sql("select * from working_day_publication where id = ? and revision <> ?").params(ONLY_ROW, revision)
        .query((row, index) -> new Publication(row.getLong("revision"), days(row))).optional();
  }

  private static EnteredDays days(ResultSet row) throws SQLException {
    return new EnteredDays(Instant.ofEpochMilli(row.getLong("file_modified_millis")), row.getString("content").lines().toList());
  }

  /** Makes all nodes go by these days, unless a newer file is published. */
  @Transactional
  void publish(EnteredDays days, String node) {
    Optional<Long> current = jdbc.sql("select file_modified_millis from working_day_publication where id = ? for update").param(ONLY_ROW)
        .query(Long.class).optional();
    if (current.isEmpty()) {
      try {
        jdbc.sql("""
            insert into working_day_publication (content, file_modified_millis, published_by, published_at, revision, id)
            values (?, ?, ?, ?, 1, ?)""")
            .params(content(days), days.modifiedAt().toEpochMilli(), node, ColumnTimes.utc(Instant.now()), ONLY_ROW).update();
      } catch (DuplicateKeyException e) {
        // Another node was the first; whose file is newer shows when they look again.
      }
    } else if (current.get() < days.modifiedAt().toEpochMilli()) {
      jdbc.sql("""
          update working_day_publication
          set content = ?, file_modified_millis = ?, published_by = ?, published_at = ?, revision = revision + 1 where id = ?""")
          .params(content(days), days.modifiedAt().toEpochMilli(), node, ColumnTimes.utc(Instant.now()), ONLY_ROW).update();
    }
  }

  private static String content(EnteredDays days) {
    return String.join("\n", days.lines());
  }
}
