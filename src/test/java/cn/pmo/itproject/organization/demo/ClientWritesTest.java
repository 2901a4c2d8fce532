package cn.pmo.itproject.organization.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.rule.RuleViolationException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** Whoever may complete a task of the sample projects tries to get around the rules with what is sent along. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
class ClientWritesTest {

  private static final Map<String, Object> ALL_MET = Map.of("criterion1", true, "criterion2", true, "criterion3", true, "criterion4", true);

  @Autowired
  private SampleProjects sampleProjects;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private FormService formService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private DocumentRegister documents;

  @BeforeEach
  void waitForProjects() throws InterruptedException {
    sampleProjects.await();
  }

  @AfterEach
  void logOut() {
    identityService.clearAuthentication();
  }

  @Test
  void administratorCannotMakeHisOwnGroupTheBodyThatAccepts() {
    Task acceptance = task("UserTask_AcceptFinally");
    VariableMap variables = Variables.fromMap(ALL_MET).putValue("acceptanceAuthority", "camunda-admin");
    logIn("admin");
    refused("acceptanceAuthority", () -> taskService.complete(acceptance.getId(), variables));
    refused("acceptanceAuthority", () -> formService.submitTaskForm(acceptance.getId(), variables));
    refused("acceptanceAuthority", () -> taskService.setVariable(acceptance.getId(), "acceptanceAuthority", "camunda-admin"));
    refused("acceptanceAuthority", () -> taskService.setVariableLocal(acceptance.getId(), "acceptanceAuthority", "camunda-admin"));
    refused("acceptanceAuthority", () -> taskService.removeVariable(acceptance.getId(), "acceptanceAuthority"));
    assertThatThrownBy(() -> taskService.complete(acceptance.getId(), ALL_MET)).isInstanceOf(RuleViolationException.class)
        .hasMessageContaining("省局(公司)");
    assertThat(taskService.getVariable(acceptance.getId(), "acceptanceAuthority")).isEqualTo("provincial-company");
  }

  @Test
  void candidateCannotEndAProjectByAnErrorFromOutside() {
    logIn("huangfang");
    Task pilot = task("UserTask_RunPilot");
    refused("taskId", () -> taskService.handleBpmnError(pilot.getId(), "PROJECT_TERMINATED"));
    refused("taskId", () -> taskService.handleEscalation(pilot.getId(), "PROJECT_TERMINATED"));
    assertThat(task("UserTask_RunPilot")).isNotNull();
  }

  @Test
  void whatTheProcessKnowsIsNotWrittenWithATask() {
    Task review = task("UserTask_ReviewImplementationPlan");
    logIn("zhouqiang");
    refused("plannedInvestment", () -> taskService.setVariable(review.getId(), "plannedInvestment", 99_999_999));
    refused("projectCode", () -> taskService.setVariable(review.getId(), "projectCode", "XM-2026-0001"));
    taskService.setVariable(review.getId(), "projectCode", taskService.getVariable(review.getId(), "projectCode"));
  }

  @Test
  void newProjectCannotBeStartedUnderTheCodeOfAnother() {
    String foreign = documents.all(code()).get(0).projectCode();
    int before = documents.all(foreign).size();
    VariableMap variables = Variables.fromMap(Map.of("projectName", "冒名项目"))
        .putValue("projectRequirement", Variables.fileValue("项目建设需求.docx").file(SampleDocuments.docx("冒名", List.of("冒名"))).create());
    String definition = repositoryService.createProcessDefinitionQuery().processDefinitionKey("it-project-construction").latestVersion()
        .singleResult().getId();
    logIn("chenyu");
    refused("businessKey", () -> formService.submitStartForm(definition, foreign, variables));
    refused("businessKey", () -> runtimeService.startProcessInstanceById(definition, foreign, variables));
    refused("startInstructions", () -> runtimeService.createProcessInstanceById(definition).startBeforeActivity("CallActivity_Acceptance")
        .setVariables(variables).execute());
    identityService.clearAuthentication();
    assertThat(documents.all(foreign)).hasSize(before);
  }

  private String code() {
    return (String) taskService.getVariable(task("UserTask_AcceptFinally").getId(), "projectCode");
  }

  private Task task(String step) {
    return taskService.createTaskQuery().taskDefinitionKey(step).listPage(0, 1).get(0);
  }

  private void refused(String field, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOfSatisfying(RuleViolationException.class,
        e -> assertThat(e.getViolations()).extracting("field").containsExactly(field));
  }

  private void logIn(String user) {
    identityService.setAuthentication(user, identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
  }
}
