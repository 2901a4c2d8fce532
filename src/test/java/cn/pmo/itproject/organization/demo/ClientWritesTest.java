package cn.pmo.itproject.organization.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.rule.RuleViolationException;
import java.sql.Timestamp;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.builder.FileValueBuilder;
import org.camunda.bpm.model.bpmn.instance.UserTask;
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
    if (identityService.createUserQuery().userId("colleague").count() == 0) {
      identityService.saveUser(identityService.newUser("colleague"));
      identityService.createMembership("colleague", "it-leading-group");
    }
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
    String definition = definition();
    logIn("chenyu");
    refused("businessKey", () -> formService.submitStartForm(definition, foreign, variables));
    refused("businessKey", () -> runtimeService.startProcessInstanceById(definition, foreign, variables));
    refused("startInstructions", () -> runtimeService.createProcessInstanceById(definition).startBeforeActivity("CallActivity_Acceptance")
        .setVariables(variables).execute());
    identityService.clearAuthentication();
    assertThat(documents.all(foreign)).hasSize(before);
  }

  @Test
  void phaseIsNotStartedByItself() {
    Map<String, Object> foreign = Map.of("projectCode", code(), "approvedBudget", 9_999_999);
    logIn("admin");
    refused("processDefinitionId", () -> runtimeService.startProcessInstanceByKey("it-project-contracting", foreign));
    refused("processDefinitionId", () -> runtimeService.createProcessInstanceByKey("it-project-contracting")
        .startBeforeActivity("UserTask_SignContract").setVariables(foreign).execute());
  }

  @Test
  void decisionIsNotHiddenBehindAVariableOfTheTask() {
    Task review = task("UserTask_ReviewImplementationPlan");
    logIn("zhouqiang");
    refused("decision", () -> taskService.setVariableLocal(review.getId(), "decision", "APPROVED"));
    refused("decision",
        () -> ((TaskServiceImpl) taskService).updateVariablesLocal(review.getId(), Map.of("decision", "APPROVED"), List.of()));
    identityService.clearAuthentication();

    taskService.setVariableLocal(review.getId(), "decision", "APPROVED");
    logIn("zhouqiang");
    refused("decision", () -> taskService.complete(review.getId(),
        Map.of("decision", "REJECTED", "decisionReason", "论证不足", "decisionSuggestion", "补充论证")));
    taskService.removeVariableLocal(review.getId(), "decision");
  }

  @Test
  void whatNoFieldAsksForIsNotWritten() {
    Task review = task("UserTask_ReviewImplementationPlan");
    Object file = file().create();
    logIn("zhouqiang");
    refused("invented", () -> taskService.setVariable(review.getId(), "invented", 1));
    refused("contractText", () -> taskService.complete(review.getId(), Map.of("decision", "APPROVED", "contractText", file)));
    refused("decisionReason", () -> formService.submitTaskForm(review.getId(), Map.of("decision", "APPROVED", "decisionReason", file)));

    logIn("chenyu");
    refused("approvedBudget", () -> formService.submitStartForm(definition(), Map.of("projectName", "新项目", "approvedBudget", 9_999_999)));
    refused("approvedBudget", () -> runtimeService.startProcessInstanceById(definition(), Map.of("approvedBudget", 9_999_999)));
    refused("background", () -> formService.submitStartForm(definition(), Map.of("projectName", "新项目", "background", file)));
  }

  @Test
  void whatIsNotStoredIsNotDelivered() {
    logIn("huangfang");
    Task pilot = task("UserTask_RunPilot");
    Object file = file().setTransient(true).create();
    refused("pilotReport", () -> taskService.complete(pilot.getId(), Map.of("pilotReport", file)));
    logIn("chenyu");
    refused("projectRequirement", () -> formService.submitStartForm(definition(), Map.of("projectRequirement", file)));
  }

  @Test
  void nobodyMakesHimselfTheOneWhoWorksOnAStep() {
    Task pilot = task("UserTask_RunPilot");
    taskService.addCandidateGroup(pilot.getId(), "camunda-admin");
    taskService.setAssignee(pilot.getId(), "admin");
    logIn("admin");
    refused("userId", () -> taskService.complete(pilot.getId(), Map.of()));
    taskService.setAssignee(pilot.getId(), null);
    taskService.deleteCandidateGroup(pilot.getId(), "camunda-admin");
  }

  @Test
  void stepIsTakenOnByMembersOfItsGroupsForThemselves() {
    String review = task("UserTask_ReviewImplementationPlan").getId();
    logIn("zhouqiang");
    for (String other : List.of("chenyu", "colleague")) {
      refused("assignee", () -> taskService.setAssignee(review, other));
      refused("assignee", () -> taskService.claim(review, other));
      refused("assignee", () -> taskService.addUserIdentityLink(review, other, IdentityLinkType.ASSIGNEE));
      refused("assignee", () -> save(review, task -> task.setAssignee(other)));
      refused("owner", () -> taskService.setOwner(review, other));
      refused("owner", () -> save(review, task -> task.setOwner(other)));
      refused("assignee", () -> taskService.delegateTask(review, other));
      refused("assignee", () -> save(review, task -> task.delegate(other)));
    }
    refused("assignee", () -> taskService.resolveTask(review));
    taskService.claim(review, "zhouqiang");
    refused("assignee", () -> taskService.setAssignee(review, "colleague"));
    save(review, task -> task.setFollowUpDate(new Date()));
    taskService.claim(review, null);
    save(review, task -> task.setAssignee("zhouqiang"));
    taskService.deleteUserIdentityLink(review, "zhouqiang", IdentityLinkType.ASSIGNEE);
    assertThat(task("UserTask_ReviewImplementationPlan").getAssignee()).isNull();
  }

  @Test
  void nobodyTakesAwayOrWorksOnWhatSomebodyElseHasTakenOn() {
    String review = task("UserTask_ReviewImplementationPlan").getId();
    logIn("zhouqiang");
    taskService.claim(review, "zhouqiang");
    logIn("colleague");
    refused("assignee", () -> taskService.claim(review, "colleague"));
    refused("assignee", () -> taskService.setAssignee(review, "colleague"));
    refused("assignee", () -> taskService.claim(review, null));
    refused("assignee", () -> taskService.deleteUserIdentityLink(review, "zhouqiang", IdentityLinkType.ASSIGNEE));
    refused("assignee", () -> save(review, task -> task.setAssignee(null)));
    refused("assignee", () -> taskService.complete(review, Map.of("decision", "APPROVED")));
    refused("assignee", () -> formService.submitTaskForm(review, Map.of("decision", "APPROVED")));
    refused("assignee", () -> taskService.setVariable(review, "decision", "APPROVED"));
    refused("assignee", () -> taskService.resolveTask(review, Map.of("decision", "APPROVED")));
    assertThat(task("UserTask_ReviewImplementationPlan").getAssignee()).isEqualTo("zhouqiang");
    logIn("zhouqiang");
    taskService.claim(review, null);
  }

  @Test
  void caretakersHandAStepToMembersOfItsGroups() {
    String review = task("UserTask_ReviewImplementationPlan").getId();
    for (String caretaker : List.of("panchao", "admin")) {
      logIn(caretaker);
      refused("assignee", () -> taskService.setAssignee(review, "chenyu"));
      refused("assignee", () -> taskService.addUserIdentityLink(review, "chenyu", IdentityLinkType.ASSIGNEE));
      refused("assignee", () -> save(review, task -> task.setAssignee("chenyu")));
      refused("owner", () -> taskService.setOwner(review, "chenyu"));
      refused("owner", () -> save(review, task -> task.setOwner("chenyu")));
      refused("assignee", () -> taskService.delegateTask(review, "zhouqiang"));
      taskService.setAssignee(review, "zhouqiang");
      taskService.setAssignee(review, "colleague");
      taskService.setAssignee(review, null);
    }
    refused("assignee", () -> taskService.claim(review, "admin"));
  }

  @Test
  void groupsOfAStepAreThoseOfItsModel() {
    String review = task("UserTask_ReviewImplementationPlan").getId();
    String group = taskService.getIdentityLinksForTask(review).get(0).getGroupId();
    logIn("zhouqiang");
    refused("type", () -> taskService.addCandidateUser(review, "chenyu"));
    refused("type", () -> taskService.addCandidateGroup(review, "requesting-department"));
    refused("type", () -> taskService.addGroupIdentityLink(review, "requesting-department", "reader"));
    refused("type", () -> taskService.deleteCandidateGroup(review, group));
    for (String caretaker : List.of("panchao", "admin")) {
      logIn(caretaker);
      refused("userId", () -> taskService.addCandidateUser(review, "chenyu"));
      refused("groupId", () -> taskService.addCandidateGroup(review, "requesting-department"));
      refused("groupId", () -> taskService.addGroupIdentityLink(review, group, "reader"));
      taskService.deleteCandidateGroup(review, group);
      taskService.addCandidateGroup(review, group);
    }
  }

  @Test
  void limitAndWordingOfAStepAreNotChangedByThoseWhoWorkOnIt() {
    Task review = task("UserTask_ReviewImplementationPlan");
    String id = review.getId();
    Date later = new Date(review.getDueDate().getTime() + 86_400_000);
    logIn("zhouqiang");
    refused("due", () -> save(id, task -> task.setDueDate(later)));
    refused("due", () -> taskService.setDueDate(id, later));
    refused("name", () -> save(id, task -> task.setName("不必审核")));
    refused("name", () -> taskService.setName(id, "不必审核"));
    refused("description", () -> save(id, task -> task.setDescription("不必审核")));
    refused("description", () -> taskService.setDescription(id, "不必审核"));
    refused("parentTaskId", () -> save(id, task -> task.setParentTaskId(id)));
    save(id, task -> {
      task.setName(review.getName());
      task.setDescription(review.getDescription());
      task.setDueDate(new Timestamp(review.getDueDate().getTime()));
      task.setFollowUpDate(later);
      task.setPriority(60);
    });
    logIn("panchao");
    save(id, task -> task.setDueDate(later));
    assertThat(task("UserTask_ReviewImplementationPlan").getDueDate()).isEqualTo(later);
    save(id, task -> task.setDueDate(review.getDueDate()));
  }

  @Test
  void resultsOfStepsAreNotRepaired() {
    String instance = task("UserTask_AcceptFinally").getProcessInstanceId();
    Object file = file().create();
    for (String user : List.of("panchao", "admin")) {
      logIn(user);
      for (String result : List.of("decision", "verdict", "minimumBidders", "bidderCount", "procurementMethod", "procurementResult",
          "winningBidder", "pilotSatisfied", "hasFindings", "hasTrialIssues", "projectName", "goals", "modules", "department",
          "departmentName", "plannedInvestment", "planYear", "pilotUnit", "trialUnit", "pilotUnits", "rolloutUnits", "legalDecision",
          "acceptanceApplication", "effectiveContract", "projectArchive")) {
        refused(result, () -> runtimeService.setVariable(instance, result, "x"));
        refused(result, () -> runtimeService.removeVariable(instance, result));
      }
      refused("anything", () -> runtimeService.setVariable(instance, "anything", file));
      refused("anything", () -> runtimeService.setVariablesAsync(List.of(instance), Map.of("anything", file)));
    }
  }

  @Test
  void repairDoesNotSkipWhatPeopleDo() {
    Task review = task("UserTask_ReviewImplementationPlan");
    String definition = review.getProcessDefinitionId();
    String instance = review.getProcessInstanceId();
    String flow = ((UserTask) repositoryService.getBpmnModelInstance(definition)
        .getModelElementById(review.getTaskDefinitionKey())).getOutgoing().iterator().next().getId();
    logIn("panchao");
    for (String left : List.of(review.getTaskDefinitionKey(), "CallActivity_Research")) {
      refused("instructions", () -> runtimeService.createProcessInstanceModification(instance).startAfterActivity(left).execute());
      refused("instructions", () -> runtimeService.createProcessInstanceModification(instance).startAfterActivity(left).executeAsync());
      refused("instructions",
          () -> runtimeService.createModification(definition).startAfterActivity(left).processInstanceIds(instance).execute());
      refused("instructions",
          () -> runtimeService.createModification(definition).startAfterActivity(left).processInstanceIds(instance).executeAsync());
    }
    refused("instructions", () -> runtimeService.createProcessInstanceModification(instance).startTransition(flow).execute());
    assertThat(taskService.createTaskQuery().processInstanceId(instance).list()).extracting(Task::getId).containsExactly(review.getId());

    runtimeService.createProcessInstanceModification(instance).cancelAllForActivity(review.getTaskDefinitionKey())
        .startBeforeActivity(review.getTaskDefinitionKey()).execute();
    assertThat(taskService.createTaskQuery().processInstanceId(instance).list()).extracting(Task::getTaskDefinitionKey)
        .containsExactly(review.getTaskDefinitionKey());
  }

  @Test
  void operationsRepairVariablesButDecideNothingByThem() {
    Task acceptance = task("UserTask_AcceptFinally");
    String instance = acceptance.getProcessInstanceId();
    logIn("panchao");
    for (String fact : List.of("acceptanceAuthority", "approvedBudget", "projectCode", "buildType")) {
      refused(fact, () -> runtimeService.setVariable(instance, fact, "x"));
      refused(fact, () -> runtimeService.setVariableLocal(acceptance.getExecutionId(), fact, "x"));
      refused(fact, () -> runtimeService.removeVariable(instance, fact));
      refused(fact, () -> ((RuntimeServiceImpl) runtimeService).updateVariables(instance, Map.of(fact, "x"), List.of()));
      refused(fact, () -> ((RuntimeServiceImpl) runtimeService).updateVariables(instance, Map.of(), List.of(fact)));
      refused(fact, () -> runtimeService.setVariablesAsync(List.of(instance), Map.of(fact, "x")));
      refused(fact, () -> runtimeService.createProcessInstanceModification(instance).startBeforeActivity("UserTask_AcceptFinally")
          .setVariable(fact, "x").execute());
      refused(fact, () -> runtimeService.createProcessInstanceModification(instance).startBeforeActivity("UserTask_AcceptFinally")
          .setVariableLocal(fact, "x").executeAsync());
      MigrationPlan migration = runtimeService.createMigrationPlan(acceptance.getProcessDefinitionId(), acceptance.getProcessDefinitionId())
          .mapEqualActivities().setVariables(Map.of(fact, "x")).build();
      refused(fact, () -> runtimeService.newMigration(migration).processInstanceIds(instance).execute());
    }
    Object background = runtimeService.getVariable(instance, "background");
    runtimeService.setVariable(instance, "background", "更正后的背景");
    runtimeService.setVariable(instance, "background", background);
  }

  private String definition() {
    return repositoryService.createProcessDefinitionQuery().processDefinitionKey("it-project-construction").latestVersion().singleResult()
        .getId();
  }

  private static FileValueBuilder file() {
    return Variables.fileValue("文件.docx").file(SampleDocuments.docx("文件", List.of("内容")));
  }

  private String code() {
    return (String) taskService.getVariable(task("UserTask_AcceptFinally").getId(), "projectCode");
  }

  private void save(String taskId, Consumer<Task> change) {
    Task task = taskService.createTaskQuery().taskId(taskId).singleResult();
    change.accept(task);
    taskService.saveTask(task);
  }

  private Task task(String step) {
    return taskService.createTaskQuery().taskDefinitionKey(step).listPage(0, 1).get(0);
  }

  private void refused(String field, Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOfSatisfying(RuleViolationException.class,
        e -> assertThat(e.getViolations()).extracting("field").containsExactly(field));
  }

  private void logIn(String user) {
    identityService.clearAuthentication();
    identityService.setAuthentication(user,
        identityService.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
  }
}
