package cn.pmo.itproject.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.project.LedgerScenario;
import cn.pmo.itproject.project.LedgerTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents near the largest size, sent within a form to the engine's REST API and to the one Tasklist uses. */
@LedgerTest
class LargeDocumentTest {

  private static final String REST = "/engine-rest";
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";
  private static final int MEGABYTE = 1024 * 1024;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  @LocalServerPort
  private int port;
  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private DocumentRegister register;

  /** The engine's web applications find it by its name, under which every application context of the test run registers its own. */
  @BeforeEach
  void answerWithTheEngineOfThisContext() {
    ProcessEngines.registerProcessEngine(scenario.engine);
  }

  @ParameterizedTest
  @CsvSource({REST + ", 19", REST + ", 20", WEBAPPS + ", 19", WEBAPPS + ", 20"})
  void upToTheLimitIsAccepted(String api, int megabytes) throws Exception {
    String code = scenario.start();
    HttpResponse<String> response = submit(api, code, megabytes * MEGABYTE);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    assertThat(register.content(register.latest(code, "plan").orElseThrow().id())).hasSize(megabytes * MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, WEBAPPS})
  void whatIsTooLargeIsRefusedByNameIfItCanBeRead(String api) throws Exception {
    String code = scenario.start();
    assertRefused(submit(api, code, 20 * MEGABYTE + 1), "文件“方案.txt”的大小为 20.00 MB（20,971,521 字节），最大 20.00 MB（20,971,520 字节）");
    assertRefused(submit(api, code, 30 * MEGABYTE), "提交的内容过大：其中一项超出系统能接收的长度，应缩小文件后重新提交");
  }

  private static void assertRefused(HttpResponse<String> response, String message) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(response.body()).path("message").asText()).isEqualTo(message);
  }

  private HttpResponse<String> submit(String api, String code, int size) throws Exception {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 'a');
    String body = "{\"variables\":{\"plan\":{\"type\":\"File\",\"value\":\"" + Base64.getEncoder().encodeToString(content)
        + "\",\"valueInfo\":{\"filename\":\"方案.txt\"}}}}";
    HttpRequest.Builder request = request(api + "/task/" + scenario.task(code, "UserTask_Draft").getId() + "/submit-form",
        "application/json", body);
    if (api.equals(REST)) {
      request.header("Authorization", "Basic " + Base64.getEncoder()
          .encodeToString((LedgerScenario.ADMIN + ":" + LedgerScenario.PASSWORD).getBytes(StandardCharsets.UTF_8)));
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
    fetchToken();
    String login = "username=" + LedgerScenario.ADMIN + "&password=" + URLEncoder.encode(LedgerScenario.PASSWORD, StandardCharsets.UTF_8);
    HttpResponse<String> loggedIn = browser.send(withToken(request("/camunda/api/admin/auth/user/default/login/tasklist",
        "application/x-www-form-urlencoded", login)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(loggedIn.statusCode()).as(loggedIn.body()).isEqualTo(200);
    fetchToken();
    return browser.send(withToken(request).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void fetchToken() throws Exception {
    browser.send(request("/camunda/api/admin/auth/user/default", "application/json", "").GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Content-Type", type)
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder withToken(HttpRequest.Builder request) {
    return request.header("X-XSRF-TOKEN", cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue).findFirst().orElseThrow());
  }
}
