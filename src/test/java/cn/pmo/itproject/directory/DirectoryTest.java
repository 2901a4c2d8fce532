package cn.pmo.itproject.directory;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.login.Browser;
import cn.pmo.itproject.organization.CurrentUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The application on a real directory, the one {@code .ci/ldap} starts: people and groups of {@code ldap/organisation.ldif}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "it-project.ldap.enabled=true",
    "it-project.ldap.url=ldap://127.0.0.1:${IT_PROJECT_TEST_LDAP_PORT:0}",
    "it-project.ldap.manager-dn=cn=it-project,ou=services,dc=example,dc=com",
    "it-project.ldap.manager-password=it_project",
    "it-project.ldap.base-dn=dc=example,dc=com",
    "it-project.ldap.users.search-base=ou=people",
    "it-project.ldap.groups.search-base=ou=groups",
    "it-project.ldap.groups.ids.it-center=信息中心",
    // Taken no notice of, with a line in the log: the directory says who is an administrator.
    "camunda.bpm.admin-user.id=admin", "camunda.bpm.admin-user.password=Unused-River-47",
    "it-project.login.failures-per-address=1000", "it-project.login.remember-for=PT0S", "server.forward-headers-strategy=native"})
@ActiveProfiles("test")
@EnabledIfEnvironmentVariable(named = "IT_PROJECT_TEST_LDAP_PORT", matches = "\\d+", disabledReason = "needs .ci/ldap start")
class DirectoryTest {

  private static final String PASSWORD = "Kapok-River-47";
  private static final String ADDRESS = "198.51.100.7";
  private static final String ME = "/api/organization/me";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort
  private int port;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private CurrentUser currentUser;

  @BeforeEach
  void nothingHasFailedYet() {
    ProcessEngines.registerProcessEngine(engine);
    jdbc.sql("delete from login_failure").update();
  }

  @AfterEach
  void theClockIsRight() {
    ClockUtil.reset();
  }

  @Test
  void peopleHaveTheirChineseNamesAndGroupsTheIdsAndTypesOfTheContract() throws Exception {
    JsonNode me = JSON.readTree(get("zhang.wei", ME).body());
    assertThat(me.path("name").asText()).isEqualTo("张伟");
    assertThat(me.path("roles").toString()).isEqualTo("[{\"value\":\"it-center\",\"label\":\"信息中心（目录）\"}]");
    JsonNode lawyer = JSON.readTree(get("li.na", ME).body());
    assertThat(lawyer.path("roles").toString()).as("the role's own name").isEqualTo("[{\"value\":\"legal\",\"label\":\"法务\"}]");
    assertThat(JSON.readTree(get("li.na", "/api/organization/departments").body()).findValuesAsText("value"))
        .containsExactlyInAnyOrder("dept-marketing", "dept-marketing-east");
    assertThat(identityService.createGroupQuery().groupType("DEPARTMENT").orderByGroupName().desc().list()).extracting(Group::getId)
        .containsExactly("dept-marketing-east", "dept-marketing");
    assertThat(identityService.createGroupQuery().groupId("it-center").singleResult()).extracting(Group::getName, Group::getType)
        .containsExactly("信息中心（目录）", "ROLE");
    assertThat(identityService.createGroupQuery().groupMember("zhang.wei").orderByGroupId().asc().list()).extracting(Group::getId)
        .as("what is no id here is left out").containsExactly("it-center", "vpn-users");
  }

  @Test
  void whoIsInAGroupWithinAGroupIsInBoth() {
    assertThat(groupsOf("ouyang.xue")).containsExactlyInAnyOrder("dept-marketing", "dept-marketing-east");
    assertThat(groupsOf("wang.fang")).as("the two are in each other").containsExactlyInAnyOrder("requesting-department", "dept-marketing",
        "dept-marketing-east");
    assertThat(members("dept-marketing")).containsExactlyInAnyOrder("wang.fang", "ouyang.xue");
    assertThat(members("it-center")).containsExactly("zhang.wei");
    assertThat(members("vpn-users")).hasSize(101);
  }

  @Test
  void whoIsOutsideOfThePeopleOrUnknownIsInNothing() throws Exception {
    assertThat(members("legal")).containsExactly("li.na");
    assertThat(members("nothing")).isEmpty();
    assertThat(groupsOf("nobody")).isEmpty();
    assertThat(groupsOf("")).isEmpty();
    assertThat(identityService.createUserQuery().userId("outsider").count()).isZero();
    assertThat(get("outsider", ME).statusCode()).isEqualTo(401);
  }

  @Test
  void allPeopleAreFoundThoughTheDirectoryAnswersFiveHundredAtATime() throws Exception {
    assertThat(identityService.createUserQuery().count()).isEqualTo(1206);
    assertThat(identityService.createUserQuery().orderByUserId().asc().listPage(1195, 20)).hasSize(11)
        .extracting(User::getId).startsWith("staff-2192").endsWith("zhang.wei");
    assertThat(JSON.readTree(get("li.na", "/api/organization/people?q=" + encoded("欧阳")).body()).findValuesAsText("id")).containsExactly("ouyang.xue");
    assertThat(JSON.readTree(get("li.na", "/api/organization/people?q=staff-2200").body()).findValuesAsText("id")).containsExactly("staff-2200");
    assertThat(JSON.readTree(get("chief", "/engine-rest/user/count").body()).path("count").asInt()).isEqualTo(1206);
    assertThat(identityService.createUserQuery().userLastNameLike("欧%").list()).extracting(User::getId).containsExactly("ouyang.xue");
    assertThat(identityService.createUserQuery().userIdIn("li.na", "zhang.wei", "nobody").list()).extracting(User::getId)
        .containsExactlyInAnyOrder("li.na", "zhang.wei");
  }

  @Test
  void tasksOfAGroupAreOfferedToItsMembersInTasklist() throws Exception {
    repositoryService.createDeployment().addModelInstance("review.bpmn", Bpmn.createExecutableProcess("review")
        .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("UserTask_Review").name("审查").camundaCandidateGroups("it-center")
        .endEvent().done()).deploy();
    runtimeService.startProcessInstanceByKey("review", "XM-LDAP");
    Browser member = new Browser(port, ADDRESS);
    assertThat(member.login("tasklist", "zhang.wei", PASSWORD).statusCode()).isEqualTo(200);
    member.open();
    String path = "/camunda/api/engine/engine/default/task?processDefinitionKey=review";
    String task = JSON.readTree(member.ask("GET", path, null).body()).path(0).path("id").asText();
    assertThat(task).isNotEmpty();
    assertThat(member.ask("POST", "/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"zhang.wei\"}").statusCode())
        .isEqualTo(204);
    assertThat(taskService.createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo("zhang.wei");
    assertThat(get("li.na", "/engine-rest/task?processDefinitionKey=review").body()).isEqualTo("[]");
  }

  @Test
  void theDirectorySaysWhoIsAnAdministrator() throws Exception {
    assertThat(new Browser(port, ADDRESS).login("admin", "chief", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(new Browser(port, ADDRESS).login("admin", "li.na", PASSWORD).statusCode()).isEqualTo(403);
    assertThat(identityService.createUserQuery().userId("admin").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "Kapok-River-47 ", "kapok-river-47", "*", "\0", "%00"})
  void onlyThePasswordOpens(String password) throws Exception {
    assertThat(new Browser(port, ADDRESS).basic("li.na", password, "GET", ME, null).statusCode()).isEqualTo(401);
    jdbc.sql("delete from login_failure").update();
    assertThat(new Browser(port, ADDRESS).login("tasklist", "li.na", password).statusCode()).isEqualTo(401);
    assertThat(identityService.checkPassword("no.password", password)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "li*", "*)(uid=*", "li.na)(objectClass=*", "LI.NA", "Li.na", "li.na ", " li.na", "li.na\0", "\\6ci.na",
      "uid=li.na,ou=people,dc=example,dc=com", "no.password"})
  void nobodyComesInUnderAnotherSpellingOrAPattern(String user) throws Exception {
    assertThat(identityService.checkPassword(user, PASSWORD)).isFalse();
    jdbc.sql("delete from login_failure").update();
    assertThat(new Browser(port, ADDRESS).login("tasklist", user, PASSWORD).statusCode()).isIn(400, 401);
    assertThat(identityService.createUserQuery().userId(user).list()).extracting(User::getId).doesNotContain("li.na");
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "lastName", "email", "firstNameLike", "lastNameLike", "emailLike", "id", "idIn", "memberOfGroup"})
  void noQueryOfUsersIsWidenedByWhatIsTyped(String parameter) throws Exception {
    String value = encoded("x)(|(uid=*)");
    HttpResponse<String> users = get("chief", "/engine-rest/user?" + parameter + "=" + value);
    assertThat(users.statusCode()).as(users.body()).isIn(200, 400);
    assertThat(users.body()).doesNotContain("zhang.wei");
    assertThat(get("chief", "/engine-rest/user?" + parameter + "=" + encoded("x))(uid=zhang.wei")).body()).doesNotContain("\"zhang.wei\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "idIn", "name", "nameLike", "type", "member"})
  void noQueryOfGroupsIsWidenedByWhatIsTyped(String parameter) throws Exception {
    HttpResponse<String> groups = get("chief", "/engine-rest/group?" + parameter + "=" + encoded("x)(|(cn=*)"));
    assertThat(groups.statusCode()).as(groups.body()).isIn(200, 400);
    assertThat(groups.body()).doesNotContain("legal");
    assertThat(identityService.createGroupQuery().groupId("*").list()).isEmpty();
  }

  @Test
  void strangersReadNobody() throws Exception {
    assertThat(JSON.readTree(get("li.na", "/engine-rest/user").body()).findValuesAsText("id")).containsExactly("li.na");
    assertThat(get("li.na", "/engine-rest/group").body()).isEqualTo("[]");
  }

  @Test
  void nothingCanBeChangedHere() throws Exception {
    String user = "{\"profile\":{\"id\":\"new\"},\"credentials\":{\"password\":\"Camphor-Hill-58\"}}";
    String profile = "{\"id\":\"li.na\",\"firstName\":\"娜\",\"lastName\":\"王\"}";
    List<HttpResponse<String>> answers = List.of(
        ask("chief", "POST", "/engine-rest/user/create", user),
        ask("chief", "PUT", "/engine-rest/user/li.na/profile", profile),
        ask("li.na", "PUT", "/engine-rest/user/li.na/profile", profile),
        ask("li.na", "PUT", "/engine-rest/user/li.na/credentials", "{\"password\":\"Camphor-Hill-58\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}"),
        ask("chief", "DELETE", "/engine-rest/user/li.na", null),
        ask("chief", "POST", "/engine-rest/group/create", "{\"id\":\"dept-new\",\"name\":\"新\",\"type\":\"DEPARTMENT\"}"),
        ask("chief", "PUT", "/engine-rest/group/legal/members/wang.fang", "{}"));
    assertThat(answers).allSatisfy(answer -> {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
      assertThat(answer.body()).contains("由单位的目录（LDAP）统一管理");
    });
  }

  @Test
  void afterWrongPasswordsOneWaitsWhetherOneExistsOrNot() throws Exception {
    for (String user : List.of("li.na", "nobody")) {
      assertThat(new Browser(port, ADDRESS).basic(user, "wrong", "GET", ME, null).statusCode()).isEqualTo(401);
      HttpResponse<String> next = new Browser(port, ADDRESS).basic(user, "wrong", "GET", ME, null);
      assertThat(next.statusCode()).isEqualTo(429);
      assertThat(next.body()).contains("登录失败次数过多");
      assertThat(new Browser(port, ADDRESS).login("tasklist", user, PASSWORD).statusCode()).isEqualTo(429);
    }
    ClockUtil.offset(Duration.ofSeconds(5).toMillis());
    assertThat(new Browser(port, ADDRESS).login("tasklist", "li.na", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void theRulesSeeTheGroupsOfWhoeverIsAtWorkThoughHeMayNotReadThem() {
    identityService.setAuthentication("wang.fang", List.of());
    try {
      List<String> groups = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
          .execute(context -> currentUser.groups());
      assertThat(groups).contains("requesting-department", "dept-marketing");
      assertThat(currentUser.displayName("zhang.wei")).isEqualTo("张伟");
    } finally {
      identityService.clearAuthentication();
    }
  }

  private List<String> groupsOf(String user) {
    return identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
  }

  private List<String> members(String group) {
    return identityService.createUserQuery().memberOfGroup(group).list().stream().map(User::getId).toList();
  }

  private HttpResponse<String> get(String user, String path) throws Exception {
    return ask(user, "GET", path, null);
  }

  private HttpResponse<String> ask(String user, String method, String path, String json) throws Exception {
    return new Browser(port, ADDRESS).basic(user, PASSWORD, method, path, json);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
