package cn.pmo.itproject.session;

import cn.pmo.itproject.document.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session as one request sees it, with what the request changes. */
final class WebSession implements Session {

  private static final String LOGIN = "authenticatedUser";

  /** The database need not know every request: the session ends as much earlier at most. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final MapSession session;
  private final Map<String, Object> changes = new HashMap<>();
  private String storedKey;
  private int revision;
  private Instant storedAccess;
  private Logins storedLogins;

  /** A new one. */
  WebSession(Duration timeout) {
    session = new MapSession();
    session.setMaxInactiveInterval(timeout);
    storedLogins = Logins.NONE;
  }

  /** One of the database. */
  WebSession(String id, int revision, Instant created, Instant accessed, Duration timeout, Map<String, Object> attributes) {
    session = new MapSession(id);
    session.setCreationTime(created);
    session.setLastAccessedTime(accessed);
    session.setMaxInactiveInterval(timeout);
    attributes.forEach(session::setAttribute);
    stored(revision);
  }

  /** How a session is found in the database, which does not know the ids themselves: a copy of it opens no session. */
  static String keyOf(String id) {
    return Sha256.of(id.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The token against forged requests. It follows from the session's id, which no page knows: so all nodes know it and none has to store
   * it, however many first requests of a session arrive at the same time.
   */
  static String tokenOf(String id) {
    return Sha256.of(("token against forged requests " + id).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public String changeSessionId() {
    return session.changeSessionId();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T getAttribute(String name) {
    return name.equals(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) ? (T) tokenOf(getId()) : session.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return session.getAttributeNames();
  }

  @Override
  public void setAttribute(String name, Object value) {
    if (name.equals(LOGIN) && value != null && session.getAttribute(LOGIN) == value && Logins.of(value).equals(storedLogins)) {
      return;
    }
    session.setAttribute(name, value);
    changes.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    setAttribute(name, null);
  }

  @Override
  public Instant getCreationTime() {
    return session.getCreationTime();
  }

  @Override
  public void setLastAccessedTime(Instant time) {
    session.setLastAccessedTime(time);
  }

  @Override
  public Instant getLastAccessedTime() {
    return session.getLastAccessedTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    session.setMaxInactiveInterval(interval);
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return session.getMaxInactiveInterval();
  }

  @Override
  public boolean isExpired() {
    return session.isExpired();
  }

  boolean isNew() {
    return storedKey == null;
  }

  /** Whether there is something all nodes have to know. */
  boolean isChanged() {
    return !changes.isEmpty() || !keyOf(getId()).equals(storedKey);
  }

  /** Whether the database should know that the session is still used. */
  boolean isDue() {
    return session.getLastAccessedTime().isAfter(storedAccess.plus(PRECISION));
  }

  /** The key under which the database knows it so far. */
  String storedKey() {
    return storedKey;
  }

  int revision() {
    return revision;
  }

  Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    session.getAttributeNames().forEach(name -> attributes.put(name, session.getAttribute(name)));
    return attributes;
  }

  /** The database has it as it is now. */
  void stored(int newRevision) {
    storedKey = keyOf(getId());
    revision = newRevision;
    storedAccess = session.getLastAccessedTime();
    storedLogins = Logins.of(session.getAttribute(LOGIN));
    changes.clear();
  }

  /**
   * Puts what this request changed on top of what another one has stored meanwhile. To have looked again what a person may do is no reason
   * to log him in who has logged out since.
   */
  void putOnTopOf(WebSession current) {
    if (Logins.of(changes.get(LOGIN)).people().equals(storedLogins.people())
        && !current.storedLogins.people().equals(storedLogins.people())) {
      changes.remove(LOGIN);
    }
    attributes().keySet().forEach(session::removeAttribute);
    current.attributes().forEach(session::setAttribute);
    changes.forEach(session::setAttribute);
    revision = current.revision;
    storedLogins = current.storedLogins;
  }
}
