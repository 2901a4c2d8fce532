package cn.pmo.itproject.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Logins, passwords and sessions as they are in production, over every way in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "it-project.login.password-policy=true", "it-project.login.failures-per-address=6", "it-project.tls=proxy",
    "server.forward-headers-strategy=native",
    "camunda.bpm.admin-user.id=chief", "camunda.bpm.admin-user.password=" + LoginHttpTest.PASSWORD})
@ActiveProfiles("test")
class LoginHttpTest {

  static final String PASSWORD = "Kapok-River-47";
  private static final String HERE = "198.51.100.7";
  private static final String ELSEWHERE = "203.0.113.9";
  private static final String ME = "/api/organization/me";

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private DataSource dataSource;
  @Autowired
  private Argon2Passwords hashes;

  @BeforeEach
  void somebody() {
    // The web applications find the engine by its name, under which every application context of the test run registers its own.
    ProcessEngines.registerProcessEngine(engine);
    jdbc.sql("delete from login_failure").update();
    identityService.deleteUser("zhang.wei");
    User user = identityService.newUser("zhang.wei");
    user.setLastName("张");
    user.setFirstName("伟");
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
  }

  @AfterEach
  void theClockIsRight() {
    ClockUtil.reset();
  }

  // Passwords

  /** Camunda shows and tries them for everybody. */
  @Test
  void theRulesAreForThoseWhoAreLoggedIn() throws Exception {
    String rules = "/camunda/api/engine/engine/default/identity/password-policy";
    String json = "{\"password\":\"a" + "1".repeat(1_000_000) + "a\"}";
    Browser browser = new Browser(port, HERE);
    browser.open();
    assertThat(browser.ask("GET", rules, null).statusCode()).isEqualTo(401);
    assertThat(browser.ask("POST", rules, json).statusCode()).isEqualTo(401);
    assertThat(new Browser(port, HERE).basic("nobody", "x", "POST", "/engine-rest/identity/password-policy", json).statusCode()).isEqualTo(401);

    browser.login("tasklist", "zhang.wei", PASSWORD);
    assertThat(browser.ask("GET", rules, null).body()).contains("\"minLength\":\"10\"");
    HttpResponse<String> tried = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> browser.ask("POST", rules, json));
    assertThat(tried.statusCode()).isEqualTo(200);
    assertThat(tried.body()).contains("\"valid\":false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/engine/engine/default/identity/password-policy/", "/camunda/api//engine/engine/default/identity/password-policy",
      "/camunda/api/engine//engine/default/identity/password-policy", "/camunda/api/engine/engine/default//identity/password-policy",
      "/camunda/api/engine/engine/default/identity//password-policy", "/camunda/api/engine/engine/default/identity/password-policy;x=1",
      "/camunda/api/engine/engine/default;x/identity;y/password-policy", "/camunda/api/engine/engine/default/identity/password%2Dpolicy",
      "/camunda/api/engine/engine/default/%2e/identity/password-policy", "/camunda/api/engine/engine/%64efault/identity/password-policy",
      "/camunda/api/engine/identity/password-policy", "/camunda/api/engine/engine/default/identity/password-policy%2f",
      "/camunda/api/engine/engine/default/x/../identity/password-policy", "//camunda/api/engine/engine/default/identity/password-policy",
      "/camunda/api/engine/engine/default/identity%2fpassword-policy", "/camunda/api/engine/engine/default/identity/password%252Dpolicy"})
  void howeverTheirAddressIsWritten(String address) throws Exception {
    Browser browser = new Browser(port, HERE);
    browser.open();
    for (HttpResponse<String> answer : List.of(browser.ask("GET", address, null), browser.ask("POST", address, "{\"password\":\"x\"}"))) {
      assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
      assertThat(answer.body()).doesNotContain("rules", "valid");
    }
  }

  @Test
  void passwordsAreKeptAsArgon2() throws Exception {
    assertThat(stored("zhang.wei")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
    assertThat(basic("zhang.wei", PASSWORD + "x")).isEqualTo(401);
  }

  @Test
  void aHashOfAnEarlierReleaseWorksAndIsReplacedByALogin() throws Exception {
    jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = ? where ID_ = 'zhang.wei'")
        .params("{SHA-512}" + new Sha512HashDigest().encrypt(PASSWORD + "pepper"), "pepper").update();

    assertThat(basic("zhang.wei", "Wrong-River-47")).isEqualTo(401);
    assertThat(stored("zhang.wei")).startsWith("{SHA-512}");
    ClockUtil.offset(Duration.ofSeconds(5).toMillis());
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
    assertThat(new Browser(port, HERE).login("tasklist", "zhang.wei", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(stored("zhang.wei")).startsWith("{argon2id}");
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
  }

  @Test
  void whatComesAfterSeventyTwoBytesCounts() throws Exception {
    String sentence = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十Aa1";
    save("zhang.wei", sentence);
    assertThat(basic("zhang.wei", sentence)).isEqualTo(200);
    assertThat(basic("zhang.wei", sentence.substring(0, sentence.length() - 1) + "2")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short-1A", "nocapitals-2026", "NOSMALL-2026", "NoDigits-Here", "Li.na-River-2026", "李娜-River-2026", "Password-2026", "P@ssw0rd2026",
      "1qaz@WSX3edc", "Woaini1314520", "Admin@12345678"})
  void weakPasswordsAreRefusedWhoeverSetsThem(String password) throws Exception {
    String user = "{\"profile\":{\"id\":\"li.na\",\"lastName\":\"李\",\"firstName\":\"娜\"},\"credentials\":{\"password\":\"" + password + "\"}}";
    HttpResponse<String> created = new Browser(port, HERE).basic("chief", PASSWORD, "POST", "/engine-rest/user/create", user);
    assertThat(created.statusCode()).isEqualTo(400);
    assertThat(created.body()).contains("新密码不符合要求", "10 至 200 个字符");

    Browser admin = new Browser(port, HERE);
    assertThat(admin.login("admin", "chief", PASSWORD).statusCode()).isEqualTo(200);
    admin.open();
    assertThat(admin.ask("POST", "/camunda/api/engine/engine/default/user/create", user).statusCode()).isEqualTo(400);
    assertThat(identityService.createUserQuery().userId("li.na").count()).isZero();
  }

  @Test
  void oneChangesOnesOwnPasswordWithTheOldOneToAGoodOne() throws Exception {
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
    assertThat(credentials("Camphor-Hill-58", "wrong").statusCode()).isEqualTo(400);
    ClockUtil.offset(Duration.ofSeconds(5).toMillis());
    HttpResponse<String> weak = credentials("zhang.wei-A1", PASSWORD);
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(weak.body()).contains("不包含用户名");
    assertThat(credentials("Camphor-Hill-58", PASSWORD).statusCode()).isEqualTo(204);

    assertThat(basic("zhang.wei", PASSWORD)).as("the old one was right a moment ago").isEqualTo(401);
    ClockUtil.offset(Duration.ofSeconds(10).toMillis());
    assertThat(basic("zhang.wei", "Camphor-Hill-58")).isEqualTo(200);
  }

  @Test
  void nobodyComesInWithoutAPassword() throws Exception {
    identityService.deleteUser("li.na");
    identityService.saveUser(identityService.newUser("li.na"));
    for (String user : List.of("zhang.wei", "li.na", "nobody", "")) {
      assertThat(basic(user, "")).as(user).isEqualTo(401);
      assertThat(new Browser(port, ELSEWHERE).login("tasklist", user, "").statusCode()).as(user).isEqualTo(401);
    }
    identityService.deleteUser("li.na");
  }

  // Names

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/user/zhang.wei/profile", "/camunda/api/engine/engine/default/user/zhang.wei/profile"})
  void oneDoesNotRenameOneselfButChangesOnesAddress(String path) throws Exception {
    HttpResponse<String> renamed = put("zhang.wei", path, "{\"id\":\"zhang.wei\",\"lastName\":\"李\",\"firstName\":\"伟\"}");
    assertThat(renamed.statusCode()).isEqualTo(400);
    assertThat(renamed.body()).contains("不能自行修改", "张");
    assertThat(put("zhang.wei", path, "{\"id\":\"zhang.wei\",\"lastName\":\"张\",\"firstName\":\"伟\",\"email\":\"z@city.example\"}").statusCode())
        .isEqualTo(204);
    User user = identityService.createUserQuery().userId("zhang.wei").singleResult();
    assertThat(List.of(user.getLastName(), user.getFirstName(), user.getEmail())).containsExactly("张", "伟", "z@city.example");

    assertThat(put("chief", path, "{\"id\":\"zhang.wei\",\"lastName\":\"张\",\"firstName\":\"炜\"}").statusCode()).isEqualTo(204);
    assertThat(identityService.createUserQuery().userId("zhang.wei").singleResult().getFirstName()).isEqualTo("炜");
  }

  @Test
  void oneDoesNotRemoveOneself() throws Exception {
    HttpResponse<String> removed = new Browser(port, HERE).basic("zhang.wei", PASSWORD, "DELETE", "/engine-rest/user/zhang.wei", null);
    assertThat(removed.statusCode()).isEqualTo(400);
    assertThat(removed.body()).contains("不能删除自己");
    assertThat(new Browser(port, HERE).basic("chief", PASSWORD, "DELETE", "/engine-rest/user/zhang.wei", null).statusCode()).isEqualTo(204);
  }

  // Waits

  @Test
  void aWrongPasswordOnOneWayMakesAllWaitAndNobodyForMoreThanAMinute() throws Exception {
    assertThat(new Browser(port, HERE).login("tasklist", "zhang.wei", "wrong").statusCode()).isEqualTo(401);
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(401);
    assertThat(new Browser(port, HERE).basic("zhang.wei", PASSWORD, "GET", "/engine-rest/task", null).statusCode()).isEqualTo(401);
    HttpResponse<String> waiting = new Browser(port, HERE).login("tasklist", "zhang.wei", PASSWORD);
    assertThat(waiting.statusCode()).isEqualTo(401);
    assertThat(waiting.body()).contains("用户名或密码不正确", "最长 1 分钟")
        .isEqualTo(new Browser(port, HERE).login("tasklist", "nobody", PASSWORD).body());

    jdbc.sql("update ACT_ID_USER set ATTEMPTS_ = 1000, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1 where ID_ = 'zhang.wei'").update();
    assertThat(basic("zhang.wei", "wrong")).isEqualTo(401);
    ClockUtil.offset(Duration.ofSeconds(55).toMillis());
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(401);
    ClockUtil.offset(Duration.ofSeconds(62).toMillis());
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
  }

  @Test
  void whoTriesManyUsersFromOneAddressHasToWaitAndNobodyElse() throws Exception {
    assertThat(new Browser(port, HERE).basic("zhang.wei", PASSWORD, "GET", ME, null).statusCode()).isEqualTo(200);
    for (int i = 0; i < 2; i++) {
      assertThat(basic("nobody-" + i, "Summer-2026")).isEqualTo(401);
      assertThat(new Browser(port, HERE).basic("nobody-e" + i, "Summer-2026", "GET", "/engine-rest/task", null).statusCode()).isEqualTo(401);
      assertThat(new Browser(port, HERE).login("tasklist", "nobody-w" + i, "Summer-2026").statusCode()).isEqualTo(401);
    }
    List<HttpResponse<String>> refused = List.of(
        new Browser(port, HERE).basic("chief", "Summer-2026", "GET", ME, null),
        new Browser(port, HERE).basic("chief", PASSWORD + " ", "GET", "/engine-rest/task", null),
        new Browser(port, HERE).login("tasklist", "chief", "Summer-2026"));
    assertThat(refused).allSatisfy(response -> {
      assertThat(response.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 600);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
      assertThat(response.body()).contains("登录失败次数过多", "分钟后重试").doesNotContain("Exception:", "at cn.pmo");
    });
    assertThat(new Browser(port, HERE).basic("zhang.wei", PASSWORD, "GET", ME, null).statusCode()).as("known a moment ago").isEqualTo(200);
    assertThat(new Browser(port, ELSEWHERE).login("tasklist", "chief", PASSWORD).statusCode()).isEqualTo(200);

    ClockUtil.offset(Duration.ofMinutes(11).toMillis());
    assertThat(new Browser(port, HERE).login("tasklist", "chief", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressTheClientMakesUpIsNotBelievedBeyondTheProxy() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(new Browser(port, "192.0.2." + i + ", " + HERE).basic("nobody-" + i, "x", "GET", ME, null).statusCode()).isEqualTo(401);
    }
    assertThat(new Browser(port, "192.0.2.99, " + HERE).basic("nobody", "x", "GET", ME, null).statusCode()).isEqualTo(429);
  }

  @Test
  void failuresAtTheSameMomentAreAllAnsweredAndCounted() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Integer>> attempts = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        attempts.add(() -> basic("zhang.wei", "wrong"));
      }
      for (Future<Integer> answer : people.invokeAll(attempts)) {
        assertThat(answer.get()).isIn(401, 429);
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(jdbc.sql("select failures from login_failure").query(Integer.class).single()).isBetween(1, 6);
  }

  @Test
  void whoWaitsForHisTurnHoldsNoConnectionAndWhoIsKnownDoesNotWait() throws Exception {
    assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
    int turns = Math.max(2, Runtime.getRuntime().availableProcessors());
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(turns + 12);
    try {
      for (int i = 0; i < turns; i++) {
        people.submit(() -> hashes.inTurn(() -> await(end)));
      }
      List<Future<Integer>> attempts = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        attempts.add(people.submit(() -> basic("zhang.wei", "wrong")));
      }
      until(() -> hashes.waiting() == 12);
      // The pool has ten; a job of the engine's may have one for a moment.
      until(() -> dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections() == 0);
      assertThat(basic("zhang.wei", PASSWORD)).isEqualTo(200);
      end.countDown();
      for (Future<Integer> answer : attempts) {
        assertThat(answer.get()).isEqualTo(401);
      }
    } finally {
      end.countDown();
      people.shutdownNow();
    }
    assertThat(jdbc.sql("select failures from login_failure").query(Integer.class).single())
        .as("the first ones found no wait yet, all others did").isBetween(1, turns);
  }

  private static boolean await(CountDownLatch end) {
    try {
      return end.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 80 && !condition.call(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.call()).isTrue();
  }

  // Sessions

  @Test
  void aLoginBeginsANewSessionAndALogoutEndsIt() throws Exception {
    Browser browser = new Browser(port, HERE);
    browser.open();
    browser.ask("GET", "/camunda/api/admin/auth/user/default", null);
    String before = browser.cookie("JSESSIONID");
    Browser planted = browser.withTheSameCookies();
    assertThat(before).isNotNull();
    assertThat(browser.login("tasklist", "zhang.wei", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
    assertThat(planted.ask("GET", ME, null).statusCode()).as("who had planted the session is not logged in with it").isEqualTo(401);
    assertThat(browser.ask("GET", ME, null).statusCode()).isEqualTo(200);

    browser.open();
    Browser thief = browser.withTheSameCookies();
    assertThat(browser.ask("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(200);
    assertThat(thief.ask("GET", ME, null).statusCode()).isEqualTo(401);
    assertThat(thief.ask("GET", "/camunda/api/engine/engine/default/task", null).statusCode()).isEqualTo(401);
  }

  @Test
  void cookiesAreForHttpsOnlyAndTheSessionsNotForScriptsOrOtherSites() throws Exception {
    Browser browser = new Browser(port, HERE);
    assertThat(browser.login("tasklist", "zhang.wei", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(browser.open().headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(browser.setCookies()).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("secure")
        .containsIgnoringCase("SameSite=Lax"));
    assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("JSESSIONID=")).isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly"));
  }

  @Test
  void theSessionOfSomebodyWhoIsGoneIsNobodys() throws Exception {
    Browser browser = new Browser(port, HERE);
    assertThat(browser.login("tasklist", "zhang.wei", PASSWORD).statusCode()).isEqualTo(200);
    identityService.deleteUser("zhang.wei");
    assertThat(browser.ask("GET", ME, null).statusCode()).isEqualTo(401);
  }

  private int basic(String user, String password) throws Exception {
    return new Browser(port, HERE).basic(user, password, "GET", ME, null).statusCode();
  }

  private HttpResponse<String> put(String user, String path, String json) throws Exception {
    if (path.startsWith("/engine-rest")) {
      return new Browser(port, HERE).basic(user, PASSWORD, "PUT", path, json);
    }
    Browser browser = new Browser(port, HERE);
    assertThat(browser.login("tasklist", user, PASSWORD).statusCode()).isEqualTo(200);
    browser.open();
    return browser.ask("PUT", path, json);
  }

  private HttpResponse<String> credentials(String password, String old) throws Exception {
    return new Browser(port, HERE).basic("zhang.wei", PASSWORD, "PUT", "/engine-rest/user/zhang.wei/credentials",
        "{\"password\":\"" + password + "\",\"authenticatedUserPassword\":\"" + old + "\"}");
  }

  private void save(String id, String password) {
    User user = identityService.createUserQuery().userId(id).singleResult();
    user.setPassword(password);
    identityService.saveUser(user);
  }

  private String stored(String id) {
    return jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?").param(id).query(String.class).single();
  }
}
