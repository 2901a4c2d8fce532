package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** What a stranger and a user of another department get over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class HttpSecurityTest {

  private static final String PASSWORD = "密码-4711";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort
  private int port;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;

  private String taskOfMarketing;

  @BeforeEach
  void twoDepartmentsAndATaskOfOneOfThem() {
    if (identityService.createUserQuery().userId("marketing-member").count() == 0) {
      department("dept-test-marketing", "营销中心");
      department("dept-test-finance", "财务管理科");
      user("marketing-member", "员", "成", "dept-test-marketing");
      // For wrong passwords, which lock a user for some seconds.
      user("forgetful-member", "员", "成", "dept-test-marketing");
      user("finance-member", "人", "外", "dept-test-finance");
      identityService.createMembership("finance-member", "legal");
      repositoryService.createDeployment()
          .addModelInstance("secret.bpmn", Bpmn.createExecutableProcess("secret").camundaHistoryTimeToLiveString("P1D")
              .startEvent().userTask("UserTask_Secret").name("内部事项").camundaCandidateGroups("dept-test-marketing").endEvent().done())
          .deploy();
      runtimeService.startProcessInstanceByKey("secret", "XM-TEST", Map.of("figure", "机密金额"));
    }
    taskOfMarketing = taskService.createTaskQuery().processDefinitionKey("secret").singleResult().getId();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/engine-rest/task", "/engine-rest/engine", "/engine-rest/engine/default/task", "/engine-rest/version", "/engine-rest/user",
      "/api/organization/me", "/api/organization/departments", "/api/projects", "/api/kpi/execution-rate", "/api/nothing-here",
      "/%61pi/organization/me", "//api/organization/me", "/api;x=1/organization/me", "/%65ngine-rest/task"})
  void withoutLoginNothingIsAnswered(String path) throws Exception {
    HttpResponse<String> response = get(path, null);
    assertThat(response.statusCode()).as(path).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(v -> assertThat(v).startsWith("Basic "));
    assertThat(JSON.readTree(response.body()).path("message").asText()).contains("未登录");
  }

  @Test
  void scriptOfAPageGetsNoChallengeThatWouldOpenTheBrowsersDialog() throws Exception {
    HttpResponse<String> response = send(request("/api/organization/me").header("Sec-Fetch-Mode", "cors"), null);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void wrongPasswordIsRefusedAndRightOneWorksWhateverItsCharacters() throws Exception {
    assertThat(get("/engine-rest/task", basic("forgetful-member", "wrong")).statusCode()).isEqualTo(401);
    assertThat(get("/api/organization/me", basic("forgetful-member", "")).statusCode()).isEqualTo(401);
    assertThat(get("/api/organization/me", basic("nobody", PASSWORD)).statusCode()).isEqualTo(401);
    assertThat(get("/api/organization/me", "Basic %%%").statusCode()).isEqualTo(401);
    assertThat(get("/api/organization/me", "Bearer abc").statusCode()).isEqualTo(401);

    // The engine locks a user for some seconds after a failure.
    ClockUtil.offset(Duration.ofSeconds(5).toMillis());
    HttpResponse<String> me = get("/api/organization/me", basic("forgetful-member", PASSWORD));
    assertThat(me.statusCode()).isEqualTo(200);
    JsonNode body = JSON.readTree(me.body());
    assertThat(body.path("id").asText()).isEqualTo("forgetful-member");
    assertThat(body.path("name").asText()).isEqualTo("成员");
    assertThat(body.path("departments").toString()).isEqualTo("[{\"value\":\"dept-test-marketing\",\"label\":\"营销中心\"}]");
    assertThat(body.path("roles")).isEmpty();
  }

  @AfterEach
  void theClockIsRightAndThereIsNoAdministrator() {
    ClockUtil.reset();
    identityService.deleteGroup("camunda-admin");
  }

  @Test
  void limitsOfDocumentsAreToldBeforeAFileIsSent() throws Exception {
    JsonNode limits = JSON.readTree(get("/api/documents/limits", basic("finance-member", PASSWORD)).body());
    assertThat(limits.path("maxSize").asLong()).isEqualTo(20 * 1024 * 1024);
    assertThat(limits.path("extensions").toString()).contains("\"pdf\"", "\"zip\"").doesNotContain("exe");
  }

  @Test
  void departmentsAreForEveryUserAndRolesAreNotAmongThem() throws Exception {
    JsonNode departments = JSON.readTree(get("/api/organization/departments", basic("finance-member", PASSWORD)).body());
    assertThat(departments.findValuesAsText("value")).contains("dept-test-marketing", "dept-test-finance").doesNotContain("legal");
    JsonNode me = JSON.readTree(get("/api/organization/me", basic("finance-member", PASSWORD)).body());
    assertThat(me.path("roles").findValuesAsText("label")).containsExactly("法务");
  }

  @Test
  void memberOfAnotherDepartmentSeesNeitherTaskNorVariablesNorInstance() throws Exception {
    String member = basic("marketing-member", PASSWORD);
    String stranger = basic("finance-member", PASSWORD);
    assertThat(get("/engine-rest/task?processDefinitionKey=secret", member).body()).contains(taskOfMarketing);
    assertThat(get("/engine-rest/task/" + taskOfMarketing + "/variables", member).body()).contains("机密金额");

    assertThat(get("/engine-rest/task?processDefinitionKey=secret", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/task/" + taskOfMarketing, stranger).statusCode()).isIn(403, 404);
    for (String path : new String[] {"/variables", "/form-variables", "/identity-links", "/form", "/variables/figure/data"}) {
      HttpResponse<String> response = get("/engine-rest/task/" + taskOfMarketing + path, stranger);
      assertThat(response.statusCode()).as(path).isIn(400, 403, 404);
      assertThat(response.body()).as(path).doesNotContain("机密金额");
    }
    assertThat(get("/engine-rest/process-instance", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/variable-instance", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/history/variable-instance", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/history/task", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/history/process-instance", stranger).body()).isEqualTo("[]");
    assertThat(get("/engine-rest/user", stranger).body()).doesNotContain("marketing-member");

    assertThat(post("/engine-rest/task/" + taskOfMarketing + "/claim", "{\"userId\":\"finance-member\"}", stranger).statusCode())
        .isIn(403, 404);
    assertThat(post("/engine-rest/task/" + taskOfMarketing + "/complete", "{}", stranger).statusCode()).isIn(403, 404);
    assertThat(post("/engine-rest/process-definition/key/secret/start", "{}", stranger).statusCode()).isEqualTo(403);
    assertThat(post("/engine-rest/user/create", "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}", stranger).statusCode())
        .isEqualTo(403);
  }

  @Test
  void sessionOfTheWebApplicationsReadsTheApiAndChangesThingsWithItsTokenOnly() throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    assertThat(browser.send(request("/api/organization/me").build(), text()).statusCode()).isEqualTo(401);

    // The page sets the token the login form sends back.
    browser.send(request("/camunda/app/tasklist/default/").header("Accept", "text/html").build(), text());
    browser.send(request("/camunda/api/admin/auth/user/default").build(), text());
    String token = token(cookies);
    HttpResponse<String> login = browser.send(request("/camunda/api/admin/auth/user/default/login/tasklist")
        .header("Content-Type", "application/x-www-form-urlencoded").header("X-XSRF-TOKEN", token)
        .POST(HttpRequest.BodyPublishers.ofString("username=finance-member&password="
        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)))
        .build(), text());
    assertThat(login.statusCode()).as(login.body()).isEqualTo(200);

    HttpResponse<String> me = browser.send(request("/api/organization/me").build(), text());
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(me.body()).path("id").asText()).isEqualTo("finance-member");
    for (String forged : new String[] {null, "", token, "wrong", "undefined"}) {
      HttpRequest.Builder attempt = request("/api/organization/me").POST(HttpRequest.BodyPublishers.noBody());
      HttpResponse<String> answer = browser.send((forged == null ? attempt : attempt.header("X-XSRF-TOKEN", forged)).build(), text());
      assertThat(answer.statusCode()).as("token %s", forged).isEqualTo(401);
      assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("未登录");
    }
    assertThat(browser.send(request("/engine-rest/task").build(), text()).statusCode()).isEqualTo(401);

    // The login began a new session, whose token the next page brings; the address takes no POST, but now it is known who asks.
    browser.send(request("/camunda/app/tasklist/default/").header("Accept", "text/html").build(), text());
    assertThat(token(cookies)).isNotEqualTo(token);
    assertThat(browser.send(request("/api/organization/me").header("X-XSRF-TOKEN", token(cookies))
        .POST(HttpRequest.BodyPublishers.noBody()).build(), text()).statusCode()).isEqualTo(405);
    assertThat(HttpClient.newHttpClient().send(request("/api/organization/me").header("X-XSRF-TOKEN", token(cookies))
        .POST(HttpRequest.BodyPublishers.noBody()).build(), text()).statusCode()).as("a token without its session").isEqualTo(401);
    assertThat(identityService.getCurrentAuthentication()).isNull();
  }

  private static String token(CookieManager cookies) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void pagesKeepCamundasPolicyAndMayOpenThePrintDialog(String application) throws Exception {
    // Without an administrator Camunda's pages lead to the one that makes him.
    identityService.saveGroup(identityService.newGroup("camunda-admin"));
    identityService.createMembership("finance-member", "camunda-admin");
    HttpResponse<String> page = send(request("/camunda/app/" + application + "/default/").header("Accept", "text/html"), null);
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    Matcher nonce = Pattern.compile("'nonce-([\\w-]{27})'").matcher(policy);
    assertThat(nonce.find()).as(policy).isTrue();
    assertThat(page.body()).as("the page's scripts have the policy's nonce").contains("nonce=\"" + nonce.group(1) + "\"");

    String camundas = ContentSecurityPolicyProvider.HEADER_DEFAULT_VALUE
        .replace(ContentSecurityPolicyProvider.HEADER_NONCE_PLACEHOLDER, nonce.group());
    assertThat(policy.split(";\\s*")).containsExactly((camundas + " allow-modals").split(";\\s*"));
  }

  @Test
  void strangersCannotMakeThemselvesAdministrator() throws Exception {
    String body = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}";
    for (String path : new String[] {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/set%75p/default/user/create",
        "/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/setup;a=b/default/user/create"}) {
      assertThat(post(path, body, null).statusCode()).as(path).isIn(400, 404);
    }
    assertThat(get("/camunda/app/admin/default/setup/", null).statusCode()).isEqualTo(404);
    assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    assertThat(identityService.createUserQuery().memberOfGroup("camunda-admin").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/h2-console", "/h2-console/", "/actuator", "/actuator/env", "/actuator/health"})
  void consolesAndManagementAreOff(String path) throws Exception {
    assertThat(get(path, basic("finance-member", PASSWORD)).statusCode()).isEqualTo(404);
  }

  @Test
  void errorsTellNothingAboutTheInside() throws Exception {
    HttpResponse<String> response = get("/api/organization/nothing", basic("finance-member", PASSWORD));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).doesNotContain("trace", "Exception", "cn.pmo");
  }

  private void department(String id, String name) {
    Group group = identityService.newGroup(id);
    group.setName(name);
    group.setType("DEPARTMENT");
    identityService.saveGroup(group);
  }

  private void user(String id, String firstName, String lastName, String department) {
    User user = identityService.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
    identityService.createMembership(id, department);
  }

  private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
    return send(request(path), authorization);
  }

  private HttpResponse<String> post(String path, String json, String authorization) throws IOException, InterruptedException {
    return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)), authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String authorization) throws IOException, InterruptedException {
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), text());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
