package cn.pmo.itproject.session;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.database.TestDatabase;
import cn.pmo.itproject.engine.ColumnTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database, and requests that overlap. */
class WebSessionsTest {

  private static final String LOGIN = "authenticatedUser";
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  private JdbcClient jdbc;
  private WebSessions here;
  private WebSessions there;

  @BeforeEach
  void twoNodes() {
    DataSource database = TestDatabase.empty();
    Flyway.configure().dataSource(database).locations("classpath:db/migration/" + TestDatabase.vendor()).load().migrate();
    jdbc = JdbcClient.create(database);
    here = new WebSessions(jdbc, TIMEOUT, LONGEST);
    there = new WebSessions(jdbc, TIMEOUT, LONGEST);
  }

  @Test
  void aLoginIsKnownToTheOtherNode() {
    String id = login("zhang.wei");

    assertThat(userAt(there, id)).isEqualTo("zhang.wei");
    UserAuthentication login = (UserAuthentication) logins(there.findById(id)).getAuthenticationForProcessEngine("default");
    assertThat(login.getGroupIds()).containsExactly("it-center");
    assertThat(login.isAuthorizedForApp("tasklist")).isTrue();
  }

  @Test
  void aRequestThatChangesNothingWritesNothing() {
    String id = login("zhang.wei");
    WebSession request = there.findById(id);
    request.setLastAccessedTime(Instant.now());
    request.setAttribute(LOGIN, logins(request));
    there.save(request);

    assertThat(revision()).isEqualTo(1);
    assertThat(request.isDue()).isFalse();
  }

  @Test
  void useIsNotedOnceAMinute() {
    String id = login("zhang.wei");
    Instant later = Instant.now().plusSeconds(61);
    WebSession request = there.findById(id);
    request.setLastAccessedTime(later);
    there.save(request);

    assertThat(here.findById(id).getLastAccessedTime()).isBetween(later.minusSeconds(1), later);
    assertThat(revision()).isEqualTo(1);
  }

  @Test
  void aLogoutEndsItEverywhereAlsoForARequestThatWasUnderWay() {
    String id = login("zhang.wei");
    WebSession upload = there.findById(id);
    WebSession logout = here.findById(id);
    logins(logout).removeByEngineName("default");
    logout.setAttribute(LOGIN, logins(logout));
    here.save(logout);

    // What Camunda's filter does now and then: it looks up anew what the person may do.
    logins(upload).addOrReplace(user("zhang.wei", new Date()));
    upload.setAttribute(LOGIN, logins(upload));
    there.save(upload);

    assertThat(userAt(here, id)).isNull();
    assertThat(userAt(there, id)).isNull();
  }

  @Test
  void aLogoutCountsAlsoWhenRightsWereLookedUpMeanwhile() {
    String id = login("zhang.wei");
    WebSession logout = here.findById(id);
    WebSession other = there.findById(id);
    logins(other).addOrReplace(user("zhang.wei", new Date()));
    other.setAttribute(LOGIN, logins(other));
    there.save(other);
    assertThat(revision()).isEqualTo(2);

    logins(logout).removeByEngineName("default");
    logout.setAttribute(LOGIN, logins(logout));
    here.save(logout);

    assertThat(userAt(there, id)).isNull();
  }

  @Test
  void anEndedSessionStaysEnded() {
    String id = login("zhang.wei");
    WebSession upload = there.findById(id);
    here.deleteById(id);
    logins(upload).addOrReplace(user("zhang.wei", new Date()));
    upload.setAttribute(LOGIN, logins(upload));
    there.save(upload);

    assertThat(there.findById(id)).isNull();
  }

  @Test
  void endsWhenItIsNotUsed() {
    String id = login("zhang.wei");
    jdbc.sql("update web_session set accessed_at = ?").param(ColumnTimes.utc(Instant.now().minus(Duration.ofMinutes(31)))).update();

    assertThat(there.findById(id)).isNull();
  }

  @Test
  void endsAfterTwelveHoursHoweverMuchItIsUsed() {
    String id = login("zhang.wei");
    jdbc.sql("update web_session set created_at = ?").param(ColumnTimes.utc(Instant.now().minus(LONGEST).plusSeconds(60))).update();
    assertThat(there.findById(id)).isNotNull();
    jdbc.sql("update web_session set created_at = ?").param(ColumnTimes.utc(Instant.now().minus(LONGEST))).update();

    assertThat(there.findById(id)).isNull();
  }

  @Test
  void endedSessionsAreRemovedWhenNewOnesBegin() {
    login("zhang.wei");
    jdbc.sql("update web_session set expires_at = ?").param(ColumnTimes.utc(Instant.now().minus(Duration.ofDays(1)))).update();
    WebSessions restarted = new WebSessions(jdbc, TIMEOUT, LONGEST);
    restarted.save(restarted.createSession());

    assertThat(jdbc.sql("select count(*) from web_session").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void theDatabaseKnowsNeitherIdNorToken() {
    String id = login("zhang.wei");
    WebSession session = there.findById(id);
    String token = session.getAttribute("CAMUNDA_CSRF_TOKEN");

    assertThat(token).hasSize(64).isEqualTo(here.findById(id).getAttribute("CAMUNDA_CSRF_TOKEN"))
        .isNotEqualTo(here.createSession().getAttribute("CAMUNDA_CSRF_TOKEN"));
    List<String> stored = jdbc.sql("select session_key, content from web_session").query((row, index) ->
        row.getString("session_key") + new String(row.getBytes("content"), StandardCharsets.ISO_8859_1)).list();
    assertThat(stored).singleElement().asString().contains("zhang.wei").doesNotContain(id).doesNotContain(token);
  }

  @Test
  void whatCannotBeReadIsNoSession() {
    String id = login("zhang.wei");
    jdbc.sql("update web_session set content = X'00'").update();

    assertThat(there.findById(id)).isNull();
  }

  private String login(String user) {
    WebSession session = here.createSession();
    Authentications authentications = new Authentications();
    authentications.addOrReplace(user(user, null));
    session.setAttribute(LOGIN, authentications);
    here.save(session);
    return session.getId();
  }

  private static UserAuthentication user(String id, Date checked) {
    UserAuthentication user = new UserAuthentication(id, "default");
    user.setGroupIds(new ArrayList<>(List.of("it-center")));
    user.setTenantIds(new ArrayList<>());
    user.setAuthorizedApps(new HashSet<>(List.of("tasklist")));
    user.setCacheValidationTime(checked);
    return user;
  }

  private static Authentications logins(WebSession session) {
    return session.getAttribute(LOGIN);
  }

  private static String userAt(WebSessions node, String id) {
    return Logins.of(logins(node.findById(id))).people().get("default");
  }

  private long revision() {
    return jdbc.sql("select revision from web_session").query(Long.class).single();
  }
}
