package cn.pmo.itproject.collaboration;

import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_BUDGET;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_PREPARE_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.construction.PilotProcess;
import cn.pmo.itproject.contract.ContractManagementProcess;
import cn.pmo.itproject.procurement.ProcurementProcess;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 撤回: a completed step is taken back while nobody has touched what came of it. */
@ProcessTest
class WithdrawTest {

  private static final String DIRECTOR = "member-of-it-center-director";
  private static final String LEADER = "member-of-it-leading-group";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private TaskCollaboration collaboration;
  @Autowired
  private TaskEvents events;
  @Autowired
  private ReviewRecords reviews;
  @Autowired
  private TaskService taskService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private PlatformTransactionManager transactions;

  @Test
  void anAuthorTakesHisStepBackAndFindsWhatHeFilledIn() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    String completed = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1));
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();

    String resumed = withdraw(DIRECTOR, completed);

    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
    Task task = project.task(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(task.getId()).isEqualTo(resumed).isNotEqualTo(completed);
    assertThat(task.getAssignee()).isEqualTo(DIRECTOR);
    assertThat(project.candidateGroups(task)).containsExactlyInAnyOrder("it-center-director", "network-admin");
    assertThat(project.variable(task, "feasibilityRisks")).isEqualTo("历史数据质量参差");
    assertThat(historyService.createHistoricTaskInstanceQuery().taskId(review).singleResult().getDeleteReason()).isNotEqualTo("completed");
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::taskId, TaskEvent::userId, TaskEvent::message)
        .containsExactly(tuple(TaskEventKind.WITHDRAWN, completed, DIRECTOR, "漏了一页"));
    assertThat(events.withdrawn(project.projectCode())).containsExactly(completed);
    assertThat(refused(DIRECTOR, completed)).contains("已经撤回");

    project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1));
    assertThat(project.openSteps()).as("the same document will do").containsExactly(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(can(DIRECTOR, resumed)).as("it may be taken back again").isTrue();
    String third = withdraw(DIRECTOR, resumed);
    assertThat(project.task(USER_TASK_ANALYSE_FEASIBILITY).getId()).isEqualTo(third);
    project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1)).finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectApproved");
  }

  @Test
  void afterARejectionANewVersionIsStillNeeded() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(USER_TASK_ANALYSE_FEASIBILITY)
        .completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1))
        .reject(USER_TASK_APPROVE_FEASIBILITY);
    String second = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -2));
    withdraw(DIRECTOR, second);

    Task task = project.task(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(project.variable(task, "decisionReason")).as("why it was sent back is shown again").isEqualTo("论证不充分");
    assertThat(project.refusedTo(DIRECTOR, USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1)))
        .extracting(Violation::message).anyMatch(message -> message.contains("新版本"));
    project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -2));
  }

  @Test
  void aReviewerTakesHisDecisionBackAndItStaysOnRecord() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(USER_TASK_APPROVE_FEASIBILITY);
    String completed = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    project.complete(USER_TASK_APPROVE_FEASIBILITY, "decision", "REJECTED", "decisionReason", "看错了", "decisionSuggestion", "重写",
        "feasibilityReport", Documents.pdf("审批通过的可行性分析报告"));
    withdraw(LEADER, completed);

    Task task = project.task(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(task.getAssignee()).isEqualTo(LEADER);
    assertThat(project.variable(task, "decision")).as("what he decided is there to be changed").isEqualTo("REJECTED");
    assertThat(project.variable(task, "decisionReason")).isEqualTo("看错了");
    assertThat(project.variable(task, "decisionOptions")).as("the listeners of the model have run").isNotNull();
    project.complete(USER_TASK_APPROVE_FEASIBILITY, "decisionReason", null, "decisionSuggestion", null);

    assertThat(project.openSteps()).containsExactly(USER_TASK_PREPARE_BUDGET);
    assertThat(reviews.of(project.projectCode())).extracting(ReviewRecord::verdict, ReviewRecord::documentVersion)
        .as("both decide on the author's version").containsExactly(tuple("REJECTED", 1), tuple("APPROVED", 1));
    assertThat(reviews.standing(project.projectCode())).extracting(ReviewRecord::verdict).containsExactly("APPROVED");
  }

  @Test
  void onlyWhoCompletedItMayTakeItBackAndMustSayWhy() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    String author = people.memberOf("network-admin");
    assertThat(refused(author, task)).contains("尚未办理完毕");
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(refused(people.memberOf("requesting-department"), task)).contains("不是由您办理");
    assertThat(violations(author, () -> collaboration.withdraw(task, " "))).extracting(Violation::field).containsExactly("reason");
    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(events.of(project.projectCode())).isEmpty();
  }

  @Test
  void whoHasLeftTheBodyTakesNothingBack() {
    Scenario project = scenarios.start(ApprovalProcess.KEY).reach(USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    project.reject(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(can(LEADER, review)).isTrue();
    people.leave(LEADER, "it-leading-group");
    try {
      assertThat(refused(LEADER, review)).contains("候选组中已经没有您");
    } finally {
      people.join(LEADER, "it-leading-group");
    }
  }

  @Test
  void whatSomebodyHasTouchedIsNotTakenBack() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String author = people.memberOf("network-admin");
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(can(author, task)).isTrue();

    String following = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    people.as(DIRECTOR, () -> {
      taskService.claim(following, DIRECTOR);
      taskService.claim(following, null);
      return null;
    });
    assertThat(refused(author, task)).contains("已有人认领");
    assertThat(can(author, task)).isFalse();
    project.complete(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(refused(author, task)).contains("已经办理");
  }

  @Test
  void aRemarkOnWhatFollowedKeepsItFromBeingTakenBack() {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    people.as(DIRECTOR, () -> {
      collaboration.comment(project.task(USER_TASK_ANALYSE_FEASIBILITY).getId(), "正在看");
      return null;
    });
    assertThat(refused(people.memberOf("network-admin"), task)).contains("批注");
  }

  @Test
  void whatTheSystemHasDoneIsNotTakenBack() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(USER_TASK_APPROVE_BUDGET);
    String budget = project.task(USER_TASK_APPROVE_BUDGET).getId();
    project.complete(USER_TASK_APPROVE_BUDGET);
    assertThat(refused(people.memberOf("investment-committee"), budget)).as("the phase is over").contains("已经结束");

    Scenario ended = scenarios.start(ApprovalProcess.KEY).reach(USER_TASK_APPROVE_FEASIBILITY);
    String termination = ended.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    ended.terminate(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(refused(LEADER, termination)).contains("已经结束");
  }

  @Test
  void stepsDoneBesideOthersAreNotTakenBackButTheOneBeforeThemIs() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT);
    Task first = project.task(ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT);
    String reviewer = people.memberOf(project.candidateGroups(first).get(0));
    project.complete(ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT, "decision", "APPROVED");
    assertThat(project.openSteps()).hasSize(3);
    String resumed = withdraw(reviewer, first.getId());
    assertThat(project.openSteps()).containsExactly(ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT);
    project.complete(ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT, "decision", "APPROVED");

    String legal = project.task(ContractManagementProcess.USER_TASK_REVIEW_LEGALLY).getId();
    // In one second, the others could have come after it.
    ClockUtil.offset(2000L);
    project.complete(ContractManagementProcess.USER_TASK_REVIEW_LEGALLY);
    assertThat(refused(people.memberOf("legal"), legal)).contains("并行");
    assertThat(refused(reviewer, resumed)).contains("已经办理");
    project.complete(ContractManagementProcess.USER_TASK_REVIEW_FINANCIALLY);
    String technical = project.task(ContractManagementProcess.USER_TASK_REVIEW_TECHNICALLY).getId();
    String last = people.memberOf(project.candidateGroups(project.task(ContractManagementProcess.USER_TASK_REVIEW_TECHNICALLY)).get(0));
    ClockUtil.offset(4000L);
    project.complete(ContractManagementProcess.USER_TASK_REVIEW_TECHNICALLY);
    assertThat(refused(last, technical)).contains("并行");
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void stepsOfSeveralUnitsAreNotTakenBackButTheOneBeforeThemIs() {
    Scenario project = scenarios.start(PilotProcess.KEY).reach(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);
    Task selection = project.task(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);
    String selector = people.memberOf(project.candidateGroups(selection).get(0));
    project.complete(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);
    assertThat(project.openSteps()).containsOnly(PilotProcess.USER_TASK_RUN_PILOT);
    withdraw(selector, selection.getId());
    assertThat(project.openSteps()).containsExactly(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);
    project.complete(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);

    Task east = project.taskOf(People.EAST, PilotProcess.USER_TASK_RUN_PILOT);
    project.completeBy(People.EAST, PilotProcess.USER_TASK_RUN_PILOT);
    assertThat(refused(people.memberOf(People.EAST), east.getId())).contains("分别办理");
    project.completeAll(PilotProcess.USER_TASK_RUN_PILOT);
    assertThat(refused(people.memberOf(People.EAST), east.getId())).contains("分别办理");
  }

  @Test
  void aDecisionTableIsAskedAgain() {
    Scenario project = scenarios.start(ProcurementProcess.KEY).reach(ProcurementProcess.USER_TASK_SELECT_PROCUREMENT_METHOD);
    Task selection = project.task(ProcurementProcess.USER_TASK_SELECT_PROCUREMENT_METHOD);
    String selector = people.memberOf(project.candidateGroups(selection).get(0));
    project.complete(ProcurementProcess.USER_TASK_SELECT_PROCUREMENT_METHOD);
    List<String> following = project.openSteps();
    withdraw(selector, selection.getId());
    project.complete(ProcurementProcess.USER_TASK_SELECT_PROCUREMENT_METHOD);
    assertThat(project.openSteps()).isEqualTo(following);
    project.finish();
  }

  @Test
  void whoIsOvertakenByAClaimIsToldSo() throws Exception {
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    String following = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();

    CompletableFuture<Void> withdrawal = new TransactionTemplate(transactions).execute(status -> {
      people.as(DIRECTOR, () -> {
        taskService.claim(following, DIRECTOR);
        return null;
      });
      CompletableFuture<Void> attempt = CompletableFuture.runAsync(() -> withdraw(people.memberOf("network-admin"), task));
      assertThat(catchThrowable(() -> attempt.get(2, TimeUnit.SECONDS))).as("it waits for the claim").isInstanceOf(TimeoutException.class);
      return attempt;
    });

    assertThatThrownBy(withdrawal::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(OptimisticLockingException.class);
    assertThat(project.task(USER_TASK_ANALYSE_FEASIBILITY).getAssignee()).isEqualTo(DIRECTOR);
    assertThat(events.of(project.projectCode())).isEmpty();
  }

  // --- acting -------------------------------------------------------------------------------------------------------

  private String withdraw(String user, String task) {
    return people.as(user, () -> collaboration.withdraw(task, "漏了一页"));
  }

  private boolean can(String user, String task) {
    return people.as(user, () -> collaboration.canWithdraw(task));
  }

  private String refused(String user, String task) {
    assertThat(can(user, task)).isFalse();
    return violations(user, () -> collaboration.withdraw(task, "漏了一页")).get(0).message();
  }

  private List<Violation> violations(String user, Runnable action) {
    Throwable refusal = catchThrowable(() -> people.as(user, () -> {
      action.run();
      return null;
    }));
    assertThat(refusal).as("refused").isNotNull();
    return Scenario.violations(refusal);
  }
}
