package cn.pmo.itproject.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Prints what logins cost; no part of the tests: {@code mvn test -Dtest=LoginCosts}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class LoginCosts {

  private static final int USERS = 40;
  private static final String PASSWORD = "Kapok-River-47";

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private IdentityService identityService;

  @Test
  void print() throws Exception {
    ProcessEngines.registerProcessEngine(engine);
    for (int i = 0; i < USERS; i++) {
      User user = identityService.newUser("user-" + i);
      user.setPassword(PASSWORD);
      identityService.saveUser(user);
    }
    measure("unknown user (warming up)", i -> identityService.checkPassword("nobody-" + i, PASSWORD));
    Sha512HashDigest stock = new Sha512HashDigest();
    measure("a SHA-512 hash, the engine's own", i -> stock.encrypt(PASSWORD + "salt-of-16-bytes"));
    measure("unknown user", i -> identityService.checkPassword("nobody-" + i, PASSWORD));
    measure("right password, first time", i -> check("user-" + i, PASSWORD, true));
    measure("right password, within a minute", i -> check("user-" + i, PASSWORD, true));
    measure("wrong password", i -> check("user-" + i, "wrong", false));
    measure("locked user", i -> check("user-" + i, "wrong", false));
    ClockUtil.offset(120_000L);
    Browser client = new Browser(port, "198.51.100.7");
    measure("request with HTTP basic, first time", i -> get(client, "user-" + i));
    measure("request with HTTP basic, within a minute", i -> get(client, "user-" + i));
    ClockUtil.reset();
  }

  private boolean check(String user, String password, boolean expected) {
    assertThat(identityService.checkPassword(user, password)).isEqualTo(expected);
    return expected;
  }

  private static int get(Browser client, String user) {
    try {
      int status = client.basic(user, PASSWORD, "GET", "/engine-rest/version", null).statusCode();
      assertThat(status).isEqualTo(200);
      return status;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void measure(String what, IntFunction<Object> action) {
    double[] milliseconds = new double[USERS];
    for (int i = 0; i < USERS; i++) {
      long begin = System.nanoTime();
      action.apply(i);
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(Locale.ROOT, "COST %-42s median %8.3f ms   90 %% %8.3f ms%n", what, milliseconds[USERS / 2], milliseconds[USERS * 9 / 10]);
  }
}
