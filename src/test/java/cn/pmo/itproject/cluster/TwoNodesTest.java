package cn.pmo.itproject.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.rule.TryLaterException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What one node does, the other knows. That one may be killed is shown by the fault suite, with processes of their own. */
class TwoNodesTest {

  private static final String PASSWORD = "nodes-4711";
  private static final List<String> MADE_AT_THE_START = List.of("ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF",
      "ACT_RE_CAMFORMDEF", "ACT_RU_FILTER", "ACT_ID_GROUP", "ACT_ID_USER", "ACT_RU_AUTHORIZATION", "ACT_RU_JOB");

  private static Nodes nodes;
  private static ConfigurableApplicationContext first;
  private static ConfigurableApplicationContext second;
  private static Map<String, Long> afterTheFirst;
  private static Map<String, Long> afterBoth;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Path days = Files.writeString(directory.resolve("working-days.properties"), "2027-02-08=休 春节\n");
    nodes = new Nodes();
    String[] administrator = {"--camunda.bpm.admin-user.id=chief", "--camunda.bpm.admin-user.password=" + PASSWORD,
        "--it-project.login.failures-per-address=5"};
    first = nodes.start("first", administrator[0], administrator[1], administrator[2], "--it-project.calendar.file=" + days);
    afterTheFirst = rows();
    second = nodes.start("second", administrator);
    afterBoth = rows();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static Map<String, Long> rows() {
    return MADE_AT_THE_START.stream().collect(Collectors.toMap(table -> table,
        table -> nodes.database().sql("select count(*) from " + table).query(Long.class).single()));
  }

  @Test
  void whatAStartMakesIsMadeOnce() {
    assertThat(afterTheFirst.get("ACT_RE_PROCDEF")).isPositive();
    assertThat(afterTheFirst.get("ACT_RU_FILTER")).isPositive();
    assertThat(afterBoth).isEqualTo(afterTheFirst);
  }

  @Test
  void nodesThatStartTogetherMakeOneAdministrator() throws Exception {
    engine(first).getIdentityService().deleteUser("chief");

    CompletableFuture.allOf(CompletableFuture.runAsync(() -> makeAdministrator(first)),
        CompletableFuture.runAsync(() -> makeAdministrator(second))).get(60, TimeUnit.SECONDS);

    assertThat(engine(first).getIdentityService().createUserQuery().userId("chief").memberOfGroup("camunda-admin").count()).isEqualTo(1);
  }

  private static void makeAdministrator(ConfigurableApplicationContext node) {
    node.getBean("createAdminUserConfiguration", ProcessEnginePlugin.class).postProcessEngineBuild(engine(node));
  }

  @Test
  void aLoginOfOneNodeWorksOnTheOtherAndEndsOnBoth() throws Exception {
    Task task = taskOf("nodes-member");
    logIn(first, "nodes-member");
    Map<String, Object> session = session();

    for (int i = 0; i < 3; i++) {
      for (String path : List.of("/api/organization/me", "/camunda/api/engine/engine/default/task/count",
          "/camunda/app/welcome/default/")) {
        HttpResponse<String> answer = get(second, path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
      }
    }
    assertThat(session()).as("asking writes nothing").isEqualTo(session);

    assertThat(post(second, "/camunda/api/engine/engine/default/task/" + task.getId() + "/complete", "application/json", "{}"))
        .isEqualTo(204);
    assertThat(engine(first).getTaskService().createTaskQuery().taskId(task.getId()).count()).isZero();

    assertThat(post(second, "/camunda/api/admin/auth/user/default/logout", "application/json", "")).isEqualTo(200);
    assertThat(get(first, "/api/organization/me").statusCode()).isEqualTo(401);
    assertThat(get(second, "/api/organization/me").statusCode()).isEqualTo(401);
  }

  @Test
  void wrongPasswordsOnOneNodeMakeTheOtherWaitToo() {
    IdentityService here = engine(first).getIdentityService();
    IdentityService there = engine(second).getIdentityService();
    User user = here.newUser("nodes-forgetful");
    user.setPassword(PASSWORD);
    here.saveUser(user);
    assertThat(there.checkPassword("nodes-forgetful", PASSWORD)).isTrue();
    assertThat(here.checkPassword("nodes-forgetful", "wrong")).isFalse();
    assertThat(there.checkPassword("nodes-forgetful", PASSWORD)).isFalse();

    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("192.0.2.1");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      for (int i = 0; i < 5; i++) {
        assertThat((i % 2 == 0 ? here : there).checkPassword("nobody-" + i, "wrong")).isFalse();
      }
      assertThatThrownBy(() -> here.checkPassword("nodes-member", "wrong")).isInstanceOf(TryLaterException.class);
      assertThatThrownBy(() -> there.checkPassword("nodes-member", "wrong")).isInstanceOf(TryLaterException.class);
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  @Test
  void cookiesAreThoseOfCamunda() throws Exception {
    HttpResponse<String> page = get(first, "/camunda/app/welcome/default/");

    List<String> set = page.headers().allValues("Set-Cookie");
    assertThat(set).hasSize(2);
    assertThat(set).anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("; Path=/;")
        .contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure"));
    assertThat(set).anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").contains(";Path=/camunda;SameSite=Lax")
        .doesNotContain("HttpOnly"));
    assertThat(page.headers().firstValue("X-XSRF-TOKEN")).hasValue(token());
  }

  @Test
  void whatIsDeployedOnOneNodeIsUsedOnTheOther() {
    engine(first).getRepositoryService().createDeployment().addModelInstance("shared.bpmn", processWith("旧步骤")).deploy();
    assertThat(nextStep(second)).isEqualTo("旧步骤");

    engine(first).getRepositoryService().createDeployment().addModelInstance("shared.bpmn", processWith("新步骤")).deploy();
    assertThat(nextStep(second)).isEqualTo("新步骤");
    assertThat(nextStep(first)).isEqualTo("新步骤");
  }

  @Test
  void aNodeGoesByTheDaysAnotherHasRead() {
    LocalDate springFestival = LocalDate.parse("2027-02-08");

    assertThat(first.getBean(WorkingDayCalendars.class).current().isWorkingDay(springFestival)).isFalse();
    assertThat(second.getBean(WorkingDayCalendars.class).current().isWorkingDay(springFestival)).isFalse();
  }

  private static BpmnModelInstance processWith(String step) {
    return Bpmn.createExecutableProcess("shared").camundaHistoryTimeToLive(1).startEvent().userTask("step").name(step).endEvent().done();
  }

  private static String nextStep(ConfigurableApplicationContext node) {
    String instance = engine(node).getRuntimeService().startProcessInstanceByKey("shared").getId();
    return engine(node).getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getName();
  }

  private static ProcessEngine engine(ConfigurableApplicationContext node) {
    return node.getBean(ProcessEngine.class);
  }

  private static Task taskOf(String user) {
    IdentityService identity = engine(first).getIdentityService();
    User member = identity.newUser(user);
    member.setPassword(PASSWORD);
    identity.saveUser(member);
    Task task = engine(first).getTaskService().newTask();
    task.setAssignee(user);
    engine(first).getTaskService().saveTask(task);
    return task;
  }

  private void logIn(ConfigurableApplicationContext node, String user) throws Exception {
    assertThat(get(node, "/camunda/app/welcome/default/").statusCode()).isEqualTo(200);
    assertThat(post(node, "/camunda/api/admin/auth/user/default/login/welcome", "application/x-www-form-urlencoded",
        "username=" + user + "&password=" + PASSWORD)).isEqualTo(200);
  }

  /** The session of the person who has logged in last. */
  private static Map<String, Object> session() {
    return nodes.database().sql("select session_key, revision, accessed_at from web_session order by created_at desc limit 1").query()
        .singleRow();
  }

  private HttpResponse<String> get(ConfigurableApplicationContext node, String path) throws Exception {
    return browser.send(request(node, path).header("Accept", path.contains("/app/") ? "text/html" : "application/json").build(),
        BodyHandlers.ofString());
  }

  private int post(ConfigurableApplicationContext node, String path, String type, String body) throws Exception {
    return browser.send(request(node, path).header("Content-Type", type).header("X-XSRF-TOKEN", token())
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).statusCode();
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext node, String path) {
    Nodes.meanByName(node);
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path));
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue).findFirst().orElseThrow();
  }
}
