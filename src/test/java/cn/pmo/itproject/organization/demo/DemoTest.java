package cn.pmo.itproject.organization.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.organization.Role;
import cn.pmo.itproject.organization.Roles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.ActiveProfiles;

/** The demo's people and sample projects, made by the real processes. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
class DemoTest {

  @LocalManagementPort
  private int managementPort;
  @Autowired
  private DemoOrganization organization;
  @Autowired
  private SampleProjects sampleProjects;
  @Autowired
  private Roles roles;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private HistoryService historyService;

  @Test
  void ofTheMonitorsOnlyTheHealthIsServed() throws Exception {
    assertThat(status("/actuator/health/readiness")).isEqualTo(200);
    assertThat(status("/actuator/prometheus")).isEqualTo(404);
    assertThat(status("/actuator/info")).isEqualTo(404);
  }

  private int status(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)).build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void everyRoleAndDepartmentHasSomebodyWithTheDocumentedPassword() {
    for (Role role : roles.all()) {
      String user = organization.memberOf(role.id());
      assertThat(identityService.createUserQuery().userId(user).memberOfGroup(role.id()).count()).as(role.id()).isOne();
      assertThat(identityService.checkPassword(user, "demo-2026")).as(user).isTrue();
    }
    List<Group> departments = identityService.createGroupQuery().groupType("DEPARTMENT").list();
    assertThat(departments).hasSize(7).allSatisfy(department ->
        assertThat(identityService.createUserQuery().memberOfGroup(department.getId()).count()).as(department.getName()).isPositive());
    assertThat(List.of("it-center-director", "network-admin", "it-center-coordinator")).allSatisfy(role ->
        assertThat(identityService.createUserQuery().userId(organization.memberOf(role)).memberOfGroup("it-center").count()).isOne());
    assertThat(identityService.createUserQuery().memberOfGroup("camunda-admin").singleResult().getId()).isEqualTo("admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"requesting-department", "it-center", "it-center-director", "network-admin", "it-center-coordinator",
      "it-leading-group", "investment-committee", "contract-review", "provincial-company", "participating-units", "legal", "finance",
      "tech-team"})
  void whoeverHasAStepInTheConstructionOfAProjectFindsATaskAtTheFirstLogin(String role) throws Exception {
    sampleProjects.await();
    String user = organization.memberOf(role);
    identityService.setAuthentication(user,
        identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
    try {
      List<Task> tasks = taskService.createTaskQuery().taskCandidateUser(user).taskUnassigned().list();
      assertThat(tasks).as(user).isNotEmpty();
      assertThat(taskService.getVariables(tasks.get(0).getId())).containsKeys("projectCode", "projectName", "buildType");
    } finally {
      identityService.clearAuthentication();
    }
  }

  @Test
  void sampleProjectsStandInAllPhasesWithoutIncidents() throws Exception {
    sampleProjects.await();
    Map<String, Long> phases = taskService.createTaskQuery().list().stream()
        .map(task -> task.getProcessDefinitionId().split(":")[0]).collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    assertThat(phases).containsOnlyKeys("it-project-approval", "it-project-planning", "contract-management",
        "it-project-pilot", "it-project-rollout", "it-project-acceptance");
    assertThat(runtimeService.createIncidentQuery().list()).isEmpty();
    assertThat(runtimeService.createProcessInstanceQuery().processDefinitionKey("it-project-construction").count()).isEqualTo(6);
  }
}
