package cn.pmo.itproject.document;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.project.LedgerScenario;
import cn.pmo.itproject.project.LedgerTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents near the largest size, sent within a form. */
@LedgerTest
class LargeDocumentTest {

  private static final int MEGABYTE = 1024 * 1024;

  @LocalServerPort
  private int port;
  @Autowired
  private LedgerScenario scenario;
  @Autowired
  private DocumentRegister register;

  @ParameterizedTest
  @ValueSource(ints = {19 * MEGABYTE, 20 * MEGABYTE})
  void upToTheLimitIsAccepted(int size) throws Exception {
    String code = scenario.start();
    HttpResponse<String> response = submit(code, size);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    assertThat(register.content(register.latest(code, "plan").orElseThrow().id())).hasSize(size);
  }

  @Test
  void oneByteMoreIsRefusedByName() throws Exception {
    assertRefused(submit(scenario.start(), 20 * MEGABYTE + 1), "文件“方案.txt”的大小为 20.00 MB（20,971,521 字节），最大 20.00 MB（20,971,520 字节）");
  }

  @Test
  void whatIsTooLargeToBeReadIsRefusedAsWell() throws Exception {
    assertRefused(submit(scenario.start(), 30 * MEGABYTE), "提交的内容过大：其中一项超出系统能接收的长度，应缩小文件后重新提交");
  }

  private static void assertRefused(HttpResponse<String> response, String message) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(response.body()).path("message").asText()).isEqualTo(message);
  }

  private HttpResponse<String> submit(String code, int size) throws Exception {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) 'a');
    String body = "{\"variables\":{\"plan\":{\"type\":\"File\",\"value\":\"" + Base64.getEncoder().encodeToString(content)
        + "\",\"valueInfo\":{\"filename\":\"方案.txt\"}}}}";
    String login = Base64.getEncoder().encodeToString((LedgerScenario.ADMIN + ":" + LedgerScenario.PASSWORD).getBytes(StandardCharsets.UTF_8));
    URI task = URI.create("http://127.0.0.1:" + port + "/engine-rest/task/" + scenario.task(code, "UserTask_Draft").getId() + "/submit-form");
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(task).header("Authorization", "Basic " + login)
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
