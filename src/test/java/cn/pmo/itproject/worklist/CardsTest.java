package cn.pmo.itproject.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.contract.ContractManagementProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpProcessTest
class CardsTest {

  private static final String LEADING_GROUP = "member-of-it-leading-group";
  private static final String DIRECTOR = "member-of-it-center-director";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private Http http;
  @Autowired
  private People people;
  @Autowired
  private TaskService tasks;
  @Autowired
  private TaskEvents events;

  private JsonNode card(String user, Task task) {
    JsonNode cards = http.get(user, "/api/tasks/cards?id=" + task.getId());
    assertThat(cards).hasSize(1);
    return cards.get(0);
  }

  @Test
  void showsProjectStepPhaseAndLimit() {
    Scenario project = scenarios.startConstruction(BuildType.UNIFIED_BUILD).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    Task task = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    tasks.setAssignee(task.getId(), LEADING_GROUP);

    JsonNode card = card(LEADING_GROUP, task);

    assertThat(card.path("taskId").asText()).isEqualTo(task.getId());
    assertThat(card.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(card.path("projectName").asText()).isEqualTo("卷烟配送线路优化");
    assertThat(card.path("buildType").asText()).isEqualTo("UNIFIED_BUILD");
    assertThat(card.path("buildTypeName").asText()).isEqualTo("统建");
    assertThat(card.path("stepNo").asText()).isEqualTo("JS-04");
    assertThat(card.path("stepName").asText()).isEqualTo(task.getName());
    assertThat(card.path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(card.path("processName").asText()).isEqualTo("需求论证与立项");
    assertThat(card.path("assigneeId").asText()).isEqualTo(LEADING_GROUP);
    assertThat(card.path("assigneeName").asText()).isEqualTo("it-leading-group代表");
    assertThat(card.path("candidates")).extracting(JsonNode::asText).containsExactly("信息化领导小组");
    assertThat(Instant.parse(card.path("due").asText())).isEqualTo(task.getDueDate().toInstant());
    assertThat(card.path("limit").path("text").asText()).matches("还剩 [\\d.]+ 个工作日|(今天|明天|.*日) .* 到期");
    for (String absent : List.of("returned", "lastReminder", "actingFor", "delegatedBy", "delegatedTo", "delegationReason",
        "delegationDone")) {
      assertThat(card.has(absent)).as(absent).isTrue();
      assertThat(card.get(absent).isNull()).as(absent).isTrue();
    }
    assertThat(card.path("reminders").asInt()).isZero();
  }

  @Test
  void namesThePhaseOfAStepInACalledProcess() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_DraftResearchOutline");
    JsonNode card = card(candidateOf(project.task("UserTask_DraftResearchOutline")), project.task("UserTask_DraftResearchOutline"));
    assertThat(card.path("phaseName").asText()).isEqualTo("调研与方案");
    assertThat(card.path("processName").asText()).isEqualTo("调研管理流程");
  }

  private String candidateOf(Task task) {
    return "member-of-" + tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
  }

  @Test
  void tellsWhoSentAStepBackAndWhyUntilItIsDone() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);

    JsonNode returned = card(DIRECTOR, project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY)).path("returned");
    assertThat(returned.path("by").asText()).isEqualTo("it-leading-group代表");
    assertThat(returned.path("verdictLabel").asText()).isEqualTo("未通过");
    assertThat(returned.path("reason").asText()).isEqualTo("论证不充分");
    assertThat(Instant.parse(returned.path("at").asText())).isBefore(Instant.now().plusSeconds(1));

    project.complete(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(card(LEADING_GROUP, project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY)).path("returned").isNull()).isTrue();
  }

  @Test
  void aDecisionTakenBackSendsNothingBack() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).getId();
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    Task task = project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(card(DIRECTOR, task).path("returned").isObject()).isTrue();

    events.add(event(project, review, TaskEventKind.WITHDRAWN, "看错了"));
    assertThat(card(DIRECTOR, task).path("returned").isNull()).isTrue();
  }

  /** The last of three parallel reviews approves, an earlier one does not. */
  @Test
  void anyOfSeveralReviewersMaySendAStepBack() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ContractManagementProcess.USER_TASK_REVIEW_LEGALLY);
    project.reject(ContractManagementProcess.USER_TASK_REVIEW_LEGALLY)
        .complete(ContractManagementProcess.USER_TASK_REVIEW_FINANCIALLY).complete(ContractManagementProcess.USER_TASK_REVIEW_TECHNICALLY);
    Task revision = project.task(ContractManagementProcess.USER_TASK_REVISE_CONTRACT);
    assertThat(card(candidateOf(revision), revision).path("returned").path("by").asText()).isEqualTo("legal代表");
  }

  @Test
  void countsRemindersAndTellsTheLast() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    events.add(event(project, task.getId(), TaskEventKind.REMINDED, "请尽快"));
    events.add(event(project, task.getId(), TaskEventKind.COMMENTED, "不算"));
    events.add(event(project, task.getId(), TaskEventKind.REMINDED, "已经晚了"));

    JsonNode card = card("member-of-network-admin", task);
    assertThat(card.path("reminders").asInt()).isEqualTo(2);
    assertThat(card.path("lastReminder").path("message").asText()).isEqualTo("已经晚了");
    assertThat(card.path("lastReminder").path("by").asText()).isEqualTo("王芳");
  }

  @Test
  void namesBothSidesOfADelegation() {
    Task task = scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    tasks.setAssignee(task.getId(), "member-of-network-admin");
    tasks.delegateTask(task.getId(), "member-of-legal");

    JsonNode card = card("member-of-network-admin", task);
    assertThat(card.path("delegatedBy").asText()).isEqualTo("network-admin代表");
    assertThat(card.path("delegatedTo").asText()).isEqualTo("legal代表");
  }

  @Test
  void tellsWhyAStepWasDelegatedAndThatItCameBack() {
    Task task = scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    String owner = "member-of-network-admin";
    tasks.setAssignee(task.getId(), owner);
    String path = "/api/tasks/" + task.getId();
    assertThat(http.postStatus(owner, path + "/delegate", Map.of("userId", "member-of-legal", "reason", "请法务先填"))).isEqualTo(204);
    assertThat(card(owner, task).path("delegationReason").asText()).isEqualTo("请法务先填");
    assertThat(card("member-of-legal", task).path("delegationReason").asText()).isEqualTo("请法务先填");
    assertThat(card(owner, task).path("delegationDone").isNull()).isTrue();

    as("member-of-legal", () -> tasks.resolveTask(task.getId()));
    JsonNode done = card(owner, task);
    assertThat(done.path("delegationReason").isNull()).isTrue();
    assertThat(done.path("delegationDone").path("by").asText()).isEqualTo("legal代表");
    assertThat(Instant.parse(done.path("delegationDone").path("at").asText())).isBefore(Instant.now().plusSeconds(1));

    assertThat(http.postStatus(owner, path + "/delegate", Map.of("userId", "member-of-finance", "reason", "再请财务填"))).isEqualTo(204);
    assertThat(card(owner, task).path("delegationReason").asText()).isEqualTo("再请财务填");
    assertThat(card(owner, task).path("delegationDone").isNull()).isTrue();
    assertThat(http.postStatus(owner, path + "/recall", Map.of())).isEqualTo(204);
    assertThat(card(owner, task).path("delegationDone").isNull()).as("taken back without an answer").isTrue();
  }

  /** JS-04 delivers the approved copy itself: it decides on the version it was given, whatever has been delivered since. */
  @Test
  void namesTheVersionOfTheDocumentTheStepDecidesOn() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    assertThat(card("member-of-network-admin", project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS)).get("reviewed").isNull())
        .isTrue();
    project.reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY)
        .completeBy("it-center-director", ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);
    Task task = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    JsonNode reviewed = card(LEADING_GROUP, task).path("reviewed");
    assertThat(reviewed.path("title").asText()).isEqualTo("可行性分析报告");
    assertThat(reviewed.path("version").asInt()).isEqualTo(2);
    assertThat(reviewed.path("fileName").asText()).isEqualTo("可行性分析报告.pdf");
    assertThat(reviewed.path("authorName").asText()).isEqualTo("it-center-director代表");
    assertThat(reviewed.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(http.status(LEADING_GROUP, "/api/projects/" + project.projectCode() + "/documents/" + reviewed.path("id").asText()
        + "/content"))
        .isEqualTo(200);

    as(LEADING_GROUP, () -> tasks.setVariable(task.getId(), "feasibilityReport", Documents.pdf("批复稿", 7)));
    assertThat(card(LEADING_GROUP, task).path("reviewed").path("version").asInt()).isEqualTo(2);
  }

  @Test
  void overdueTasksSaySo() {
    Task task = scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    task.setDueDate(Date.from(Instant.now().minusSeconds(20 * 86_400)));
    tasks.saveTask(task);
    JsonNode limit = card("member-of-network-admin", task).path("limit");
    assertThat(limit.path("state").asText()).isEqualTo("OVERDUE");
    assertThat(limit.path("text").asText()).matches("已逾期 \\d+(\\.\\d)? 个工作日");
  }

  @Test
  void foreignTasksAreLeftOutAndTheOrderIsKept() {
    Task first = scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    Task second = scenarios.start(ApprovalProcess.KEY).task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    String ids = "?id=" + second.getId() + "&id=unknown&id=" + first.getId();
    assertThat(http.get("member-of-network-admin", "/api/tasks/cards" + ids)).extracting(card -> card.path("taskId").asText())
        .containsExactly(second.getId(), first.getId());
    assertThat(http.get("member-of-finance", "/api/tasks/cards" + ids)).isEmpty();
    assertThat(http.get("member-of-finance", "/api/tasks/cards")).isEmpty();
    assertThat(http.status("member-of-finance", "/api/tasks/cards?id=" + String.join("&id=", Collections.nCopies(201, "x"))))
        .isEqualTo(400);
  }

  private void as(String user, Runnable action) {
    people.as(user, () -> {
      action.run();
      return null;
    });
  }

  private static TaskEvent event(Scenario project, String task, TaskEventKind kind, String message) {
    return new TaskEvent(null, project.projectCode(), project.instanceId(), task, "step", "步骤", kind, "wangfang", "王芳", List.of(), null,
        message, Instant.now());
  }
}
