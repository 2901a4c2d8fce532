package cn.pmo.itproject.deputy;

import static cn.pmo.itproject.construction.ApprovalProcess.KEY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_PREPARE_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.pmo.itproject.collaboration.TaskCollaboration;
import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.construction.PilotProcess;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deputies in the deployed processes. */
@ProcessTest
class DeputyPathTest {

  private static final int DAY = 24 * 60 * 60 * 1000;

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private DeputyPeriods periods;
  @Autowired
  private Deputies deputies;
  @Autowired
  private TaskService tasks;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ReviewRecords reviews;
  @Autowired
  private TaskEvents events;
  @Autowired
  private TaskCollaboration collaboration;

  private final List<DeputyPeriod> entered = new ArrayList<>();

  @AfterEach
  void nobodyIsAwayInOtherTests() {
    ClockUtil.reset();
    entered.stream()
        .filter(period -> periods.of(period.personId()).stream().anyMatch(p -> p.id().equals(period.id()) && p.revokedAt() == null))
        .forEach(this::revoke);
  }

  private DeputyPeriod away(String group, String deputy) {
    String person = people.memberOf(group);
    DeputyPeriod period = people.as(person, () ->
        periods.add(new DeputyDraft(person, deputy, Today.inShanghai(), Today.inShanghai().plusDays(2), "出差")));
    entered.add(period);
    return period;
  }

  private void revoke(DeputyPeriod period) {
    people.as(period.personId(), () -> {
      periods.revoke(period.id());
      return null;
    });
  }

  private boolean sees(String user, Task task) {
    return people.as(user, () -> tasks.createTaskQuery().taskId(task.getId()).count() == 1);
  }

  @Test
  void aDeputyTakesOnAReviewAndDecidesInTheNameOfBoth() {
    String deputy = people.memberOf("legal");
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    Task before = project.task(USER_TASK_ANALYSE_FEASIBILITY);
    away("it-leading-group", deputy);

    project.reach(USER_TASK_APPROVE_FEASIBILITY);
    Task review = project.task(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(project.candidateUsers(review)).containsExactly(deputy);
    assertThat(project.candidateGroups(review)).as("the group keeps it").containsExactly("it-leading-group");
    assertThat(sees(deputy, review)).isTrue();
    assertThat(deputies.principal(review.getId(), deputy)).contains(people.memberOf("it-leading-group"));
    assertThat(deputies.principals(List.of(review.getId(), before.getId()), deputy)).containsOnlyKeys(review.getId());

    project.claim(deputy, review).completeAs(deputy, USER_TASK_APPROVE_FEASIBILITY);
    assertThat(project.openSteps()).containsExactly(USER_TASK_PREPARE_BUDGET);
    assertThat(reviews.of(project.projectCode())).singleElement().satisfies(record -> {
      assertThat(record.userId()).isEqualTo(deputy);
      assertThat(record.userName()).isEqualTo("legal代表（代it-leading-group代表）");
    });
    assertThat(events.of(project.projectCode())).singleElement().satisfies(event -> {
      assertThat(event.kind()).isEqualTo(TaskEventKind.DEPUTISED);
      assertThat(event.taskId()).isEqualTo(review.getId());
      assertThat(event.userId()).isEqualTo(people.memberOf("it-leading-group"));
      assertThat(event.targetIds()).containsExactly(deputy);
      assertThat(event.message()).isEqualTo("出差");
    });
    assertThat(deputies.principal(review.getId(), deputy)).as("also afterwards").contains(people.memberOf("it-leading-group"));
  }

  @Test
  void aDeputyIsAMemberForTasksHeWasGivenOnly() {
    String deputy = people.memberOf("legal");
    Scenario earlier = scenarios.start(KEY);
    Task notGiven = earlier.task(USER_TASK_COLLECT_STANDARDS);
    away("network-admin", deputy);
    Scenario project = scenarios.start(KEY);

    assertThat(sees(deputy, notGiven)).as("a task that was there before").isFalse();
    assertThat(catchThrowable(() -> earlier.completeAs(deputy, USER_TASK_COLLECT_STANDARDS))).isInstanceOf(AuthorizationException.class);
    project.completeAs(deputy, USER_TASK_COLLECT_STANDARDS);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(project.candidateUsers(project.task(USER_TASK_ANALYSE_FEASIBILITY))).as("the network administrator is one of its groups")
        .containsExactly(deputy);
  }

  @Test
  void whoIsAMemberHimselfIsNobodysDeputy() {
    String deputy = people.memberOf("network-admin");
    away("it-center-director", deputy);
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);

    Task task = project.task(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(project.candidateUsers(task)).isEmpty();
    assertThat(deputies.principal(task.getId(), deputy)).isEmpty();
  }

  @Test
  void aReviewGoesNeitherToTheAuthorNorToTheDeputyOfTheAuthor() {
    String author = people.memberOf("it-center-director");
    away("it-leading-group", author);
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY).completeAs(author, USER_TASK_ANALYSE_FEASIBILITY);
    Task review = project.task(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(project.candidateUsers(review)).as("the deputy wrote it").isEmpty();
    assertThat(sees(author, review)).isFalse();
    revoke(entered.get(0));

    people.join(author, "it-leading-group");
    try {
      away("it-center-director", people.memberOf("legal"));
      Scenario other = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
      other.completeAs(author, USER_TASK_ANALYSE_FEASIBILITY);
      assertThat(other.candidateUsers(other.task(USER_TASK_APPROVE_FEASIBILITY))).as("the deputy stands in for the author").isEmpty();
      other.reject(USER_TASK_APPROVE_FEASIBILITY);
      Task again = other.task(USER_TASK_ANALYSE_FEASIBILITY);
      other.claim(people.memberOf("legal"), again).completeAs(people.memberOf("legal"), USER_TASK_ANALYSE_FEASIBILITY);
      assertThat(other.refusedTo(author, USER_TASK_APPROVE_FEASIBILITY)).extracting(Violation::message).as("his deputy wrote it for him")
          .containsExactly("《可行性分析报告》由legal代表（代it-center-director代表）编制，it-center-director代表不能审批："
              + "编制人不能审批自己的文档，受托人也不能代编制人审批，应由他人办理");
    } finally {
      people.leave(author, "it-leading-group");
    }
  }

  @Test
  void aReviewTakenBackByADeputyWhoseTimeIsOverBeginsAnewForItsBody() {
    String deputy = people.memberOf("legal");
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    DeputyPeriod period = away("it-leading-group", deputy);
    project.reach(USER_TASK_APPROVE_FEASIBILITY);
    Task review = project.task(USER_TASK_APPROVE_FEASIBILITY);
    project.claim(deputy, review).completeAs(deputy, USER_TASK_APPROVE_FEASIBILITY, "decision", "REJECTED", "decisionReason", "论证不充分",
        "decisionSuggestion", "补充论证");
    revoke(period);

    people.as(deputy, () -> collaboration.withdraw(review.getId(), "看错了"));

    Task again = project.task(USER_TASK_APPROVE_FEASIBILITY);
    assertThat(again.getAssignee()).isNull();
    assertThat(project.candidateGroups(again)).containsExactly("it-leading-group");
    assertThat(project.variable(again, "decision")).as("nobody else finds it ticked").isNull();
    assertThat(project.variable(again, "decisionReason")).isNull();
    assertThat(project.variable(again, "feasibilityRisks")).as("what was there before stays").isEqualTo("历史数据质量参差");
  }

  @Test
  void aDelegatedReviewIsNotFilledInByAnAuthorForWhomItWasWritten() {
    String deputy = people.memberOf("legal");
    String author = people.memberOf("it-center-director");
    String leader = people.memberOf("it-leading-group");
    away("it-center-director", deputy);
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    project.completeAs(deputy, USER_TASK_ANALYSE_FEASIBILITY);
    String review = project.task(USER_TASK_APPROVE_FEASIBILITY).getId();
    for (String writer : List.of(deputy, author)) {
      Throwable refusal = catchThrowable(() -> people.as(leader, () -> {
        collaboration.delegate(review, writer, "请填写");
        return null;
      }));
      assertThat(Scenario.violations(refusal)).extracting(Violation::message).singleElement().asString()
          .startsWith("《可行性分析报告》由legal代表（代it-center-director代表）编制，");
    }
  }

  @Test
  void aRevokedDeputyKeepsWhatHeHasTakenOnAndLosesTheRest() {
    String deputy = people.memberOf("legal");
    DeputyPeriod period = away("network-admin", deputy);
    Scenario takenOn = scenarios.start(KEY);
    Scenario waiting = scenarios.start(KEY);
    takenOn.claim(deputy, takenOn.task(USER_TASK_COLLECT_STANDARDS));
    Task open = waiting.task(USER_TASK_COLLECT_STANDARDS);
    assertThat(sees(deputy, open)).isTrue();

    revoke(period);
    assertThat(waiting.candidateUsers(open)).isEmpty();
    assertThat(sees(deputy, open)).isFalse();
    assertThat(catchThrowable(() -> waiting.completeAs(deputy, USER_TASK_COLLECT_STANDARDS))).isInstanceOf(AuthorizationException.class);
    assertThat(catchThrowable(() -> waiting.claim(deputy, open))).isInstanceOf(AuthorizationException.class);
    Scenario later = scenarios.start(KEY);
    assertThat(later.candidateUsers(later.task(USER_TASK_COLLECT_STANDARDS))).as("new tasks").isEmpty();

    takenOn.completeAs(deputy, USER_TASK_COLLECT_STANDARDS);
    assertThat(takenOn.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(takenOn.candidateUsers(takenOn.task(USER_TASK_ANALYSE_FEASIBILITY))).isEmpty();
  }

  @Test
  void aPeriodThatIsOverOrHasNotBegunGivesNothing() {
    away("network-admin", people.memberOf("legal"));
    ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + 4L * DAY));
    Scenario after = scenarios.start(KEY);
    assertThat(after.candidateUsers(after.task(USER_TASK_COLLECT_STANDARDS))).isEmpty();
    ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() - 2L * DAY));
    Scenario before = scenarios.start(KEY);
    assertThat(before.candidateUsers(before.task(USER_TASK_COLLECT_STANDARDS))).isEmpty();
  }

  @Test
  void theTaskOfAUnitGoesToTheDeputyOfItsMember() {
    String deputy = people.memberOf("legal");
    Scenario project = scenarios.start(PilotProcess.KEY).reach(PilotProcess.USER_TASK_SELECT_PILOT_UNITS);
    away(People.EAST, deputy);
    project.reach(PilotProcess.USER_TASK_RUN_PILOT);

    Task east = project.taskOf(People.EAST, PilotProcess.USER_TASK_RUN_PILOT);
    assertThat(project.candidateUsers(east)).containsExactly(deputy);
    assertThat(project.candidateUsers(project.taskOf(People.WEST, PilotProcess.USER_TASK_RUN_PILOT))).isEmpty();
    project.claim(deputy, east).completeAs(deputy, east);
    assertThat(project.tasks(PilotProcess.USER_TASK_RUN_PILOT)).extracting(Task::getId).doesNotContain(east.getId()).hasSize(1);
  }

  @Test
  void aTaskOfThePersonAloneIsAssignedToTheDeputy() {
    String deputy = people.memberOf("legal");
    DeputyPeriod period = away("finance", deputy);
    repository.createDeployment().addModelInstance("deputy-assigned.bpmn", Bpmn.createExecutableProcess("deputy-assigned")
        .camundaHistoryTimeToLiveString("P1D").startEvent().userTask("UserTask_Own").camundaAssignee(period.personId()).endEvent().done())
        .deploy();
    runtime.startProcessInstanceByKey("deputy-assigned");

    Task task = tasks.createTaskQuery().taskDefinitionKey("UserTask_Own").singleResult();
    assertThat(task.getAssignee()).isEqualTo(deputy);
    assertThat(sees(deputy, task)).isTrue();
    assertThat(deputies.principal(task.getId(), deputy)).contains(period.personId());
    revoke(period);
    assertThat(sees(deputy, task)).as("he has it").isTrue();
    people.as(deputy, () -> {
      tasks.complete(task.getId());
      return null;
    });
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
  }

  @Test
  void aDeputyOfTwoPersonsKeepsATaskAsLongAsOneOfThemIsAway() {
    String deputy = people.memberOf("legal");
    DeputyPeriod director = away("it-center-director", deputy);
    DeputyPeriod administrator = away("network-admin", deputy);
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    Task task = project.task(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(project.candidateUsers(task)).containsExactly(deputy);
    assertThat(events.ofTasks(List.of(task.getId()))).extracting(TaskEvent::userId)
        .containsExactlyInAnyOrder(director.personId(), administrator.personId());

    revoke(director);
    assertThat(sees(deputy, task)).isTrue();
    assertThat(deputies.principal(task.getId(), deputy)).contains(administrator.personId());
    revoke(administrator);
    assertThat(sees(deputy, task)).isFalse();
    assertThat(project.candidateUsers(task)).isEmpty();
  }
}
