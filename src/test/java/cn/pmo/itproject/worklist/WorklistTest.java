package cn.pmo.itproject.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.scenario.Http;
import cn.pmo.itproject.scenario.HttpProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import cn.pmo.itproject.scenario.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpProcessTest
class WorklistTest {

  private static final String REQUESTER = "member-of-requesting-department";
  private static final String NETWORK_ADMIN = "member-of-network-admin";
  private static final String LEADING_GROUP = "member-of-it-leading-group";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private Http http;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identities;
  @Autowired
  private TaskEvents events;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private JdbcTemplate batch;
  @Autowired
  private Statements statements;

  private JsonNode list(String user, String what, Scenario project) {
    return http.get(user, "/api/worklist/" + what + "?size=200&q=" + project.projectCode());
  }

  @Test
  void doneAreTheStepsOneHasCompletedNewestFirst() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    Task open = project.task(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY);

    JsonNode page = list(LEADING_GROUP, "done", project);
    assertThat(page.path("total").asInt()).isEqualTo(1);
    JsonNode review = page.path("items").get(0);
    assertThat(review.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(review.path("projectName").asText()).isEqualTo("卷烟配送线路优化");
    assertThat(review.path("stepNo").asText()).isEqualTo("JS-04");
    assertThat(review.path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(review.path("verdictLabel").asText()).isEqualTo("未通过");
    assertThat(review.path("negative").asBoolean()).isTrue();
    assertThat(Instant.parse(review.path("completedAt").asText())).isBeforeOrEqualTo(Instant.now());
    assertThat(review.path("durationText").asText()).isNotEmpty();
    assertThat(review.path("late").asBoolean()).isFalse();
    assertThat(review.path("withdrawn").asBoolean()).isFalse();
    assertThat(review.path("canWithdraw").asBoolean()).as("nobody has touched what follows").isTrue();
    assertThat(review.path("projectStatusLabel").asText()).isEqualTo("进行中");
    assertThat(review.path("now")).singleElement().satisfies(now -> {
      assertThat(now.path("stepName").asText()).isEqualTo(open.getName());
      assertThat(now.path("handlers")).extracting(JsonNode::asText).containsExactlyInAnyOrder("信息中心主任(副主任)", "网络(系统)管理员");
    });

    tasks.setAssignee(open.getId(), NETWORK_ADMIN);
    review = list(LEADING_GROUP, "done", project).path("items").get(0);
    assertThat(review.path("canWithdraw").asBoolean()).isFalse();
    assertThat(review.path("now").get(0).path("handlers")).extracting(JsonNode::asText).containsExactly("network-admin代表");
    assertThat(list("member-of-finance", "done", project).path("items")).isEmpty();
    assertThat(list(NETWORK_ADMIN, "done", project).path("items")).extracting(item -> item.path("stepNo").asText()).contains("JS-02");
  }

  @Test
  void doneIncludesWhatOneDidForSomebodyElse() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    tasks.setAssignee(task.getId(), NETWORK_ADMIN);
    assertThat(http.postStatus(NETWORK_ADMIN, "/api/tasks/" + task.getId() + "/delegate",
        Map.of("userId", "member-of-legal", "reason", "请先填")))
        .isEqualTo(204);
    assertThat(list("member-of-legal", "done", project).path("items")).isEmpty();
    identities.setAuthentication("member-of-legal", List.of("legal"));
    try {
      tasks.resolveTask(task.getId());
    } finally {
      identities.clearAuthentication();
    }
    assertThat(list("member-of-legal", "done", project).path("items")).extracting(item -> item.path("taskId").asText())
        .containsExactly(task.getId());
    assertThat(list(NETWORK_ADMIN, "done", project).path("items")).as("still to be completed").isEmpty();
    JsonNode answered = list("member-of-legal", "done", project).path("items").get(0);
    assertThat(answered.path("delegatedBy").asText()).isEqualTo("network-admin代表");

    project.completeBy("network-admin", ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    JsonNode completed = list("member-of-legal", "done", project).path("items").get(0);
    assertThat(completed.path("delegatedBy").asText()).as("it was the other who completed it").isEqualTo("network-admin代表");
    assertThat(completed.path("completedAt").asText()).isEqualTo(answered.path("completedAt").asText());
    assertThat(completed.path("canWithdraw").asBoolean()).isFalse();
    JsonNode own = list(NETWORK_ADMIN, "done", project).path("items").get(0);
    assertThat(own.path("delegatedBy").isNull()).isTrue();
    assertThat(own.path("canWithdraw").asBoolean()).isTrue();
  }

  @Test
  void onlyTheNewestStepOfARunningProcessCanBeTakenBack() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).complete(ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY)
        .reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    assertThat(list(LEADING_GROUP, "done", project).path("items")).extracting(item -> item.path("canWithdraw").asBoolean())
        .containsExactly(true, false);
  }

  @Test
  void takenBackDecisionsSaySo() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).getId();
    project.reject(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    events.add(new TaskEvent(null, project.projectCode(), project.instanceId(), review, "step", "步骤", TaskEventKind.WITHDRAWN,
        LEADING_GROUP,
        "王芳", List.of(), null, "看错了", Instant.now()));
    JsonNode item = list(LEADING_GROUP, "done", project).path("items").get(0);
    assertThat(item.path("withdrawn").asBoolean()).isTrue();
    assertThat(item.path("canWithdraw").asBoolean()).isFalse();
  }

  @Test
  void tenThousandFinishedTasksArePagedQuickly() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String user = "busy-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(user));
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> links = new ArrayList<>();
    Timestamp begun = Timestamp.from(Instant.now().minus(Duration.ofMinutes(1_000_000)));
    Timestamp done = Timestamp.from(Instant.now().minus(Duration.ofMinutes(10_000)));
    for (int i = 0; i < 10_000; i++) {
      String id = user + i;
      rows.add(new Object[] {id, project.instanceId(), project.instanceId(), user, "第" + i + "步", begun, done});
      links.add(new Object[] {id, user, id});
    }
    batch.batchUpdate("insert into ACT_HI_TASKINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, ASSIGNEE_, NAME_, START_TIME_, END_TIME_, "
        + "DELETE_REASON_) "
        + "values (?, ?, ?, ?, ?, ?, ?, 'completed')", rows);
    batch.batchUpdate("insert into ACT_HI_IDENTITYLINK (ID_, TIMESTAMP_, TYPE_, USER_ID_, TASK_ID_, OPERATION_TYPE_) "
        + "values (?, now(), 'assignee', ?, ?, 'add')", links);
    // So many steps of one project are not real; whether each can be taken back is asked of running projects only.
    ledger.terminate(project.projectCode(), null, "只为测试");
    http.get(user, "/api/worklist/done?size=1");

    Instant start = Instant.now();
    JsonNode page = http.get(user, "/api/worklist/done?page=499&size=20");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(page.path("total").asInt()).isEqualTo(10_000);
    assertThat(page.path("items")).hasSize(20);
  }

  @Test
  void startedShowsWhereOnesProjectsStand() {
    Scenario project = scenarios.startConstruction(BuildType.UNIFIED_BUILD);
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);

    JsonNode item = list(REQUESTER, "started", project).path("items").get(0);
    assertThat(item.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(item.path("buildTypeName").asText()).isEqualTo("统建");
    assertThat(item.path("status").asText()).isEqualTo("RUNNING");
    assertThat(item.path("statusLabel").asText()).isEqualTo("进行中");
    assertThat(item.path("phaseName").asText()).isEqualTo("需求论证与立项");
    assertThat(item.path("now")).singleElement().satisfies(now -> {
      assertThat(now.path("taskId").asText()).isEqualTo(task.getId());
      assertThat(now.path("stepNo").asText()).isEqualTo("JS-02");
      assertThat(now.path("handlers")).extracting(JsonNode::asText).containsExactly("网络(系统)管理员");
      assertThat(now.path("limit").path("state").asText()).isIn("OK", "SOON");
      assertThat(Instant.parse(now.path("due").asText())).isEqualTo(task.getDueDate().toInstant());
    });
    assertThat(list(NETWORK_ADMIN, "started", project).path("total").asInt()).isZero();
  }

  @Test
  void listsArePagedNewestFirstAndSearched() {
    String first = scenarios.startConstruction(BuildType.SELF_BUILT, "projectName", "甲_" + UUID.randomUUID()).projectCode();
    String second = scenarios.startConstruction(BuildType.SELF_BUILT, "projectName", "乙%").projectCode();
    JsonNode page = http.get(REQUESTER, "/api/worklist/started?page=1&size=1");
    assertThat(page.path("items").get(0).path("projectCode").asText()).isEqualTo(first);
    assertThat(page.path("total").asInt()).isGreaterThan(1);
    assertThat(http.get(REQUESTER, "/api/worklist/started?size=1").path("items").get(0).path("projectCode").asText()).isEqualTo(second);
    assertThat(http.get(REQUESTER, "/api/worklist/started?size=200&q=%25").path("items")).as("% is a plain character")
        .extracting(item -> item.path("projectCode").asText()).containsExactly(second);
    for (String wrong : List.of("page=-1", "size=0", "size=201", "page=2000000000&size=200")) {
      assertThat(http.status(REQUESTER, "/api/worklist/done?" + wrong)).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void copiesAreReadByTheirRecipientOnly() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String recipient = "reader-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(recipient));
    jdbc.sql("""
        insert into project_copy (project_code, process_instance_id, task_id, step_id, step_name, sender_id, sender_name,
          recipient_id, message, sent_at) values (?, ?, 't', 's', '收集技术标准', 'u', '王芳', ?, '请知悉', '2026-11-20 01:02:03')""")
        .params(project.projectCode(), project.instanceId(), recipient).update();

    assertThat(http.get(recipient, "/api/worklist/summary").path("copiedUnread").asInt()).isOne();
    JsonNode copy = http.get(recipient, "/api/worklist/copied").path("items").get(0);
    assertThat(copy.path("projectCode").asText()).isEqualTo(project.projectCode());
    assertThat(copy.path("projectName").asText()).isEqualTo("卷烟配送线路优化");
    assertThat(copy.path("stepName").asText()).isEqualTo("收集技术标准");
    assertThat(copy.path("senderName").asText()).isEqualTo("王芳");
    assertThat(copy.path("message").asText()).isEqualTo("请知悉");
    assertThat(copy.path("sentAt").asText()).isEqualTo("2026-11-20T01:02:03Z");
    assertThat(copy.path("readAt").isNull()).isTrue();
    assertThat(copy.path("phaseName").asText()).isEqualTo("需求论证与立项");
    String read = "/api/worklist/copied/" + copy.path("id").asText() + "/read";

    assertThat(http.postStatus(REQUESTER, read, Map.of())).isEqualTo(404);
    assertThat(http.get(recipient, "/api/worklist/summary").path("copiedUnread").asInt()).isOne();
    assertThat(http.postStatus(recipient, read, Map.of())).isEqualTo(204);
    assertThat(http.postStatus(recipient, read, Map.of())).as("once more").isEqualTo(204);
    assertThat(http.get(recipient, "/api/worklist/summary").path("copiedUnread").asInt()).isZero();
    assertThat(http.get(recipient, "/api/worklist/copied").path("items").get(0).path("readAt").isNull()).isFalse();
    assertThat(http.get(REQUESTER, "/api/worklist/copied?q=" + project.projectCode()).path("total").asInt()).isZero();
  }

  @Test
  void unreadCopiesComeFirst() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String recipient = "reader-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(recipient));
    for (String day : List.of("2026-11-20", "2026-11-21", "2026-11-22")) {
      jdbc.sql("""
          insert into project_copy (project_code, process_instance_id, task_id, step_id, step_name, sender_id, sender_name, recipient_id,
            message, sent_at) values (?, ?, 't', 's', '收集技术标准', 'u', '王芳', ?, ?, ?)""")
          .params(project.projectCode(), project.instanceId(), recipient, day, day + " 01:02:03").update();
    }
    JsonNode newest = http.get(recipient, "/api/worklist/copied").path("items").get(0);
    assertThat(newest.path("message").asText()).isEqualTo("2026-11-22");
    assertThat(http.postStatus(recipient, "/api/worklist/copied/" + newest.path("id").asText() + "/read", Map.of())).isEqualTo(204);
    assertThat(http.get(recipient, "/api/worklist/copied").path("items")).extracting(copy -> copy.path("message").asText())
        .containsExactly("2026-11-21", "2026-11-20", "2026-11-22");
  }

  @Test
  void manyDoneStepsAreAskedForAtOnce() {
    for (int i = 0; i < 5; i++) {
      scenarios.start(ApprovalProcess.KEY).complete(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    }
    http.get(NETWORK_ADMIN, "/api/worklist/done?size=1");
    long one = statements.of(() -> http.get(NETWORK_ADMIN, "/api/worklist/done?size=1"));
    long five = statements.of(() -> assertThat(http.get(NETWORK_ADMIN, "/api/worklist/done?size=5").path("items")).hasSize(5)
        .allSatisfy(item -> assertThat(item.path("canWithdraw").asBoolean()).isTrue()));
    assertThat(five).isLessThanOrEqualTo(one);
  }

  @Test
  void summaryCountsOnesReminders() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String user = "late-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(user));
    Task task = project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS);
    tasks.setAssignee(task.getId(), user);
    assertThat(http.get(user, "/api/worklist/summary").path("remindersOpen").asInt()).isZero();
    for (int i = 0; i < 2; i++) {
      events.add(new TaskEvent(null, project.projectCode(), project.instanceId(), task.getId(), "step", "步骤", TaskEventKind.REMINDED, "u",
          "王芳",
          List.of(), null, null, Instant.now()));
    }
    assertThat(http.get(user, "/api/worklist/summary").path("remindersOpen").asInt()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "started", "copied"})
  void nobodyElsesListIsEmptyForANewcomer(String list) {
    String user = "new-" + UUID.randomUUID();
    identities.saveUser(identities.newUser(user));
    assertThat(http.get(user, "/api/worklist/" + list).path("total").asInt()).isZero();
  }
}
