package cn.pmo.itproject.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.pmo.itproject.rule.RuleViolationException;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.AdminRuntimeDelegate;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.CockpitRuntimeDelegate;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.TasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.WelcomeRuntimeDelegate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Known holes of Camunda 7.24.0, for which there are no more patches: the same probes at a stock application, where they succeed, and at this
 * one. CVE-2026-109432: expressions in “or” queries and in stored filters run for any user, and with them any program. CVE-2026-77226: anybody
 * makes himself administrator where the group of administrators has no direct member.
 */
@HttpProcessTest
class FrozenEngineHolesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "密码-4711";
  private static final String MEMBER = "member-of-finance";
  private static final String OF_STOCK = "member";
  /** Makes an object of any class; that its constructor ran is the proof. */
  private static final String EXPRESSION = "${''.getClass().forName('" + Marker.class.getName() + "').newInstance().toString()}";
  private static final String OR = "{\"orQueries\":[{\"assigneeExpression\":\"" + EXPRESSION + "\"}]}";
  private static final String NESTED = "{\"name\":\"x\",\"orQueries\":[{\"name\":\"y\"},{\"candidateGroupsExpression\":\"" + EXPRESSION
      + "\"}]}";
  private static final String INTRUDER = "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"x\",\"lastName\":\"y\"},"
      + "\"credentials\":{\"password\":\"Intruder-2026\"}}";

  private static ConfigurableApplicationContext stock;

  @Autowired
  private ProcessEngine engine;
  @Autowired
  private FilterService filterService;
  @Autowired
  private Http http;
  @Autowired
  private Environment environment;
  @Autowired
  private JdbcClient jdbc;

  /** Something an expression must not reach. */
  public static class Marker {

    private static final AtomicInteger RUNS = new AtomicInteger();

    public Marker() {
      RUNS.incrementAndGet();
    }
  }

  @BeforeAll
  static void startStock() {
    stock = StockApplication.start();
    User user = stockEngine().getIdentityService().newUser(OF_STOCK);
    user.setPassword(PASSWORD);
    stockEngine().getIdentityService().saveUser(user);
    allowEverybody();
  }

  /** Tasklist and filters of his own for everybody, as installations have it. */
  private static void allowEverybody() {
    for (Resources resource : List.of(Resources.APPLICATION, Resources.FILTER)) {
      Authorization everybody = stockEngine().getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      everybody.setResource(resource);
      everybody.setResourceId("*");
      everybody.addPermission(Permissions.ALL);
      stockEngine().getAuthorizationService().saveAuthorization(everybody);
    }
  }

  /** Camunda's web applications keep in static fields what belongs to the application that started last, and clear them with any. */
  @AfterAll
  static void stopStock() {
    CockpitRuntimeDelegate cockpit = Cockpit.getRuntimeDelegate();
    AdminRuntimeDelegate admin = Admin.getRuntimeDelegate();
    TasklistRuntimeDelegate tasklist = Tasklist.getRuntimeDelegate();
    WelcomeRuntimeDelegate welcome = Welcome.getRuntimeDelegate();
    stock.close();
    Cockpit.setCockpitRuntimeDelegate(cockpit);
    Admin.setAdminRuntimeDelegate(admin);
    Tasklist.setTasklistRuntimeDelegate(tasklist);
    Welcome.setRuntimeDelegate(welcome);
  }

  @BeforeEach
  void nothingRan() {
    Marker.RUNS.set(0);
    ProcessEngines.registerProcessEngine(engine);
    http.get(MEMBER, "/api/organization/me");
  }

  @AfterEach
  void nobodyIsLoggedIn() {
    engine.getIdentityService().clearAuthentication();
  }

  private static ProcessEngine stockEngine() {
    return stock.getBean(ProcessEngine.class);
  }

  private static int stockPort() {
    return stock.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  @Test
  void expressionsInOrQueriesRunInStockAndAreRefusedHere() {
    for (String body : List.of(OR, NESTED)) {
      for (String path : List.of("/engine-rest/task", "/engine-rest/task/count")) {
        Marker.RUNS.set(0);
        new Browser(stockPort(), "stock").post(path.replace("/task", "/engine/stock/task"), body);
        assertThat(Marker.RUNS).as("stock %s", path).hasPositiveValue();

        Marker.RUNS.set(0);
        assertThat(http.refusal(MEMBER, "POST", path, body)).as(path).contains("不能使用表达式");
        assertThat(Marker.RUNS).hasValue(0);
      }
    }
  }

  @Test
  void theWebApplicationsOwnApiIsNoOtherWay() {
    Browser ofStock = new Browser(stockPort(), "stock");
    assertThat(ofStock.login(OF_STOCK, PASSWORD).statusCode()).isEqualTo(200);
    ofStock.post("/camunda/api/engine/engine/stock/task", OR);
    assertThat(Marker.RUNS).hasPositiveValue();

    Marker.RUNS.set(0);
    Browser ours = new Browser(port(), "default");
    assertThat(ours.login(MEMBER, PASSWORD).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = ours.post("/camunda/api/engine/engine/default/task", OR);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("不能使用表达式");
    assertThat(Marker.RUNS).hasValue(0);
  }

  @Test
  void javaIsNoOtherWay() {
    catchThrowable(() -> withOr(stockEngine()).list());
    assertThat(Marker.RUNS).hasPositiveValue();

    Marker.RUNS.set(0);
    assertThatThrownBy(() -> withOr(engine).list()).isInstanceOf(RuleViolationException.class).hasMessageContaining("不能使用表达式");
    assertThatThrownBy(() -> withOr(engine).count()).isInstanceOf(RuleViolationException.class);
    assertThatThrownBy(() -> engine.getTaskService().createTaskQuery().taskCreatedOnExpression("${now()}").list())
        .as("harmless ones are no exception").isInstanceOf(RuleViolationException.class);
    assertThat(Marker.RUNS).hasValue(0);
  }

  private static TaskQuery withOr(ProcessEngine engine) {
    return engine.getTaskService().createTaskQuery().or().taskAssigneeExpression(EXPRESSION).endOr();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"assigneeExpression\":\"EXPRESSION\"}", "{\"orQueries\":[{\"ownerExpression\":\"EXPRESSION\"}]}"})
  void storedFiltersRunAnythingInStockAndAreNotStoredHere(String query) throws Exception {
    String filter = "{\"resourceType\":\"Task\",\"name\":\"hostile\",\"query\":" + query.replace("EXPRESSION", EXPRESSION) + "}";
    Browser ofStock = new Browser(stockPort(), "stock");
    String id = JSON.readTree(ofStock.post("/engine-rest/engine/stock/filter/create", filter).body()).path("id").asText();
    ofStock.get("/engine-rest/engine/stock/filter/" + id + "/list");
    assertThat(Marker.RUNS).hasPositiveValue();

    Marker.RUNS.set(0);
    long before = filterService.createFilterQuery().count();
    Authorization creator = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    creator.setUserId(MEMBER);
    creator.setResource(Resources.FILTER);
    creator.setResourceId("*");
    creator.addPermission(Permissions.CREATE);
    engine.getAuthorizationService().saveAuthorization(creator);
    JsonNode refused = http.refused(MEMBER, "/engine-rest/filter/create", filter, 400);
    engine.getAuthorizationService().deleteAuthorization(creator.getId());
    assertThat(refused.path("message").asText()).contains("筛选条件的表达式", "不被允许", "筛选器只能使用");
    assertThat(filterService.createFilterQuery().count()).isEqualTo(before);
    assertThat(Marker.RUNS).hasValue(0);
  }

  @Test
  void aHostileFilterThatIsInTheDatabaseAlreadyDoesNotRun() {
    Filter filter = filterService.newTaskFilter("planted");
    filterService.saveFilter(filter);
    try {
      for (String query : List.of("{\"assigneeExpression\":\"" + EXPRESSION + "\"}", OR)) {
        jdbc.sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?").params(query, filter.getId()).update();
        assertThat(catchThrowable(() -> filterService.list(filter.getId()))).hasStackTraceContaining("不被允许");
        assertThat(catchThrowable(() -> filterService.count(filter.getId()))).hasStackTraceContaining("不被允许");
      }
      assertThat(Marker.RUNS).hasValue(0);
    } finally {
      filterService.deleteFilter(filter.getId());
    }
  }

  @Test
  void whatExtendsAStoredFilterHasNoExpressionsEither() throws Exception {
    Browser ofStock = new Browser(stockPort(), "stock");
    String id = JSON.readTree(ofStock.post("/engine-rest/engine/stock/filter/create",
        "{\"resourceType\":\"Task\",\"name\":\"harmless\",\"query\":{}}").body()).path("id").asText();
    ofStock.post("/engine-rest/engine/stock/filter/" + id + "/list", OR);
    assertThat(Marker.RUNS).hasPositiveValue();

    Marker.RUNS.set(0);
    String ours = filterService.createFilterQuery().list().get(0).getId();
    for (String operation : List.of("/list", "/count", "/singleResult")) {
      assertThat(http.refusal(MEMBER, "POST", "/engine-rest/filter/" + ours + operation, OR)).contains("不能使用表达式");
      assertThat(http.postStatus(MEMBER, "/engine-rest/filter/" + ours + operation, Map.of("assigneeExpression", "${currentUser()}")))
          .isEqualTo(400);
    }
    assertThat(Marker.RUNS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${currentUser()}", "${ currentUserGroups() }", "${now()}", "${dateTime().plusDays(2)}", "#{dateTime()}",
      "${dateTime().withTimeAtStartOfDay().plusWeeks(-1)}", "${dateTime().dayOfMonth().withMaximumValue()}", "${worklist.startOfToday()}",
      "%${currentUser()}%", "just a text", "${'text'}"})
  void filtersKeepWhatTasklistsUsersNeed(String expression) {
    Filter filter = filterService.newTaskFilter("harmless");
    filter.setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(expression));
    filterService.saveFilter(filter);
    filterService.deleteFilter(filter.getId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"${dateTime().getClass()}", "${dateTime().class}", "${now().getClass().forName('x')}", "${worklist.getClass()}",
      "${worklist['groups']()}", "${dateTime()['plusDays'](1)}", "${projectLedger}", "${processEngine.close()}", "${1+1}", "${S('<a/>')}",
      "${dateTime().plusDays(worklist.groups())}", "${dateTime().toString()}", "${worklist.groups().clear()}", "${execution}",
      "${dateTime().withZone(currentUser())}", "${unclosed", "${currentUser('x')}", "${worklist.notify()}", "${now().setTime(0)}",
      "${environment.getProperty('spring.datasource.password')}", "${currentUser().toCharArray()}"})
  void filtersKeepNothingElse(String expression) {
    Filter filter = filterService.newTaskFilter("hostile");
    filter.setQuery(engine.getTaskService().createTaskQuery().or().taskAssigneeExpression(expression).endOr());
    assertThatThrownBy(() -> filterService.saveFilter(filter)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("筛选条件的表达式“" + expression + "”不被允许");
  }

  @Test
  void anybodyMakesHimselfAdministratorInStock() {
    HttpResponse<String> answer = new Browser(stockPort(), "stock").post("/camunda/api/admin/setup/stock/user/create", INTRUDER);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(stockEngine().getIdentityService().createUserQuery().memberOfGroup("camunda-admin").userId("intruder").count()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/",
      "/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/setup;x=1/default/user/create",
      "/camunda/api/admin;x/setup/default;y/user/create", "/camunda/api/admin/set%75p/default/user/create",
      "/camunda/api/admin/%2e/setup/default/user/create", "/camunda/api/admin/x/../setup/default/user/create",
      "/camunda/api/admin/auth/%2e%2e/setup/default/user/create", "/camunda/api/admin%2fsetup/default/user/create",
      "/camunda/api/admin/setup%2fdefault/user/create", "/camunda/api/admin/SETUP/default/user/create",
      "/camunda/api/Admin/setup/default/user/create", "/camunda/api/admin/set%2575p/default/user/create",
      "/camunda/api/admin/setup/other/user/create", "//camunda/api/admin/setup/default/user/create",
      "/engine-rest/../camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/%64efault/user/create",
      "/camunda/api/admin/setup%00/default/user/create", "/camunda/api/admin/setup%5cdefault/user/create"})
  void nobodyMakesHimselfAdministratorHere(String path) {
    HttpResponse<String> answer = new Browser(port(), "default").post(path, INTRUDER);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404, 405);
    assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
    assertThat(engine.getIdentityService().createUserQuery().memberOfGroup("camunda-admin").count()).isZero();
  }

  /** By the filter itself, not only by what is behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin//setup/default/user/create",
      "/camunda/api/admin/SETUP/default/user/create"})
  void theSetupPageSaysWhereAdministratorsComeFrom(String path) {
    HttpResponse<String> answer = new Browser(port(), "default").post(path, INTRUDER);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("首个管理员由配置 camunda.bpm.admin-user 建立");
  }

  @Test
  void whatIsBehindTheSetupPageRefusesToo() {
    UserDto user = new UserDto();
    user.setProfile(UserProfileDto.fromUser(engine.getIdentityService().newUser("intruder")));
    user.setCredentials(new UserCredentialsDto());
    user.getCredentials().setPassword("Intruder-2026");
    assertThatThrownBy(() -> new ClientRequest().doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(),
        (request, response) -> new SetupResource().createInitialUser("default", user)))
        .hasStackTraceContaining("未登录，不能建立用户、组或授权");
    assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
    assertThat(engine.getIdentityService().createGroupQuery().groupId("camunda-admin").count()).isZero();
  }
}
