package cn.pmo.itproject.session;

import cn.pmo.itproject.engine.ColumnTimes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;

/**
 * The sessions in the table {@code web_session}, one row each. A request reads its session once, and writes it when somebody logs in or
 * out, when his rights were looked up anew, and about once a minute to say that it is still used.
 */
@Repository
class WebSessions implements SessionRepository<WebSession> {

  private static final Logger LOG = LoggerFactory.getLogger(WebSessions.class);

  private static final Duration CLEAN_UP_INTERVAL = Duration.ofMinutes(10);
  private static final int MOST_REMOVED_AT_ONCE = 500;

  /** Nothing else is ever stored in a session. */
  private static final ObjectInputFilter EXPECTED =
      ObjectInputFilter.Config.createFilter("org.camunda.bpm.webapp.impl.security.**;java.util.*;java.lang.*;!*");

  private final JdbcClient jdbc;
  private final Duration timeout;
  private final Duration longest;
  private final AtomicReference<Instant> cleanedUp = new AtomicReference<>(Instant.EPOCH);

  /**
   * @param timeout after which a session ends that is not used
   * @param longest after which it ends however much it is used; a login begins a new one
   */
  WebSessions(JdbcClient jdbc, @Value("${server.servlet.session.timeout}") Duration timeout,
      @Value("${it-project.session.longest}") Duration longest) {
    this.jdbc = jdbc;
    this.timeout = timeout;
    this.longest = longest;
  }

  @Override
  public WebSession createSession() {
    return new WebSession(timeout);
  }

  @Override
  public WebSession findById(String id) {
    return find(id).filter(session -> !session.isExpired() && Instant.now().isBefore(end(session))).orElse(null);
  }

  @Override
  public void deleteById(String id) {
    jdbc.sql("delete from web_session where session_key = ?").param(WebSession.keyOf(id)).update();
  }

  @Override
  public void save(WebSession session) {
    if (session.isNew()) {
      removeExpired();
      insert(session);
      return;
    }
    while (session.isChanged()) {
      if (update(session)) {
        session.stored(session.revision() + 1);
        return;
      }
      Optional<WebSession> current = find(session.getId());
      if (current.isEmpty()) {
        // Ended meanwhile, by another request of the same person: it stays ended.
        return;
      }
      session.putOnTopOf(current.get());
    }
    if (session.isDue()) {
      jdbc.sql("update web_session set accessed_at = ?, expires_at = ? where session_key = ?")
          .params(ColumnTimes.utc(session.getLastAccessedTime()), expiry(session), session.storedKey()).update();
    }
  }

  private void insert(WebSession session) {
    jdbc.sql("""
        insert into web_session (session_key, revision, created_at, accessed_at, expires_at, idle_seconds, content)
        values (?, 1, ?, ?, ?, ?, ?)""")
        .params(WebSession.keyOf(session.getId()), ColumnTimes.utc(session.getCreationTime()),
            ColumnTimes.utc(session.getLastAccessedTime()), expiry(session), session.getMaxInactiveInterval().toSeconds(),
            bytes(session.attributes()))
        .update();
    session.stored(1);
  }

  /** False if another request was faster, or has ended the session. */
  private boolean update(WebSession session) {
    return jdbc.sql("""
        update web_session set session_key = ?, revision = revision + 1, accessed_at = ?, expires_at = ?, content = ?
        where session_key = ? and revision = ?""")
        .params(WebSession.keyOf(session.getId()), ColumnTimes.utc(session.getLastAccessedTime()), expiry(session),
            bytes(session.attributes()), session.storedKey(), session.revision())
        .update() > 0;
  }

  private Optional<WebSession> find(String id) {
    return jdbc.sql("select * from web_session where session_key = ?").param(WebSession.keyOf(id))
        .query((row, index) -> session(id, row)).optional().filter(Optional::isPresent).map(Optional::get);
  }

  /**
   * Removes sessions that have ended, if it wasn't done lately. Every node does it now and then, beside the others: by the primary key, so
   * that they hardly meet.
   */
  private void removeExpired() {
    Instant last = cleanedUp.get();
    Instant now = Instant.now();
    if (last.plus(CLEAN_UP_INTERVAL).isAfter(now) || !cleanedUp.compareAndSet(last, now)) {
      return;
    }
    String time = ColumnTimes.utc(now);
    List<String> expired;
    do {
      expired = jdbc.sql("select session_key from web_session where expires_at < ? order by expires_at limit " + MOST_REMOVED_AT_ONCE)
          .param(time).query(String.class).list();
      expired.forEach(key -> jdbc.sql("delete from web_session where session_key = ? and expires_at < ?").params(key, time).update());
    } while (expired.size() == MOST_REMOVED_AT_ONCE);
  }

  private String expiry(WebSession session) {
    Instant unused = session.getLastAccessedTime().plus(session.getMaxInactiveInterval());
    return ColumnTimes.utc(unused.isBefore(end(session)) ? unused : end(session));
  }

  private Instant end(WebSession session) {
    return session.getCreationTime().plus(longest);
  }

  /** Empty if it cannot be read, as after a change of the program: the person logs in again. */
  @SuppressWarnings("unchecked")
  private static Optional<WebSession> session(String id, ResultSet row) throws SQLException {
    try (ObjectInputStream content = new ObjectInputStream(new ByteArrayInputStream(row.getBytes("content")))) {
      content.setObjectInputFilter(EXPECTED);
      return Optional.of(new WebSession(id, row.getInt("revision"), ColumnTimes.instant(row, "created_at"),
          ColumnTimes.instant(row, "accessed_at"), Duration.ofSeconds(row.getInt("idle_seconds")),
          (Map<String, Object>) content.readObject()));
    } catch (IOException | ClassNotFoundException e) {
      LOG.warn("A session cannot be read and counts as ended", e);
      return Optional.empty();
    }
  }

  private static byte[] bytes(Map<String, Object> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream content = new ObjectOutputStream(bytes)) {
      content.writeObject(attributes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
