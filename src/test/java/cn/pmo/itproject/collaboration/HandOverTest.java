package cn.pmo.itproject.collaboration;

import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.construction.PlanningProcess;
import cn.pmo.itproject.organization.Person;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 转办, 委派, 收回, 催办, 抄送, 批注. */
@ProcessTest
class HandOverTest {

  private static final String ADMIN_OF_NETWORK = "member-of-network-admin";
  private static final String DIRECTOR = "member-of-it-center-director";
  private static final String LEADER = "member-of-it-leading-group";
  private static final String STRANGER = "member-of-finance";
  private static final String COLLEAGUE = "colleague";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private TaskCollaboration collaboration;
  @Autowired
  private TaskEvents events;
  @Autowired
  private TaskService taskService;
  @Autowired
  private FormService formService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private AuthorizationService authorizationService;

  private Scenario project;

  @BeforeEach
  void start() {
    people.colleague(COLLEAGUE, "network-admin");
    project = scenarios.start(ApprovalProcess.KEY);
  }

  // --- assigned means assigned --------------------------------------------------------------------------------------

  @Test
  void whoCompletesATaskWithoutClaimingItHasTakenItOn() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(historyService.createHistoricTaskInstanceQuery().taskId(task).singleResult().getAssignee()).isEqualTo(ADMIN_OF_NETWORK);
    assertThat(authorizationService.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).count())
        .as("no right outlives the task").isZero();
  }

  @Test
  void onlyTheAssigneeCompletes() {
    Task task = project.task(USER_TASK_COLLECT_STANDARDS);
    taskService.setAssignee(task.getId(), COLLEAGUE);
    assertThat(project.refusedTo(ADMIN_OF_NETWORK, USER_TASK_COLLECT_STANDARDS)).extracting(Violation::field, Violation::message)
        .containsExactly(tuple("assignee", "步骤“" + task.getName() + "”由colleague（colleague）办理，他人不能代为办理；需要换人的，应由其转办"));
    people.as(COLLEAGUE, () -> {
      taskService.claim(task.getId(), null);
      return null;
    });
    project.complete(USER_TASK_COLLECT_STANDARDS);
  }

  // --- 转办 ---------------------------------------------------------------------------------------------------------

  @Test
  void aTaskIsHandedToAnotherMemberWithAReason() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    assertThat(people.as(ADMIN_OF_NETWORK, () -> collaboration.candidates(task))).extracting(Person::id).containsExactly(COLLEAGUE);

    run(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, COLLEAGUE, " 出差 "));

    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getAssignee()).isEqualTo(COLLEAGUE);
    assertThat(events.of(project.projectCode())).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(TaskEventKind.TRANSFERRED);
      assertThat(event.userId()).isEqualTo(ADMIN_OF_NETWORK);
      assertThat(event.targetIds()).containsExactly(COLLEAGUE);
      assertThat(event.message()).isEqualTo("出差");
      assertThat(event.stepId()).isEqualTo(USER_TASK_COLLECT_STANDARDS);
    });
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, ADMIN_OF_NETWORK, "拿回来"))).extracting(Violation::message)
        .singleElement().asString().contains("由colleague（colleague）办理");
    assertThat(people.as(ADMIN_OF_NETWORK, () -> collaboration.candidates(task))).isEmpty();
    run(COLLEAGUE, () -> collaboration.transfer(task, ADMIN_OF_NETWORK, "回来了"));
    project.complete(USER_TASK_COLLECT_STANDARDS);
  }

  @Test
  void aHandOverNeedsAReasonAndAnotherMember() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, COLLEAGUE, " 　"))).extracting(Violation::field)
        .containsExactly("reason");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, COLLEAGUE, "长".repeat(501)))).extracting(Violation::message)
        .containsExactly("“转办原因”为 501 个字，应不超过 500 个字");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, ADMIN_OF_NETWORK, "给自己"))).extracting(Violation::field)
        .containsExactly("userId");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, "nobody", "出差"))).extracting(Violation::message)
        .singleElement().asString().contains("nobody");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, null, "出差"))).extracting(Violation::field)
        .containsExactly("userId");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, LEADER, "出差"))).extracting(Violation::message)
        .singleElement().asString().contains("不是其成员");
    assertThat(events.of(project.projectCode())).isEmpty();
    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getAssignee()).isNull();
  }

  // --- separation of duties -----------------------------------------------------------------------------------------

  @Test
  void aReviewIsNotDelegatedToTheAuthor() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY).completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY);
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    assertThat(refused(LEADER, () -> collaboration.delegate(review, DIRECTOR, "请填写"))).extracting(Violation::field, Violation::message)
        .containsExactly(tuple("userId", "《可行性分析报告》由it-center-director代表编制，it-center-director代表不能审批："
            + "编制人不能审批自己的文档，受托人也不能代编制人审批，应由他人办理"));
    assertThat(project.task(USER_TASK_APPROVE_FEASIBILITY).getAssignee()).isNull();
    run(LEADER, () -> collaboration.delegate(review, STRANGER, "请填写"));
  }

  @Test
  void theAuthorTakesNoPartInTheReviewOfWhatHeWrote() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY).completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY);
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    inLeadingGroup(DIRECTOR, () -> {
      List<Runnable> attempts = List.of(() -> taskService.claim(review, DIRECTOR), () -> taskService.setAssignee(review, DIRECTOR),
          () -> collaboration.transfer(review, LEADER, "请审批"), () -> collaboration.delegate(review, LEADER, "请审批"));
      attempts.forEach(attempt -> assertThat(refused(DIRECTOR, attempt)).extracting(Violation::message).singleElement().asString()
          .startsWith("《可行性分析报告》由it-center-director代表编制，it-center-director代表不能审批"));
      assertThat(actions(DIRECTOR, review)).isEqualTo(new TaskActions(false, false, false, true, true, true, false, project.projectCode()));
      assertThat(people.as(DIRECTOR, () -> collaboration.candidates(review))).isEmpty();
    });
    assertThat(project.task(USER_TASK_APPROVE_FEASIBILITY).getAssignee()).isNull();
    project.claim(LEADER, project.task(USER_TASK_APPROVE_FEASIBILITY)).complete(USER_TASK_APPROVE_FEASIBILITY);
  }

  @Test
  void whoSubmitsWhatHisDelegateUploadedIsAnAuthor() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY);
    String analysis = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    run(DIRECTOR, () -> collaboration.delegate(analysis, STRANGER, "请财务编写"));
    run(STRANGER, () -> formService.submitTaskForm(analysis, Map.of("feasibilityReport", Documents.pdf("可行性分析报告", -31))));
    project.completeAs(DIRECTOR, USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -31));
    mayNotReview(DIRECTOR, "《可行性分析报告》由finance代表、it-center-director代表编制，it-center-director代表不能审批");
    mayNotReview(STRANGER, "finance代表不能审批");
  }

  @Test
  void whoHadADocumentUploadedForHimIsAnAuthorWhoeverSubmitsIt() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY);
    String analysis = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    run(DIRECTOR, () -> collaboration.delegate(analysis, STRANGER, "请财务编写"));
    run(STRANGER, () -> formService.submitTaskForm(analysis, Map.of("feasibilityReport", Documents.pdf("可行性分析报告", -32))));
    run(DIRECTOR, () -> collaboration.transfer(analysis, ADMIN_OF_NETWORK, "出差"));
    project.completeAs(ADMIN_OF_NETWORK, USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -32));
    for (String author : List.of(STRANGER, DIRECTOR, ADMIN_OF_NETWORK)) {
      mayNotReview(author, "不能审批");
    }
    project.complete(USER_TASK_APPROVE_FEASIBILITY);
  }

  @Test
  void whoSubmitsWhatSomebodyElseTookBackIsAnAuthorToo() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY);
    String analysis = project.task(USER_TASK_ANALYSE_FEASIBILITY).getId();
    project.completeAs(ADMIN_OF_NETWORK, USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -33));
    String resumed = people.as(ADMIN_OF_NETWORK, () -> collaboration.withdraw(analysis, "请主任提交"));
    run(ADMIN_OF_NETWORK, () -> collaboration.transfer(resumed, DIRECTOR, "请主任提交"));
    project.completeAs(DIRECTOR, USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -33));
    mayNotReview(DIRECTOR, "《可行性分析报告》由network-admin代表、it-center-director代表编制，it-center-director代表不能审批");
    mayNotReview(ADMIN_OF_NETWORK, "network-admin代表不能审批");
    project.complete(USER_TASK_APPROVE_FEASIBILITY);
  }

  @Test
  void whoDecidedOnADocumentAndTookItBackDecidesAgain() {
    project.reach(USER_TASK_APPROVE_FEASIBILITY);
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    project.complete(USER_TASK_APPROVE_FEASIBILITY);
    people.as(LEADER, () -> collaboration.withdraw(review, "看错了"));
    project.complete(USER_TASK_APPROVE_FEASIBILITY);
  }

  @Test
  void whoWroteWhatAReviewHandsOnDoesNotDecideOnTheCopy() {
    Scenario planning = scenarios.start(PlanningProcess.KEY).reach(PlanningProcess.USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    planning.completeAs(DIRECTOR, PlanningProcess.USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    planning.complete(PlanningProcess.USER_TASK_REVIEW_IMPLEMENTATION_PLAN, "implementationPlan", Documents.pdf("审核通过的项目建设实施方案"));
    String committee = "investment-committee";
    people.join(DIRECTOR, committee);
    try {
      assertThat(planning.refusedTo(DIRECTOR, PlanningProcess.USER_TASK_APPROVE_IMPLEMENTATION_PLAN)).extracting(Violation::message)
          .singleElement().asString().contains("it-leading-group代表、it-center-director代表编制，it-center-director代表不能审批");
    } finally {
      people.leave(DIRECTOR, committee);
    }
    planning.complete(PlanningProcess.USER_TASK_APPROVE_IMPLEMENTATION_PLAN);
  }

  private void mayNotReview(String user, String words) {
    inLeadingGroup(user, () -> assertThat(project.refusedTo(user, USER_TASK_APPROVE_FEASIBILITY)).extracting(Violation::message)
        .singleElement().asString().contains(words));
  }

  private void inLeadingGroup(String user, Runnable action) {
    people.join(user, "it-leading-group");
    try {
      action.run();
    } finally {
      people.leave(user, "it-leading-group");
    }
  }

  @Test
  void whoLooksAfterTheRunningGivesATaskToSomebodyAndItStaysOnRecord() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    people.join(People.ADMINISTRATOR, "operations");
    try {
      run(People.ADMINISTRATOR, () -> taskService.setAssignee(task, COLLEAGUE));
      run(People.ADMINISTRATOR, () -> taskService.setAssignee(task, null));
    } finally {
      people.leave(People.ADMINISTRATOR, "operations");
    }
    run(COLLEAGUE, () -> taskService.claim(task, COLLEAGUE));
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::userId, TaskEvent::targetIds).containsExactly(
        tuple(TaskEventKind.TRANSFERRED, People.ADMINISTRATOR, List.of(COLLEAGUE)),
        tuple(TaskEventKind.TRANSFERRED, People.ADMINISTRATOR, List.of()));
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::message).first().asString().contains("指定办理人");
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::message).last().asString().contains("退回候选组，原由colleague办理");
  }

  @Test
  void aReviewIsNotHandedToTheAuthor() {
    project.reach(USER_TASK_ANALYSE_FEASIBILITY).completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY);
    people.join(DIRECTOR, "it-leading-group");
    try {
      String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
      assertThat(refused(LEADER, () -> collaboration.transfer(review, DIRECTOR, "出差"))).extracting(Violation::message)
          .singleElement().asString().contains("可行性分析报告");
      assertThat(people.as(LEADER, () -> collaboration.candidates(review))).extracting(Person::id).doesNotContain(DIRECTOR, LEADER);
    } finally {
      people.leave(DIRECTOR, "it-leading-group");
    }
  }

  @Test
  void forWhoHasNoPartInTheProjectItsTasksDoNotExist() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    for (String id : List.of(task, "unknown")) {
      List<Runnable> attempts = List.of(() -> collaboration.actions(id), () -> collaboration.candidates(id),
          () -> collaboration.transfer(id, COLLEAGUE, "x"), () -> collaboration.delegate(id, COLLEAGUE, "x"),
          () -> collaboration.recall(id, "x"), () -> collaboration.remind(id, null), () -> collaboration.copy(id, List.of(COLLEAGUE), null),
          () -> collaboration.comment(id, "x"), () -> collaboration.withdraw(id, "x"));
      attempts.forEach(attempt -> assertThatThrownBy(() -> run(STRANGER, attempt)).isInstanceOf(NotFoundException.class));
      assertThat(people.as(STRANGER, () -> collaboration.canWithdraw(id))).isFalse();
    }
    assertThat(events.of(project.projectCode())).isEmpty();
  }

  // --- 委派, 收回 ---------------------------------------------------------------------------------------------------

  @Test
  void aDelegateOfAnyDepartmentFillsInTheFormAndTheOwnerSubmits() {
    Task task = project.task(USER_TASK_COLLECT_STANDARDS);
    String id = task.getId();
    run(ADMIN_OF_NETWORK, () -> collaboration.delegate(id, STRANGER, "请财务补充"));
    Task delegated = project.task(USER_TASK_COLLECT_STANDARDS);
    assertThat(delegated.getOwner()).isEqualTo(ADMIN_OF_NETWORK);
    assertThat(delegated.getAssignee()).isEqualTo(STRANGER);
    assertThat(delegated.getDelegationState()).isEqualTo(DelegationState.PENDING);

    assertThat(project.refusedTo(ADMIN_OF_NETWORK, USER_TASK_COLLECT_STANDARDS)).extracting(Violation::field).containsExactly("assignee");
    assertThat(project.refusedTo(STRANGER, USER_TASK_COLLECT_STANDARDS)).as("completing is not for the delegate")
        .extracting(Violation::message)
        .singleElement().asString().contains("交回");
    assertThat(refused(ADMIN_OF_NETWORK, () -> formService.submitTaskForm(id, Map.of()))).extracting(Violation::field)
        .containsExactly("assignee");
    assertThat(refused(ADMIN_OF_NETWORK, () -> taskService.resolveTask(id))).extracting(Violation::field).containsExactly("assignee");
    assertThat(refused(STRANGER, () -> formService.submitTaskForm(id, Map.of("approvedBudget", 1)))).extracting(Violation::field)
        .containsExactly("approvedBudget");
    assertThat(refused(STRANGER, () -> taskService.claim(id, null))).extracting(Violation::message).singleElement().asString()
        .contains("收回委派");
    assertThat(refused(STRANGER, () -> collaboration.transfer(id, COLLEAGUE, "x"))).isNotEmpty();

    run(STRANGER, () -> formService.submitTaskForm(id, Map.of("noStandardReason", "没有适用的行业标准")));
    Task returned = project.task(USER_TASK_COLLECT_STANDARDS);
    assertThat(returned.getId()).isEqualTo(id);
    assertThat(returned.getAssignee()).isEqualTo(ADMIN_OF_NETWORK);
    assertThat(project.variable(returned, "noStandardReason")).isEqualTo("没有适用的行业标准");
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::userId, TaskEvent::targetIds).containsExactly(
        tuple(TaskEventKind.DELEGATED, ADMIN_OF_NETWORK, List.of(STRANGER)),
        tuple(TaskEventKind.RESOLVED, STRANGER, List.of(ADMIN_OF_NETWORK)));

    assertThat(people.as(STRANGER, () -> taskService.createTaskQuery().taskId(id).count())).as("the task is no longer his").isZero();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(people.as(ADMIN_OF_NETWORK, () -> collaboration.canWithdraw(id))).isTrue();
    assertThat(people.as(STRANGER, () -> collaboration.canWithdraw(id))).as("what counts is the owner's").isFalse();
  }

  @Test
  void theOwnerRecallsADelegationThatWasNotHandedBack() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.recall(task, null))).extracting(Violation::message).singleElement().asString()
        .contains("未被委派");
    run(ADMIN_OF_NETWORK, () -> collaboration.delegate(task, STRANGER, "请财务补充"));
    assertThat(actions(ADMIN_OF_NETWORK, task))
        .isEqualTo(new TaskActions(false, false, true, true, true, true, true, project.projectCode()));
    assertThat(actions(STRANGER, task)).isEqualTo(new TaskActions(false, false, false, false, true, true, true, project.projectCode()));
    assertThat(refused(STRANGER, () -> collaboration.recall(task, null))).extracting(Violation::message).singleElement().asString()
        .contains("只有其本人可以收回");

    run(ADMIN_OF_NETWORK, () -> collaboration.recall(task, null));

    Task recalled = project.task(USER_TASK_COLLECT_STANDARDS);
    assertThat(recalled.getAssignee()).isEqualTo(ADMIN_OF_NETWORK);
    assertThat(recalled.getOwner()).isNull();
    assertThat(recalled.getDelegationState()).isNull();
    assertThat(actions(ADMIN_OF_NETWORK, task))
        .isEqualTo(new TaskActions(true, true, false, false, true, true, false, project.projectCode()));
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind)
        .containsExactly(TaskEventKind.DELEGATED, TaskEventKind.RECALLED);
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThat(actions(ADMIN_OF_NETWORK, task)).as("completed").isEqualTo(TaskActions.none(project.projectCode()));
  }

  @Test
  void aTaskMayBeDelegatedAgainAfterItCameBack() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    for (int round = 0; round < 2; round++) {
      run(ADMIN_OF_NETWORK, () -> collaboration.delegate(task, STRANGER, "请财务补充"));
      run(STRANGER, () -> formService.submitTaskForm(task, Map.of()));
    }
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind).containsExactly(TaskEventKind.DELEGATED,
        TaskEventKind.RESOLVED,
        TaskEventKind.DELEGATED, TaskEventKind.RESOLVED);
    run(ADMIN_OF_NETWORK, () -> collaboration.transfer(task, COLLEAGUE, "出差"));
    assertThat(project.task(USER_TASK_COLLECT_STANDARDS).getOwner()).as("it is the colleague's for good").isNull();
  }

  // --- 催办, 抄送, 批注 ---------------------------------------------------------------------------------------------

  @Test
  void aTaskIsRemindedOfOnceWithinTheInterval() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    String requester = people.memberOf("requesting-department");
    run(requester, () -> collaboration.remind(task, "请尽快"));
    assertThat(refused(people.memberOf(People.OFFICE), () -> collaboration.remind(task, null))).extracting(Violation::message)
        .singleElement().asString().matches(".*已由requesting-department代表于 .*催办，.* 之后可以再次催办");
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::message)
        .containsExactly(tuple(TaskEventKind.REMINDED, "请尽快"));

    taskService.setAssignee(task, ADMIN_OF_NETWORK);
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.remind(task, null))).extracting(Violation::message).singleElement().asString()
        .contains("本人办理");
    assertThat(refused(requester, () -> collaboration.remind(task, "长".repeat(201)))).extracting(Violation::field)
        .containsExactly("message");
    project.complete(USER_TASK_COLLECT_STANDARDS);
    assertThatThrownBy(() -> run(requester, () -> collaboration.remind(task, null))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void recipientsOfACopySeeTheProjectFromThenOn() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    assertThatThrownBy(() -> run(STRANGER, () -> collaboration.comment(task, "x"))).isInstanceOf(NotFoundException.class);
    run(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(STRANGER, STRANGER), "请知悉"));
    assertThat(actions(STRANGER, task)).as("for reading only").isEqualTo(TaskActions.none(project.projectCode()));
    List<Runnable> attempts = List.of(() -> collaboration.comment(task, "收到"), () -> collaboration.remind(task, null),
        () -> collaboration.copy(task, List.of(LEADER), null));
    attempts.forEach(attempt -> assertThat(refused(STRANGER, attempt)).extracting(Violation::message).singleElement().asString()
        .contains("是抄送给您阅读的"));
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(STRANGER), "再次"))).extracting(Violation::message)
        .singleElement().asString().contains("尚未阅读");
    run(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(STRANGER, LEADER), null));
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::targetIds, TaskEvent::message).containsExactly(
        tuple(TaskEventKind.COPIED, List.of(STRANGER), "请知悉"), tuple(TaskEventKind.COPIED, List.of(LEADER), null));

    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(), null))).extracting(Violation::field)
        .containsExactly("userIds");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(ADMIN_OF_NETWORK), null))).extracting(Violation::field)
        .containsExactly("userIds");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(LEADER, "nobody"), null))).extracting(Violation::message)
        .singleElement().asString().contains("nobody");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.comment(task, null))).extracting(Violation::field).containsExactly("message");
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.comment(task, "长".repeat(1001)))).extracting(Violation::field)
        .containsExactly("message");
  }

  @Test
  void theSenderOrWhoLooksAfterTheRunningTakesACopyBack() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    run(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(STRANGER, LEADER), "字".repeat(500)));
    assertThat(refused(ADMIN_OF_NETWORK, () -> collaboration.copy(task, List.of(STRANGER), "字".repeat(501)))).extracting(Violation::message)
        .containsExactly("“抄送留言”为 501 个字，应不超过 500 个字");
    List<SentCopy> sent = people.as(ADMIN_OF_NETWORK, () -> collaboration.copies(project.projectCode()));
    assertThat(sent).extracting(SentCopy::recipientId, SentCopy::recipientName, SentCopy::revocable)
        .containsExactly(tuple(STRANGER, "finance代表", true), tuple(LEADER, "it-leading-group代表", true));
    assertThat(people.as(COLLEAGUE, () -> collaboration.copies(project.projectCode()))).extracting(SentCopy::revocable).containsOnly(false);
    assertThatThrownBy(() -> people.as(STRANGER, () -> collaboration.copies(project.projectCode()))).isInstanceOf(NotFoundException.class);
    for (String other : List.of(STRANGER, COLLEAGUE)) {
      assertThatThrownBy(() -> run(other, () -> collaboration.revokeCopy(sent.get(0).id()))).isInstanceOf(NotFoundException.class);
    }

    run(ADMIN_OF_NETWORK, () -> collaboration.revokeCopy(sent.get(0).id()));
    assertThatThrownBy(() -> run(STRANGER, () -> collaboration.actions(task))).as("the project is gone for him")
        .isInstanceOf(NotFoundException.class);
    people.join(STRANGER, "operations");
    try {
      run(STRANGER, () -> collaboration.revokeCopy(sent.get(1).id()));
    } finally {
      people.leave(STRANGER, "operations");
    }
    assertThat(people.as(ADMIN_OF_NETWORK, () -> collaboration.copies(project.projectCode()))).isEmpty();
    assertThat(events.of(project.projectCode())).extracting(TaskEvent::kind, TaskEvent::userId, TaskEvent::targetIds).contains(
        tuple(TaskEventKind.COPY_REVOKED, ADMIN_OF_NETWORK, List.of(STRANGER)),
        tuple(TaskEventKind.COPY_REVOKED, STRANGER, List.of(LEADER)));
  }

  @Test
  void aDocumentOfADelegateIsDeliveredAgainByTheOwnerAsItIs() {
    String task = project.task(USER_TASK_COLLECT_STANDARDS).getId();
    run(ADMIN_OF_NETWORK, () -> collaboration.delegate(task, STRANGER, "请财务补充"));
    run(STRANGER, () -> formService.submitTaskForm(task, Map.of("technicalRequirements", Documents.pdf("信息化项目建设的技术标准和要求", -7))));
    project.complete(USER_TASK_COLLECT_STANDARDS, "technicalRequirements", Documents.pdf("信息化项目建设的技术标准和要求", -7));
    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
  }

  // --- acting -------------------------------------------------------------------------------------------------------

  private TaskActions actions(String user, String task) {
    return people.as(user, () -> collaboration.actions(task));
  }

  private void run(String user, Runnable action) {
    people.as(user, () -> {
      action.run();
      return null;
    });
  }

  private List<Violation> refused(String user, Runnable action) {
    Throwable refusal = catchThrowable(() -> run(user, action));
    assertThat(refusal).as("refused").isNotNull();
    return Scenario.violations(refusal);
  }
}
