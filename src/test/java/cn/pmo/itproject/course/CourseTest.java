package cn.pmo.itproject.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.construction.AcceptanceProcess;
import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.construction.PilotProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.research.ResearchProcess;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import cn.pmo.itproject.scenario.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpProcessTest
class CourseTest {

  private static final String REQUESTER = "member-of-requesting-department";
  private static final String DIRECTOR = "member-of-it-center-director";

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Scenarios scenarios;
  @Autowired
  private Http http;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private TaskEvents events;
  @Autowired
  private Statements statements;

  private JsonNode course(Scenario project) {
    return http.get(REQUESTER, "/api/projects/" + project.projectCode() + "/course");
  }

  /** The entries of a step, oldest first. */
  private List<JsonNode> entries(Scenario project, String stepName) {
    List<JsonNode> entries = new ArrayList<>();
    course(project).path("entries").forEach(entry -> {
      if (entry.path("stepName").asText().equals(stepName)) {
        entries.add(entry);
      }
    });
    return entries;
  }

  @Test
  void beginsWithTheProjectAndItsRequirement() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);

    JsonNode head = course(project).path("project");
    assertThat(head.path("code").asText()).isEqualTo(project.projectCode());
    assertThat(head.path("buildTypeName").asText()).isEqualTo("自建");
    assertThat(head.path("departmentName").asText()).isEqualTo("办公室");
    assertThat(head.path("statusLabel").asText()).isEqualTo("进行中");
    assertThat(head.path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(head.path("startedBy").asText()).isEqualTo("requesting-department代表");
    assertThat(head.path("approvedBudget").isNull()).isTrue();
    JsonNode start = course(project).path("entries").get(0);
    assertThat(start.path("kind").asText()).isEqualTo("START");
    assertThat(start.path("stepNo").asText()).isEqualTo("JS-01");
    assertThat(start.path("state").asText()).isEqualTo("DONE");
    assertThat(start.path("userName").asText()).isEqualTo("requesting-department代表");
    assertThat(start.path("documents")).extracting(document -> document.path("title").asText()).containsExactly("项目建设需求");
    assertThat(start.path("data")).extracting(field -> field.path("label").asText(), field -> field.path("text").asText())
        .contains(tuple("项目名称", "卷烟配送线路优化"), tuple("建设类型", "自建"));
  }

  @Test
  void tellsEachPassOfAStepWithPersonVerdictDocumentsAndTime() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).getName();
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String again = project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY).getName();
    project.complete(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY).complete(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);

    assertThat(entries(project, review)).hasSize(2);
    JsonNode rejection = entries(project, review).get(0);
    assertThat(rejection.path("kind").asText()).isEqualTo("STEP");
    assertThat(rejection.path("state").asText()).isEqualTo("DONE");
    assertThat(rejection.path("stepNo").asText()).isEqualTo("JS-04");
    assertThat(rejection.path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(rejection.path("userName").asText()).as("completed without a claim").isEqualTo("it-leading-group代表");
    assertThat(rejection.path("verdict").asText()).isEqualTo("REJECTED");
    assertThat(rejection.path("negative").asBoolean()).isTrue();
    assertThat(rejection.path("reason").asText()).isEqualTo("论证不充分");
    assertThat(rejection.path("suggestion").asText()).isEqualTo("补充论证后重新提交");
    assertThat(rejection.path("limitText").asText()).matches("时限 [\\d.]+ 个工作日");
    assertThat(rejection.path("durationText").asText()).isNotEmpty();
    assertThat(rejection.path("late").asBoolean()).isFalse();
    assertThat(rejection.path("data")).as("the decision is not told twice").isEmpty();
    assertThat(rejection.path("documents")).filteredOn(document -> document.path("reviewed").asBoolean())
        .extracting(document -> document.path("version").asInt()).containsExactly(1);
    JsonNode approval = entries(project, review).get(1);
    assertThat(approval.path("negative").asBoolean()).isFalse();
    assertThat(approval.path("documents")).filteredOn(document -> document.path("reviewed").asBoolean())
        .extracting(document -> document.path("version").asInt()).containsExactly(2);
    assertThat(entries(project, again)).hasSize(2)
        .allSatisfy(entry -> assertThat(entry.path("data")).isNotEmpty())
        .extracting(entry -> entry.path("documents").get(0).path("version").asInt()).containsExactly(1, 2);
  }

  @Test
  void tellsWhoMayClaimAnOpenStepAndHowLateItIs() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    task.setDueDate(Date.from(Instant.now().minusSeconds(20 * 86_400)));
    tasks.saveTask(task);

    JsonNode open = entries(project, task.getName()).get(0);
    assertThat(open.path("state").asText()).isEqualTo("OPEN");
    assertThat(open.path("taskId").asText()).isEqualTo(task.getId());
    assertThat(open.path("candidates")).extracting(JsonNode::asText).containsExactly("网络(系统)管理员");
    assertThat(open.path("userName").isNull()).isTrue();
    assertThat(open.path("endedAt").isNull()).isTrue();
    assertThat(open.path("durationText").isNull()).isTrue();
    assertThat(open.path("late").asBoolean()).isTrue();
    assertThat(open.path("lateText").asText()).startsWith("已逾期 ");

    tasks.setAssignee(task.getId(), "member-of-network-admin");
    assertThat(entries(project, task.getName()).get(0).path("userName").asText()).isEqualTo("network-admin代表");
    project.complete(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    assertThat(entries(project, task.getName()).get(0).path("lateText").asText()).startsWith("逾期 ");
  }

  @Test
  void attachesWhatPeopleDidWithATaskAndMarksDecisionsTakenBack() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    Task review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    events.add(event(project, review.getId(), TaskEventKind.REMINDED, "请尽快"));
    events.add(event(project, review.getId(), TaskEventKind.WITHDRAWN, "看错了"));
    events.add(event(project, "gone", TaskEventKind.COMMENTED, "任务已不在"));

    JsonNode entry = entries(project, review.getName()).get(0);
    assertThat(entry.path("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(entry.path("verdict").asText()).isEqualTo("REJECTED");
    assertThat(entry.path("events")).extracting(e -> e.path("kind").asText(), e -> e.path("kindLabel").asText(),
        e -> e.path("userName").asText(), e -> e.path("message").asText())
        .containsExactly(tuple("REMINDED", "催办", "王芳", "请尽快"), tuple("WITHDRAWN", "撤回", "王芳", "看错了"));
    assertThat(course(project).path("entries")).filteredOn(e -> e.path("kind").asText().equals("EVENT")).singleElement()
        .satisfies(e -> assertThat(e.path("events").get(0).path("message").asText()).isEqualTo("任务已不在"));
    assertThat(http.get(REQUESTER, "/api/projects/" + project.projectCode() + "/documents"))
        .filteredOn(document -> document.path("variable").asText().equals("feasibilityReport")).singleElement()
        .satisfies(document -> assertThat(document.path("approvals").get(0).path("withdrawn").asBoolean()).isTrue());
  }

  @Test
  void tellsWhatMayBeTakenBackAndWhyTheNextStepWasCancelled() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    Task review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String next = project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY).getName();
    String path = "/api/projects/" + project.projectCode() + "/course";

    assertThat(http.get("member-of-it-leading-group", path).path("entries")).filteredOn(entry -> entry.path("canWithdraw").asBoolean())
        .singleElement().satisfies(entry -> assertThat(entry.path("taskId").asText()).isEqualTo(review.getId()));
    assertThat(http.get(DIRECTOR, path).path("entries")).as("completed by somebody else")
        .noneMatch(entry -> entry.path("canWithdraw").asBoolean());

    assertThat(http.postStatus("member-of-it-leading-group", "/api/tasks/" + review.getId() + "/withdraw", Map.of("reason", "看错了")))
        .isEqualTo(200);
    List<JsonNode> passes = entries(project, next);
    assertThat(passes).extracting(entry -> entry.path("state").asText()).containsExactly("DONE", "CANCELLED");
    assertThat(passes.get(1).path("cancelledBy").asText()).isEqualTo("因 it-leading-group代表 撤回 " + review.getName() + " 而取消");
    assertThat(passes.get(0).path("cancelledBy").isNull()).isTrue();
  }

  @Test
  void tellsWhichStepsOneMayRemindOf() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);
    Task open = project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);
    String path = "/api/projects/" + project.projectCode() + "/course";
    assertThat(remindable(REQUESTER, path)).containsExactly(open.getId());

    tasks.setAssignee(open.getId(), DIRECTOR);
    assertThat(remindable(DIRECTOR, path)).as("it is he who has it").isEmpty();
    assertThat(remindable(REQUESTER, path)).containsExactly(open.getId());

    assertThat(http.postStatus(REQUESTER, "/api/tasks/" + open.getId() + "/copy", Map.of("userIds", List.of("member-of-finance"))))
        .isEqualTo(204);
    assertThat(remindable("member-of-finance", path)).as("a copy is for reading").isEmpty();
    assertThat(http.get("member-of-finance", path).path("project").path("participates").asBoolean()).isFalse();
    assertThat(http.get(REQUESTER, path).path("project").path("participates").asBoolean()).isTrue();
    assertThat(http.postStatus(REQUESTER, "/api/tasks/" + open.getId() + "/remind", Map.of())).isEqualTo(204);
    assertThat(remindable(REQUESTER, path)).as("just reminded").isEmpty();
  }

  @Test
  void theOnlyMemberOfABodyNeedsNoReminderOfItsSteps() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_PREPARE_BUDGET);
    Task open = project.task(ApprovalProcess.USER_TASK_PREPARE_BUDGET);
    String path = "/api/projects/" + project.projectCode() + "/course";
    assertThat(remindable("member-of-it-center-coordinator", path)).isEmpty();
    assertThat(remindable(REQUESTER, path)).containsExactly(open.getId());
  }

  /** A deployment may be deleted once nothing runs by it; what happened stays on record, under the ids of what is gone. */
  @Test
  void outlivesTheModelsItWentBy() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.terminate(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String code = project.projectCode();
    for (String table : List.of("ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_PROCINST")) {
      jdbc.sql("update " + table + " set PROC_DEF_ID_ = 'deleted:1:' where PROC_INST_ID_ in ("
          + "select PROC_INST_ID_ from (select i.PROC_INST_ID_ from ACT_HI_PROCINST i where i.BUSINESS_KEY_ = ?) instances)").param(code).update();
    }

    JsonNode course = http.get(REQUESTER, "/api/projects/" + code + "/course");
    assertThat(course.path("entries")).filteredOn(entry -> entry.path("taskId").isTextual()).isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.path("phaseName").asText()).isEqualTo(ApprovalProcess.KEY));
    assertThat(http.get("member-of-it-leading-group", "/api/worklist/done?q=" + code).path("items")).singleElement()
        .satisfies(done -> assertThat(done.path("verdictLabel").asText()).isEqualTo("终止"));
    assertThat(http.get(REQUESTER, "/api/projects/" + code + "/documents")).isNotEmpty();
  }

  private List<String> remindable(String user, String path) {
    List<String> remindable = new ArrayList<>();
    http.get(user, path).path("entries").forEach(entry -> {
      if (entry.path("remindable").asBoolean()) {
        remindable.add(entry.path("taskId").asText());
      }
    });
    return remindable;
  }

  @Test
  void tellsTheUnitOfAStepThatEachUnitDoes() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(PilotProcess.USER_TASK_RUN_PILOT);
    String name = project.task(PilotProcess.USER_TASK_RUN_PILOT).getName();
    assertThat(entries(project, name)).extracting(entry -> entry.path("unitName").asText())
        .contains("城东县局(分公司)").allSatisfy(unit -> assertThat(unit).isNotEmpty());
    int units = entries(project, name).size();
    project.completeAll(PilotProcess.USER_TASK_RUN_PILOT);
    assertThat(entries(project, name)).hasSize(units).allSatisfy(entry -> {
      assertThat(entry.path("unitName").asText()).isNotEmpty();
      assertThat(entry.path("documents")).as(entry.path("unitName").asText()).hasSize(1);
    });
  }

  @Test
  void tellsWhatAStepOfAnyOtherKindIsDoneFor() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ResearchProcess.USER_TASK_CONDUCT_RESEARCH);
    Task task = project.task(ResearchProcess.USER_TASK_CONDUCT_RESEARCH);
    List<String> targets = entries(project, task.getName()).stream().map(entry -> entry.path("unitName").asText()).toList();
    assertThat(targets).hasSizeGreaterThan(1).doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(project.tasks(ResearchProcess.USER_TASK_CONDUCT_RESEARCH).stream()
            .map(one -> (String) tasks.getVariable(one.getId(), "researchTarget")).toList());
    JsonNode card = http.get("member-of-it-center", "/api/tasks/cards?id=" + task.getId()).get(0);
    assertThat(card.path("unitName").asText()).isEqualTo(tasks.getVariable(task.getId(), "researchTarget"));

    project.completeAll(ResearchProcess.USER_TASK_CONDUCT_RESEARCH);
    assertThat(entries(project, task.getName())).extracting(entry -> entry.path("unitName").asText()).containsExactlyElementsOf(targets);
    Task next = project.task(ResearchProcess.USER_TASK_WRITE_RESEARCH_REPORT);
    assertThat(entries(project, next.getName()).get(0).path("unitName").isNull()).as("done once for all").isTrue();
  }

  /** Each completed step has a form and may have lists, which the engine reads one by one; all else is read at once. */
  @Test
  void aLongCourseIsReadAtOnceButForFormsAndLists() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    int stepsOfFew = course(project).path("entries").size();
    long few = statements.of(() -> course(project));
    project.reach(PilotProcess.USER_TASK_RUN_PILOT);
    int steps = course(project).path("entries").size() - stepsOfFew;
    long many = statements.of(() -> course(project));
    assertThat(many - few).as(many + " instead of " + few + " for " + steps + " more steps").isLessThanOrEqualTo(3L * steps);
  }

  @Test
  void tellsWhatAnAcceptanceFoundWanting() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(PilotProcess.USER_TASK_ACCEPT_PILOT);
    String name = project.task(PilotProcess.USER_TASK_ACCEPT_PILOT).getName();
    project.complete(PilotProcess.USER_TASK_ACCEPT_PILOT, AcceptanceProcess.CRITERION2, false,
        "findings", List.of(Map.of("criterion", 2, "description", "未采用国密算法")));
    JsonNode failed = entries(project, name).get(0);
    assertThat(failed.path("verdict").asText()).isEqualTo("FAILED");
    assertThat(failed.path("negative").asBoolean()).isTrue();
    assertThat(failed.path("findings")).extracting(f -> f.path("criterion").asText(), f -> f.path("description").asText())
        .containsExactly(tuple("标准 2", "未采用国密算法"));
  }

  @Test
  void endsWithTheReasonOfATermination() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).getName();
    project.terminate(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);

    JsonNode entries = course(project).path("entries");
    JsonNode end = entries.get(entries.size() - 1);
    assertThat(end.path("kind").asText()).isEqualTo("TERMINATED");
    assertThat(end.path("reason").asText()).isEqualTo("上级已统一建设");
    assertThat(end.path("negative").asBoolean()).isTrue();
    assertThat(end.path("data").get(0).path("text").asText()).isEqualTo(review);
    assertThat(course(project).path("project").path("statusLabel").asText()).isEqualTo("终止");
  }

  @Test
  void stepsOfADeletedProjectAreCancelled() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);
    String name = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS).getName();
    runtime.deleteProcessInstance(project.instanceId(), "重复立项");

    assertThat(entries(project, name)).singleElement().satisfies(entry -> {
      assertThat(entry.path("state").asText()).isEqualTo("CANCELLED");
      assertThat(entry.path("durationText").isNull()).isTrue();
      assertThat(entry.path("late").asBoolean()).isFalse();
    });
    assertThat(entries(project, "项目终止").get(0).path("reason").asText()).contains("重复立项");
  }

  @Test
  void wholeProjectIsToldToItsEnd() {
    Scenario project = scenarios.startConstruction(BuildType.UNIFIED_BUILD).finish();
    JsonNode entries = course(project).path("entries");
    assertThat(entries.get(entries.size() - 1).path("kind").asText()).isEqualTo("END");
    assertThat(entries).filteredOn(entry -> entry.path("kind").asText().equals("STEP")).hasSizeGreaterThan(35)
        .allSatisfy(entry -> {
          assertThat(entry.path("userName").asText()).endsWith("代表");
          assertThat(entry.path("stepNo").asText()).matches("[A-Z]{2}-[\\w.]+(,[A-Z]{2}-[\\w.]+)*");
          assertThat(entry.path("phaseName").asText()).isNotEmpty();
        });
    List<Instant> times = new ArrayList<>();
    entries.forEach(entry -> times.add(Instant.parse(entry.path("startedAt").asText())));
    assertThat(times).isSorted();

    JsonNode documents = http.get(REQUESTER, "/api/projects/" + project.projectCode() + "/documents");
    List<String> told = new ArrayList<>();
    entries.forEach(entry -> entry.path("documents").forEach(document -> {
      if (!document.path("reviewed").asBoolean()) {
        told.add(document.path("title").asText() + document.path("version").asText());
      }
    }));
    List<String> all = new ArrayList<>();
    documents.forEach(document -> all.add(document.path("title").asText() + document.path("version").asText()));
    all.remove("项目档案1");
    assertThat(told).as("every document but the archive was delivered at a step").containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void documentsTellPhaseApprovalsAndWhichVersionIsCurrent() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).complete(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY)
        .complete(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);

    JsonNode documents = http.get(DIRECTOR, "/api/projects/" + project.projectCode() + "/documents");
    List<JsonNode> reports = new ArrayList<>();
    documents.forEach(document -> {
      if (document.path("variable").asText().equals("feasibilityReport")) {
        reports.add(document);
      }
    });
    assertThat(reports.get(0).path("version").asInt()).isEqualTo(1);
    assertThat(reports.get(0).path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(reports.get(0).path("processName").asText()).isEqualTo("需求论证与立项");
    assertThat(reports.get(0).path("current").asBoolean()).isFalse();
    assertThat(reports.get(0).path("approvals")).singleElement().satisfies(approval -> {
      assertThat(approval.path("verdict").asText()).isEqualTo("REJECTED");
      assertThat(approval.path("verdictLabel").asText()).isEqualTo("未通过");
      assertThat(approval.path("userName").asText()).isEqualTo("it-leading-group代表");
      assertThat(approval.path("withdrawn").asBoolean()).isFalse();
      assertThat(approval.path("decidedAt").asText()).isNotEmpty();
    });
    assertThat(reports.get(1).path("approvals")).extracting(approval -> approval.path("verdict").asText()).containsExactly("APPROVED");
    assertThat(reports.get(reports.size() - 1).path("current").asBoolean()).isTrue();
    assertThat(documents.get(0).path("phaseName").asText()).isEqualTo("信息化项目建设管理流程");
  }

  @ParameterizedTest
  @ValueSource(strings = {"course", "documents"})
  void strangersFindNoProject(String what) {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);
    String path = "/api/projects/" + project.projectCode() + "/" + what;
    assertThat(http.status(People.ADMINISTRATOR, path)).isEqualTo(404);
    assertThat(http.status("member-of-legal", path)).isEqualTo(404);
    assertThat(http.status("member-of-network-admin", path)).as("has a step in it").isEqualTo(200);
    assertThat(http.status("member-of-network-admin", "/api/projects/XM-1999-0001/" + what)).isEqualTo(404);
  }

  private static TaskEvent event(Scenario project, String task, TaskEventKind kind, String message) {
    return new TaskEvent(null, project.projectCode(), project.instanceId(), task, "step", "步骤", kind, "wangfang", "王芳", List.of(), null,
        message, Instant.now());
  }
}
