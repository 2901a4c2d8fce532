package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What every answer says to browsers, what foreign pages can make them do, what errors tell, and how files are served. */
@HttpProcessTest
class LockedDownHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEMBER = "member-of-network-admin";
  private static final String OPERATIONS = "member-of-operations";
  private static final String INSIDE = "(?s).*(Exception in|\\bat [a-z]+\\.|org\\.(camunda|springframework|apache|glassfish)|com\\.fasterxml|cn\\.pmo|java\\.lang|"
      + "\\[Source|SQL|ACT_|Tomcat|Jersey|Jackson|Whitelabel).*";

  @Autowired
  private Http http;
  @Autowired
  private Scenarios scenarios;
  @Autowired
  private TaskService taskService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private Environment environment;

  @BeforeEach
  void passwords() {
    http.get(MEMBER, "/api/organization/me");
    http.get(OPERATIONS, "/api/organization/me");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path));
  }

  private HttpRequest.Builder as(String user, String path) {
    String login = Base64.getEncoder().encodeToString((user + ":密码-4711").getBytes(StandardCharsets.UTF_8));
    return request(path).header("Authorization", "Basic " + login);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    assertThat(answer.headers().allValues(name)).as(name).hasSizeLessThan(2);
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/organization/me, 200", "GET, /api/projects/XM-1999-0001, 404", "GET, /api/nothing, 404",
      "GET, /engine-rest/task, 200", "GET, /engine-rest/nothing, 404", "PUT, /engine-rest/task, 405",
      "GET, /engine-rest/task?maxResults=x, 400", "POST, /api/organization/me, 405", "GET, /camunda/app/tasklist/default/, 302",
      "GET, /camunda/api/engine/engine/default/user/nobody/profile, 401", "GET, /camunda/nothing, 404", "GET, /nothing, 404",
      "GET, /camunda/favicon.ico, 200", "GET, /error, 404", "TRACE, /api/organization/me, 405", "PROPFIND, /engine-rest/task, 405",
      "PATCH, /engine-rest/task, 405", "OPTIONS, /engine-rest/task, 200", "GET, /engine-rest/engine/none/task, 404"})
  void everyAnswerTellsBrowsersWhatNotToDo(String method, String path, int status) throws Exception {
    HttpResponse<String> answer = send(as(MEMBER, path).header("Accept", path.startsWith("/camunda/app") ? "text/html" : "*/*")
        .method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Strict-Transport-Security")).as("without TLS nobody could come back").isEmpty();
    assertThat(header(answer, "Server")).isEmpty();
    assertThat(header(answer, "X-Powered-By")).isEmpty();
    if (path.startsWith("/api") || path.startsWith("/engine-rest")) {
      assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(header(answer, "Cache-Control")).contains("no-store");
    }
    if (answer.statusCode() >= 400) {
      assertThat(answer.body()).doesNotMatch(INSIDE);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Sec-Fetch-Site | cross-site", "Sec-Fetch-Site | same-site", "Origin | https://foreign.example",
      "Origin | null", "Origin | http://127.0.0.1:1", "Referer | https://foreign.example/page"})
  void whatAForeignPageSendsIsRefusedWhoeverIsLoggedIn(String name, String value) throws Exception {
    for (String path : List.of("/engine-rest/task", "/api/phrases", "/camunda/api/admin/auth/user/default/login/tasklist")) {
      HttpResponse<String> answer = send(as(MEMBER, path).header(name, value).header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("请求来自其他网站的页面");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none", "Origin: OWN", "Referer: OWN/camunda/app", "X: none"})
  void ownPagesAndOtherClientsAreNotRefused(String header) throws Exception {
    String own = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    String[] parts = header.replace("OWN", own).split(": ", 2);
    assertThat(send(as(MEMBER, "/engine-rest/task").header(parts[0], parts[1]).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "TEXT/PLAIN;charset=utf-8"})
  void contentThatPagesMaySendUnaskedIsNoJson(String type) throws Exception {
    for (String path : List.of("/engine-rest/task", "/engine-rest/task/count", "/api/phrases", "/engine-rest/engine/default/task")) {
      HttpResponse<String> answer = send(as(MEMBER, path).header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
      assertThat(answer.statusCode()).as(path).isEqualTo(415);
      assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("application/json");
    }
    assertThat(send(as(MEMBER, "/engine-rest/task").POST(BodyPublishers.ofString("{}"))).statusCode()).as("no type").isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"POST | /engine-rest/task | {", "POST | /engine-rest/task | []", "POST | /engine-rest/task | {\"x\":1}",
      "POST | /engine-rest/task | {\"sorting\":1}", "POST | /engine-rest/task | {\"priority\":\"x\"}", "POST | /engine-rest/task | null",
      "POST | /engine-rest/task?maxResults=99999999999 | {}", "POST | /api/phrases | {", "POST | /api/phrases | []",
      "PUT | /api/phrases/order | {\"a\":[[[", "GET | /engine-rest/task?priority=x | ", "GET | /engine-rest/task?sortBy=x'--&sortOrder=asc | ",
      "GET | /engine-rest/history/task?finishedAfter=x | ", "GET | /api/projects?page=x | ", "GET | /api/projects?size=-1 | ",
      "POST | /engine-rest/process-definition/key/none/start | {}", "GET | /engine-rest/process-definition/x/xml | ",
      "POST | /engine-rest/message | {\"messageName\":\"x\"}",
      "POST | /engine-rest/filter/create | {\"resourceType\":\"x\"}", "GET | /api/%ff | ", "GET | /engine-rest/task/%c0%ae | "})
  void errorsTellNothingAboutTheInside(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(as(OPERATIONS, path).header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
    if (answer.statusCode() >= 400) {
      assertThat(answer.body()).doesNotMatch(INSIDE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/camunda/nothing", "/api/nothing", "/%2e%2e/x", "/error"})
  void errorsAreChineseSentencesForPagesToo(String path) throws Exception {
    for (String accept : List.of("text/html", "application/json", "image/png")) {
      HttpResponse<String> answer = send(as(MEMBER, path).header("Accept", accept));
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.body()).as(accept).doesNotMatch(INSIDE).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void filesAreSavedAndNeverShown() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS).getId();
    taskService.createAttachment("text/html", task, null, "page.html", "", new java.io.ByteArrayInputStream(
        "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
    String attachment = taskService.getTaskAttachments(task).get(0).getId();
    String definition = repositoryService.createProcessDefinitionQuery().processDefinitionKey(ApprovalProcess.KEY).latestVersion()
        .singleResult().getId();
    String deployment = repositoryService.getProcessDefinition(definition).getDeploymentId();
    String resource = repositoryService.getDeploymentResources(deployment).get(0).getId();
    String instance = taskService.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    runtimeService.setVariable(instance, "page", Variables.fileValue("page.txt").mimeType("text/plain")
        .file("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)).create());
    String variable = runtimeService.createVariableInstanceQuery().processInstanceIdIn(instance).variableName("page").singleResult().getId();
    for (String path : List.of("/engine-rest/task/" + task + "/attachment/" + attachment + "/data",
        "/engine-rest/deployment/" + deployment + "/resources/" + resource + "/data",
        "/engine-rest/process-instance/" + instance + "/variables/page/data", "/engine-rest/execution/" + instance + "/localVariables/page/data",
        "/engine-rest/task/" + task + "/variables/page/data", "/engine-rest/variable-instance/" + variable + "/data",
        "/engine-rest/history/variable-instance/" + variable + "/data")) {
      HttpResponse<String> answer = send(as(OPERATIONS, path));
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      assertThat(header(answer, "Content-Disposition")).as(path).startsWith("attachment");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"type\":\"Object\",\"value\":\"rO0ABXNyAA==\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList\","
          + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
      "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"javax.naming.InitialContext\","
          + "\"serializationDataFormat\":\"application/json\"}}",
      "{\"type\":\"Object\",\"value\":\"[]\",\"valueInfo\":{\"objectTypeName\":\"java.util.ArrayList<org.apache.commons.logging.Log>\","
          + "\"serializationDataFormat\":\"application/json\"}}",
      "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"com.zaxxer.hikari.HikariConfig\","
          + "\"serializationDataFormat\":\"application/json\"}}",
      "{\"type\":\"Object\",\"value\":\"<x/>\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
          + "\"serializationDataFormat\":\"application/xml\"}}"})
  void objectsOfOtherTypesAreNotStored(String variable) throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String instance = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS).getProcessInstanceId();
    Map<String, Object> before = runtimeService.getVariables(instance);
    HttpResponse<String> answer = send(as(OPERATIONS, "/engine-rest/process-instance/" + instance + "/variables/hostile")
        .header("Content-Type", "application/json").PUT(BodyPublishers.ofString(variable)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("message").asText()).containsPattern("\\p{IsHan}");
    assertThat(runtimeService.getVariables(instance).keySet()).isEqualTo(before.keySet());
  }
}
