package cn.pmo.itproject.notification;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have switched off; everything is on until then. */
@Repository
class NoticePreferences {

  private final JdbcClient jdbc;

  NoticePreferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a person does not want to be told. */
  Set<NoticeEvent> disabled(String userId) {
    Set<String> names = new HashSet<>(jdbc.sql("select event from notice_preference where user_id = ? and enabled = false").param(userId)
        .query(String.class).list());
    Set<NoticeEvent> disabled = new HashSet<>();
    for (NoticeEvent event : NoticeEvent.values()) {
      if (names.contains(event.name())) {
        disabled.add(event);
      }
    }
    return disabled;
  }

  /** Who of some people does not want to be told. */
  Set<String> disabled(NoticeEvent event, Collection<String> userIds) {
    return !event.optional() || userIds.isEmpty() ? Set.of()
        : new HashSet<>(jdbc.sql("select user_id from notice_preference where event = :event and enabled = false and user_id in (:users)")
            .param("event", event.name()).param("users", userIds).query(String.class).list());
  }

  /** Switches an event on or off for a person. */
  void set(String userId, NoticeEvent event, boolean enabled) {
    if (update(userId, event, enabled) == 0) {
      try {
        jdbc.sql("insert into notice_preference (user_id, event, enabled, changed_at) values (?, ?, ?, ?)")
            .params(userId, event.name(), enabled, ColumnTimes.utc(Instant.now())).update();
      } catch (DuplicateKeyException e) {
        // The same person in two windows: the later one counts.
        update(userId, event, enabled);
      }
    }
  }

  private int update(String userId, NoticeEvent event, boolean enabled) {
    return jdbc.sql("update notice_preference set enabled = ?, changed_at = ? where user_id = ? and event = ?")
        .params(enabled, ColumnTimes.utc(Instant.now()), userId, event.name()).update();
  }
}
