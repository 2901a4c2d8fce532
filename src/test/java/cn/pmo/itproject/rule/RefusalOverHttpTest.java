package cn.pmo.itproject.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.step.SubmissionApplication;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refusals as clients see them: in the engine's REST API and in the web applications' own API, which Tasklist uses. */
@SpringBootTest(classes = SubmissionApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.config.name=submission")
@ExtendWith(OutputCaptureExtension.class)
class RefusalOverHttpTest {

  private static final String REST = "/engine-rest";
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";
  private static final String INVALID =
      "{\"variables\":{\"conclusion\":{\"value\":\"MAYBE\",\"type\":\"String\"},\"quantity\":{\"value\":0,\"type\":\"Integer\"}}}";
  private static final String MESSAGE =
      "“可行性结论”的值“MAYBE”不在可选项中，应为：可行、不可行；“数量”为 0，应不小于 1；缺少应交文件《分析报告》(report)；缺少应交文件《预算表》(budget)";

  @Autowired
  private ProcessEngine engine;
  @Autowired
  private JdbcClient jdbc;
  @LocalServerPort
  private int port;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String taskId;

  @BeforeEach
  void start() throws Exception {
    engine.getRepositoryService().createDeployment()
        .addClasspathResource("step/submission.bpmn").addClasspathResource("step/submission-authority.dmn")
        .addClasspathResource("step/submission-start.form").addClasspathResource("step/submission-write.form").deploy();
    engine.getRuntimeService().startProcessInstanceByKey("submission", Variables.putValue("projectName", "档案系统")
        .putValue("requirement", Variables.fileValue("a.txt").file("需求".getBytes(StandardCharsets.UTF_8)).create()));
    taskId = engine.getTaskService().createTaskQuery().singleResult().getId();
    send("GET", "/camunda/api/admin/auth/user/default", "application/json", null);
    HttpResponse<String> login = post("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded",
        "username=admin&password=secret-2026");
    assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
    send("GET", "/camunda/api/admin/auth/user/default", "application/json", null);
  }

  @AfterEach
  void undeploy() {
    engine.getRepositoryService().createDeploymentQuery().list()
        .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, WEBAPPS})
  void aRefusedCompletionNamesEveryField(String api, CapturedOutput output) throws Exception {
    for (String operation : new String[] {"complete", "submit-form"}) {
      HttpResponse<String> response = post(api + "/task/" + taskId + "/" + operation, "application/json", INVALID);

      assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
      assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      JsonNode refusal = new ObjectMapper().readTree(response.body());
      assertThat(refusal.get("type").asText()).isEqualTo("RuleViolationException");
      assertThat(refusal.get("message").asText()).isEqualTo(MESSAGE);
      assertThat(refusal.findValuesAsText("field")).containsExactly("conclusion", "quantity", "report", "budget");
    }
    assertThat(output).as("a refusal is no failure of the server").doesNotContain("ERROR", "WARN", "RuleViolationException");
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, WEBAPPS})
  void aRefusedStart(String api) throws Exception {
    HttpResponse<String> form = post(api + "/process-definition/key/submission/submit-form", "application/json", "{}");
    HttpResponse<String> plain = post(api + "/process-definition/key/submission/start", "application/json", "{}");

    assertRefused(form, "“项目名称”不能为空；缺少应交文件《项目建设需求》(requirement)");
    assertRefused(plain, "“项目名称”不能为空；缺少应交文件《项目建设需求》(requirement)");
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, WEBAPPS})
  void aRefusedVariable(String api) throws Exception {
    String variable = "{\"type\":\"File\",\"value\":\"%s\",\"valueInfo\":{\"filename\":\"refused.exe\"}}"
        .formatted(Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8)));

    assertRefused(send("PUT", api + "/task/" + taskId + "/variables/report", "application/json", variable), "“report”不能是程序文件");
    assertRefused(post(api + "/task/" + taskId + "/variables", "application/json", "{\"modifications\":{\"report\":" + variable + "}}"),
        "“report”不能是程序文件");
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, WEBAPPS})
  void otherErrorsStayTheEngines(String api) throws Exception {
    HttpResponse<String> missing = send("GET", api + "/task/none", "application/json", null);

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("InvalidRequestException", "No matching task with id none");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"type\":\"Json\",\"value\":\"[{\"} | [{",
      "{\"type\":\"Object\",\"value\":\"[{\","
          + "\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/json\"}} | [{",
      "{\"type\":\"Object\",\"value\":\"{}\","
          + "\"valueInfo\":{\"objectTypeName\":\"com.example.None\",\"serializationDataFormat\":\"application/json\"}} | {}",
      "{\"type\":\"Object\",\"value\":\"rO0ABQ==\","
          + "\"valueInfo\":{\"objectTypeName\":\"a\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}} | rO0ABQ==",
      "{\"type\":\"Object\",\"value\":\"<a/>\","
          + "\"valueInfo\":{\"objectTypeName\":\"a\",\"serializationDataFormat\":\"application/xml\"}} | <a/>",
      "{\"type\":\"Number\",\"value\":5} | 5"})
  void aValueThatCannotBeReadIsNamed(String variable, String shown) throws Exception {
    for (String operation : List.of("complete", "submit-form")) {
      assertRefused(post(WEBAPPS + "/task/" + taskId + "/" + operation, "application/json", "{\"variables\":{\"conclusion\":" + variable
          + "}}"),
          "“conclusion”的值“" + shown + "”无法读取，应为文本、整数、小数、布尔值、日期或格式正确的 JSON");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"type\":\"Integer\",\"value\":\"abc\"} | 值“abc”不是有效的 Integer 值，应提交该类型的值",
      "{\"type\":\"Boolean\",\"value\":\"是\"} | 值“是”不是有效的 Boolean 值，应提交该类型的值",
      "{\"type\":\"Date\",\"value\":\"明天\"} | 值“明天”不是有效的 Date 值，应提交该类型的值，如 2026-01-31T08:00:00.000+0800",
      "{\"type\":\"Json\",\"value\":5} | 类型为 Json 的变量的值应为文本（JSON 文本或 null），不能是其他类型的值",
      "{\"type\":\"Money\",\"value\":5} | 变量类型“Money”不存在，应为 String、Integer、Double、Boolean、Date、Json、File 等"})
  void aValueOfAnotherTypeIsNamed(String variable, String message) throws Exception {
    for (String api : List.of(REST, WEBAPPS)) {
      assertRefused(post(api + "/task/" + taskId + "/complete", "application/json", "{\"variables\":{\"quantity\":" + variable + "}}"),
          message);
      assertRefused(send("PUT", api + "/task/" + taskId + "/variables/quantity", "application/json", variable), message);
    }
  }

  @Test
  void nothingOfTheDatabaseIsTold() throws Exception {
    jdbc.sql("create table if not exists entry (id int primary key, name varchar(3) not null)").update();
    FileValue file = Variables.fileValue("a.txt").file(new byte[1]).create();
    engine.getTaskService()
        .setVariables(taskId, Variables.putValue("conclusion", "FEASIBLE").putValue("report", file).putValue("budget", file));

    HttpResponse<String> same = post(REST + "/task/" + taskId + "/complete", "application/json",
        "{\"variables\":{\"statement\":{\"value\":\"insert into entry values (1, 'a'), (1, 'b')\"}}}");
    assertThat(same.statusCode()).as(same.body()).isEqualTo(409);
    assertThat(same.body())
        .isEqualTo("{\"type\":\"ConcurrencyFailureException\",\"message\":\"同样的内容刚被提交，或者正被他人处理，请刷新后重试\"}");

    HttpResponse<String> failed = post(REST + "/task/" + taskId + "/complete", "application/json",
        "{\"variables\":{\"statement\":{\"value\":\"insert into entry values (1, null)\"}}}");
    assertThat(failed.statusCode()).as(failed.body()).isEqualTo(500);
    assertThat(failed.body()).isEqualTo(
        "{\"type\":\"DataAccessException\",\"message\":\"系统访问数据库时出错，本次操作未生效，请稍后重试；仍不成功请联系系统管理员\"}");
  }

  @Test
  void aTaskSomebodyElseHandledMeanwhile() throws Exception {
    FileValue file = Variables.fileValue("a.txt").file(new byte[1]).create();
    engine.getTaskService()
        .setVariables(taskId, Variables.putValue("conclusion", "FEASIBLE").putValue("report", file).putValue("budget", file)
        .putValue("buildType", "SELF_BUILT").putValue("units", List.of("甲")));

    HttpResponse<String> response = post(REST + "/task/" + taskId + "/complete", "application/json",
        "{\"variables\":{\"meanwhile\":{\"value\":true}}}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
    assertThat(response.body())
        .isEqualTo("{\"type\":\"OptimisticLockingException\",\"message\":\"该任务刚被他人处理，请刷新后重试\"}");
  }

  @Test
  void aTaskSomebodyElseHasCompleted() throws Exception {
    for (String action : List.of("complete", "submit-form")) {
      HttpResponse<String> response = post(REST + "/task/gone/" + action, "application/json", "{\"variables\":{}}");

      assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
      assertThat(response.body()).isEqualTo("{\"type\":\"NotFoundException\",\"message\":\"该任务不存在，或者已经办理完毕，请刷新待办列表\"}");
    }
  }

  private static void assertRefused(HttpResponse<String> response, String message) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(response.body()).get("message").asText()).isEqualTo(message);
  }

  private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
    return send("POST", path, type, body);
  }

  private HttpResponse<String> send(String method, String path, String type, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", type).header("Accept", "application/json")
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).findFirst().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
