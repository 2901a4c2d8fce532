package cn.pmo.itproject.deadline;

import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.BUSINESS_RULE_TASK_APPLY_POLICY;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.END_EVENT_DEADLINES_CHECKED;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.END_EVENT_OUTSIDE_WORKING_TIME;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.END_EVENT_REMINDERS_REGISTERED;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.KEY;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.POLICY;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.SERVICE_TASK_FIND_DEADLINES;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.SERVICE_TASK_REGISTER_REMINDERS;
import static cn.pmo.itproject.deadline.OverdueWatchProcess.SUB_PROCESS_REMIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mockingDetails;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.ProjectAccess;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import cn.pmo.itproject.scenario.Statements;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the watch over limits makes of a step of one working day that is due on Saturday 10 October 2026, which is made up, at 16:00. */
@ProcessTest
class OverdueWatchTest {

  private static final String FRIDAY_AFTERNOON = "2026-10-09T16:00";
  private static final String ASKED_BY = "it-center-coordinator";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private TaskService taskService;
  @Autowired
  private ManagementService managementService;
  @Autowired
  private HistoryService historyService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private Reminders reminders;
  @Autowired
  private PolicyAnswers answers;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Statements statements;
  @Autowired
  private PlatformTransactionManager transactionManager;
  @MockitoBean
  private Notices notices;

  private final List<String> deployments = new ArrayList<>();

  @AfterEach
  void leaveNothing() {
    deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
    runtimeService.createProcessInstanceQuery().rootProcessInstances().list()
        .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
    ClockUtil.reset();
  }

  // --- times --------------------------------------------------------------------------------------------------------

  @Test
  void eachLevelIsToldOnceInWorkingTime() {
    Scenario project = startOnFriday();
    assertThat(task(project).getDueDate().toInstant()).isEqualTo(at("2026-10-10T16:00"));

    check("2026-10-09T17:00", project);
    check("2026-10-10T08:30", project);
    check("2026-10-10T10:40", project, "DUE_SOON to []: 今天 16:00 到期");
    check("2026-10-10T10:50", project);
    check("2026-10-10T15:50", project);
    check("2026-10-10T16:10", project, "OVERDUE to []: 已逾期 10 分钟");
    check("2026-10-12T10:00", project);
    check("2026-10-12T15:50", project);
    check("2026-10-12T16:00", project, "OVERDUE to []: 已逾期 1 个工作日",
        "ESCALATION to [" + ASKED_BY + "]: 已逾期 1 个工作日");
    check("2026-10-13T16:00", project);
    check("2026-10-14T16:10", project, "OVERDUE to []: 已逾期 3 个工作日",
        "ESCALATION to [it-center-coordinator, it-center-director]: 已逾期 3 个工作日");
    check("2026-10-16T16:10", project, "OVERDUE to []: 已逾期 5 个工作日",
        "ESCALATION to [company-leadership, it-center-director]: 已逾期 5 个工作日");
    check("2026-10-23T16:10", project);
    assertThat(levels(project)).containsExactlyInAnyOrder("HALF_DAY_LEFT", "OVERDUE", "OVERDUE_1", "OVERDUE_3", "OVERDUE_5");
  }

  @Test
  void theNoticeSaysWhatIsLateAndWhoHasIt() {
    Scenario project = startOnFriday();
    String worker = people.memberOf(project.candidateGroups(task(project)).get(0));
    project.claim(worker, task(project));

    checkAt("2026-10-12T16:00");

    assertThat(told(project)).hasSize(2).allSatisfy(notice -> {
      assertThat(notice.taskId()).isEqualTo(task(project).getId());
      assertThat(notice.projectCode()).isEqualTo(project.projectCode());
      assertThat(notice.users()).as("who has it is found when the mail is made").isEmpty();
      assertThat(notice.facts()).containsEntry(Facts.PROJECT_NAME, "卷烟配送线路优化").containsEntry(Facts.STEP, task(project).getName())
          .containsEntry(Facts.DUE, "2026年10月10日 16:00").containsEntry(Facts.DELAY, "已逾期 1 个工作日");
    });
    assertThat(told(project)).extracting(Notice::event, Notice::groups)
        .containsExactly(tuple(NoticeEvent.OVERDUE, Set.of()), tuple(NoticeEvent.ESCALATION, Set.of(ASKED_BY)));
  }

  @Test
  void whoIsToldOfALateStepMayReadTheProjectFromThenOn() {
    Scenario project = startOnFriday();
    String director = people.memberOf("company-leadership");
    checkAt("2026-10-12T16:00");
    assertThat(people.as(director, () -> access.may(project.projectCode()))).isFalse();

    checkAt("2026-10-16T16:10");

    assertThat(people.as(director, () -> access.may(project.projectCode()))).isTrue();
    assertThat(people.as(director, () -> access.participates(project.projectCode()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-10-12T08:29", "2026-10-12T12:00", "2026-10-12T13:59", "2026-10-12T17:30", "2026-10-12T23:00",
      "2026-10-11T10:00", "2026-10-17T10:00"})
  void nobodyIsToldAtNightOrOnADayOff(String moment) {
    Scenario project = startOnFriday();

    process(checkAt(moment)).isEnded().hasPassed(END_EVENT_OUTSIDE_WORKING_TIME).hasNotPassed(SERVICE_TASK_FIND_DEADLINES);
    assertThat(told(project)).isEmpty();
  }

  @Test
  void whatWasToldLongAgoIsForgottenAtNightUnlessItStillCounts() {
    Scenario project = startOnFriday();
    deadlineNotice("done-long-ago", "2026-09-11T23:00");
    deadlineNotice("done-lately", "2026-09-13T23:00");
    deadlineNotice(task(project).getId(), "2026-06-01T23:00");
    delivery("mailed-long-ago", "2026-07-13T23:00");
    delivery("mailed-lately", "2026-07-16T23:00");
    delivery(project.instanceId(), "2026-06-01T23:00");

    checkAt("2026-10-12T17:00");
    assertThat(jdbc.sql("select task_id from deadline_notice").query(String.class).list()).contains("done-long-ago");
    checkAt("2026-10-12T23:00");

    assertThat(jdbc.sql("select task_id from deadline_notice where level_code = 'TEST'").query(String.class).list())
        .containsExactlyInAnyOrder("done-lately", task(project).getId());
    assertThat(jdbc.sql("select process_instance_id from notice_delivery where recipient = 'forgotten'").query(String.class).list())
        .containsExactlyInAnyOrder("mailed-lately", project.instanceId());
    jdbc.sql("delete from notice_delivery where recipient = 'forgotten'").update();
    jdbc.sql("delete from deadline_notice where level_code = 'TEST'").update();
  }

  private void deadlineNotice(String task, String told) {
    jdbc.sql("insert into deadline_notice (task_id, due_at, level_code, event, project_code, told_at) values (?, ?, 'TEST', 'OVERDUE', 'X', ?)")
        .params(task, ColumnTimes.utc(at(told)), ColumnTimes.utc(at(told))).update();
  }

  private void delivery(String instance, String settled) {
    jdbc.sql("insert into notice_delivery (process_instance_id, recipient, event, outcome, settled_at) values (?, 'forgotten', 'OVERDUE', 'SENT', ?)")
        .params(instance, ColumnTimes.utc(at(settled))).update();
  }

  @Test
  void whatFallsIntoTheNightIsToldInTheMorning() {
    Scenario project = startOnFriday();
    taskService.setDueDate(task(project).getId(), Date.from(at("2026-10-12T17:30")));

    check("2026-10-12T17:40", project);
    check("2026-10-13T08:29", project);
    check("2026-10-13T08:30", project, "OVERDUE to []: 已逾期");
  }

  @Test
  void levelsThatWereMissedAreNotMadeUpFor() {
    Scenario project = startOnFriday();

    checkAt("2026-10-15T10:00");

    assertThat(levels(project)).containsExactly("OVERDUE_3");
  }

  @Test
  void stepsOfHalfADayAndThoseFarFromTheirLimitAreLeftAlone() {
    Scenario project = startOnFriday();
    taskService.setDueDate(task(project).getId(), Date.from(at("2026-10-10T10:30")));
    check("2026-10-10T10:20", project);

    taskService.setDueDate(task(project).getId(), Date.from(at("2026-10-30T10:30")));
    check("2026-10-10T10:20", project);
  }

  // --- which steps --------------------------------------------------------------------------------------------------

  @Test
  void aSuspendedProjectIsQuietWithAllThatItCalled() {
    setClock(FRIDAY_AFTERNOON);
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);
    project.runJobs();
    assertThat(task(project).getProcessInstanceId()).isNotEqualTo(project.instanceId());
    runtimeService.suspendProcessInstanceById(project.instanceId());
    assertThat(task(project).isSuspended()).as("the phase itself is not").isFalse();

    check("2026-10-12T16:00", project);
    check("2026-10-12T16:10", project);
    runtimeService.activateProcessInstanceById(project.instanceId());
    checkAt("2026-10-12T16:20");

    assertThat(levels(project)).containsExactly("OVERDUE_1");
  }

  @Test
  void aSuspendedPhaseIsQuiet() {
    Scenario project = startOnFriday();
    runtimeService.suspendProcessInstanceById(project.instanceId());

    check("2026-10-12T16:00", project);
    runtimeService.activateProcessInstanceById(project.instanceId());
    checkAt("2026-10-12T16:20");

    assertThat(levels(project)).containsExactly("OVERDUE_1");
  }

  @Test
  void whatIsDoneIsNotToldAnyMore() {
    Scenario project = startOnFriday();
    String task = task(project).getId();
    setClock("2026-10-12T16:00");
    ProcessInstance check = begin();
    project.complete(USER_TASK_COLLECT_STANDARDS);
    finish(check);

    assertThat(told(project)).noneMatch(notice -> notice.taskId().equals(task));
  }

  @Test
  void somebodyElseWhoGetsTheStepIsNotToldAgainAndANewLimitCountsAnew() {
    Scenario project = startOnFriday();
    checkAt("2026-10-12T16:00");
    String worker = people.memberOf(project.candidateGroups(task(project)).get(0));
    project.claim(worker, task(project));
    checkAt("2026-10-12T16:10");
    assertThat(levels(project)).containsExactly("OVERDUE_1");

    taskService.setDueDate(task(project).getId(), Date.from(at("2026-10-13T10:00")));
    checkAt("2026-10-14T10:00");

    assertThat(levels(project)).containsExactly("OVERDUE_1", "OVERDUE_1");
  }

  @Test
  void processesWithoutAProjectAreNotWatched() {
    setClock(FRIDAY_AFTERNOON);
    ProcessInstance alone = runtimeService.startProcessInstanceByKey(ApprovalProcess.KEY, Map.of("projectName", "无编号"));
    checkAt("2026-10-12T16:00");

    assertThat(noticesOf(taskService.createTaskQuery().processInstanceId(alone.getId()).singleResult().getId())).isEmpty();
  }

  // --- several checks -----------------------------------------------------------------------------------------------

  @Test
  void theWatchStartsItselfEveryTenMinutesAndMakesUpForNothing() {
    Date afterALongStop = Date.from(timer().getDuedate().toInstant().plusSeconds(8 * 3600));
    ClockUtil.setCurrentTime(afterALongStop);

    check();

    assertThat(timer().getDuedate()).isAfter(afterALongStop).isBeforeOrEqualTo(Date.from(afterALongStop.toInstant().plusSeconds(600)));
  }

  @Test
  void twoChecksThatFindTheSameTellItOnce() {
    Scenario project = startOnFriday();
    setClock("2026-10-12T16:00");
    ProcessInstance first = begin();
    answers.level("as on a node that has asked nothing yet", null);
    ProcessInstance second = begin();
    finish(first);
    finish(second);
    process(second).isEnded().hasPassed(END_EVENT_REMINDERS_REGISTERED);

    assertThat(told(project)).hasSize(2);
    assertThat(levels(project)).containsExactly("OVERDUE_1");
  }

  @Test
  void twoChecksThatTellTheSameAtTheSameTimeTellItOnce() throws Exception {
    Scenario project = startOnFriday();
    String task = task(project).getId();
    setClock("2026-10-12T16:00");
    Situation situation = new Situation(Situation.State.AFTER, 1, 1, ApprovalProcess.KEY);
    Policy policy = new Policy("OVERDUE_1", NoticeEvent.ESCALATION, true, Set.of());
    TransactionTemplate transaction = new TransactionTemplate(transactionManager);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> second = transaction.execute(status -> {
        reminders.register(policy, situation, List.of(task));
        return other.submit(() -> transaction.executeWithoutResult(own -> reminders.register(policy, situation, List.of(task))));
      });
      try {
        second.get();
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(DuplicateKeyException.class);
      }
    } finally {
      other.shutdown();
    }

    assertThat(told(project)).hasSize(1);
    assertThat(levels(project)).containsExactly("OVERDUE_1");
  }

  @Test
  void aCheckThatFindsNothingNewAsksAsMuchForManyStepsAsForOne() {
    startOnFriday();
    checkAt("2026-10-12T16:00");
    checkAt("2026-10-12T16:10");
    long one = statements.of(() -> checkAt("2026-10-12T16:20"));
    for (int i = 0; i < 5; i++) {
      startOnFriday();
    }
    checkAt("2026-10-12T16:30");

    assertThat(statements.of(() -> checkAt("2026-10-12T16:40"))).isEqualTo(one);
    long decisions = historyService.createHistoricDecisionInstanceQuery().decisionDefinitionKey(POLICY).count();
    process(checkAt("2026-10-12T16:50")).isEnded().hasNotPassed(BUSINESS_RULE_TASK_APPLY_POLICY);
    assertThat(historyService.createHistoricDecisionInstanceQuery().decisionDefinitionKey(POLICY).count()).isEqualTo(decisions);
  }

  // --- paths and failures -------------------------------------------------------------------------------------------

  @Test
  void inWorkingTimeEverySituationIsPutToThePolicy() {
    startOnFriday();

    process(checkAt("2026-10-12T16:00")).isEnded().hasPassedInOrder(SERVICE_TASK_FIND_DEADLINES, SUB_PROCESS_REMIND,
        BUSINESS_RULE_TASK_APPLY_POLICY, SERVICE_TASK_REGISTER_REMINDERS, END_EVENT_REMINDERS_REGISTERED, END_EVENT_DEADLINES_CHECKED);
    process(checkAt("2026-10-12T16:10")).isEnded().hasPassed(END_EVENT_DEADLINES_CHECKED)
        .hasNotPassed(BUSINESS_RULE_TASK_APPLY_POLICY);
  }

  @Test
  void aRowThatNamesAnUnknownGroupIsOneIncidentAndKeepsNothingElseBack() {
    Scenario late = startOnFriday();
    Scenario soon = startOnFriday();
    taskService.setDueDate(task(soon).getId(), Date.from(at("2026-10-13T09:00")));
    deployPolicy(row("Rule_OneDayOverdue", "Recipients", "\"assignee,it-boss\""));

    setClock("2026-10-12T16:00");
    ProcessInstance check = failing(begin(), "“it-boss”不存在");

    assertThat(told(late)).isEmpty();
    assertThat(levels(soon)).containsExactly("HALF_DAY_LEFT");
    assertThat(incidents()).singleElement().satisfies(incident -> {
      assertThat(incident.getActivityId()).isEqualTo(BUSINESS_RULE_TASK_APPLY_POLICY);
      assertThat(incident.getFailedActivityId()).isEqualTo(SERVICE_TASK_REGISTER_REMINDERS);
      assertThat(incident.getIncidentMessage()).contains("escalation-policy", "AFTER，工作日 1.0", "“it-boss”不存在");
    });
    checkAt("2026-10-12T16:10");
    assertThat(incidents()).as("the next check does not fail for the same again").hasSize(1);

    deployPolicy(row("Rule_OneDayOverdue", "Recipients", "\"assignee,it-center\""));
    checkAt("2026-10-12T16:20");
    assertThat(told(late)).extracting(Notice::groups).containsExactly(Set.of(), Set.of("it-center"));
    Job failed = managementService.createJobQuery().processInstanceId(check.getId()).singleResult();
    managementService.setJobRetries(failed.getId(), 1);
    managementService.executeJob(failed.getId());
    process(check).isEnded();
    assertThat(told(late)).hasSize(2);
  }

  @Test
  void aTableWithoutAFittingRowIsAnIncidentThatNamesItsInputs() {
    Scenario project = startOnFriday();
    deployPolicy(model -> {
      Rule row = model.getModelElementById("Rule_OneDayOverdue");
      row.getParentElement().removeChildElement(row);
    });

    setClock("2026-10-12T16:00");
    failing(begin(), "没有适用的规则");

    assertThat(incidents()).singleElement().satisfies(incident -> {
      assertThat(incident.getActivityId()).isEqualTo(BUSINESS_RULE_TASK_APPLY_POLICY);
      assertThat(incident.getIncidentMessage()).contains("escalation-policy", "deadlineState=AFTER", "workingDays=1.0");
    });
    assertThat(told(project)).isEmpty();
  }

  @Test
  void aRetryOnAnotherDayTellsNothingThatIsOutOfDate() {
    Scenario project = startOnFriday();
    setClock("2026-10-12T16:00");
    ProcessInstance check = begin();

    setClock("2026-10-14T16:10");
    finish(check);

    assertThat(told(project)).isEmpty();
  }

  // --- helpers ------------------------------------------------------------------------------------------------------

  private Scenario startOnFriday() {
    setClock(FRIDAY_AFTERNOON);
    return scenarios.start(ApprovalProcess.KEY);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static void setClock(String local) {
    ClockUtil.setCurrentTime(Date.from(at(local)));
  }

  private ProcessInstance checkAt(String local) {
    setClock(local);
    return check();
  }

  private Task task(Scenario project) {
    return project.task(USER_TASK_COLLECT_STANDARDS);
  }

  private Job timer() {
    return managementService.createJobQuery().processDefinitionKey(KEY).timers().singleResult();
  }

  /** The timer fires and the check runs up to the situations that it found. */
  private ProcessInstance begin() {
    Set<String> before = Set.copyOf(instances());
    managementService.executeJob(timer().getId());
    String id = instances().stream().filter(instance -> !before.contains(instance)).findFirst().orElseThrow();
    ProcessInstance instance = runtimeService.createProcessInstanceQuery().processInstanceId(id).singleResult();
    managementService.executeJob(managementService.createJobQuery().processInstanceId(id).singleResult().getId());
    return instance;
  }

  private List<String> instances() {
    return runtimeService.createProcessInstanceQuery().processDefinitionKey(KEY).list().stream().map(ProcessInstance::getId).toList();
  }

  private void finish(ProcessInstance check) {
    managementService.createJobQuery().processInstanceId(check.getId()).withRetriesLeft().list()
        .forEach(job -> managementService.executeJob(job.getId()));
  }

  private ProcessInstance check() {
    ProcessInstance check = begin();
    finish(check);
    return check;
  }

  /** Runs the jobs of a check, of which one fails until no retries are left. */
  private ProcessInstance failing(ProcessInstance check, String message) {
    for (Job job : managementService.createJobQuery().processInstanceId(check.getId()).list()) {
      try {
        managementService.executeJob(job.getId());
      } catch (RuntimeException e) {
        assertThat(e).hasMessageContaining(message);
        while (managementService.createJobQuery().jobId(job.getId()).singleResult().getRetries() > 0) {
          assertThatThrownBy(() -> managementService.executeJob(job.getId())).hasMessageContaining(message);
        }
      }
    }
    return check;
  }

  /** Checks at a moment and expects these notices about a project. */
  private void check(String moment, Scenario project, String... expected) {
    int before = told(project).size();
    checkAt(moment);
    assertThat(told(project).stream().skip(before).map(notice -> notice.event() + " to "
        + notice.groups().stream().sorted().toList() + ": " + notice.facts().get(Facts.DELAY))).as(moment)
        .containsExactly(expected);
  }

  private List<Notice> told(Scenario project) {
    return posted().stream().filter(notice -> notice.projectCode().equals(project.projectCode())).toList();
  }

  private List<Notice> noticesOf(String taskId) {
    return posted().stream().filter(notice -> notice.taskId().equals(taskId)).toList();
  }

  private List<Notice> posted() {
    return mockingDetails(notices).getInvocations().stream().map(invocation -> invocation.<Notice>getArgument(0))
        .filter(notice -> Set.of(NoticeEvent.DUE_SOON, NoticeEvent.OVERDUE, NoticeEvent.ESCALATION).contains(notice.event())).toList();
  }

  private List<String> levels(Scenario project) {
    return jdbc.sql("select level_code from deadline_notice where project_code = ? order by told_at, level_code")
        .param(project.projectCode()).query(String.class).list();
  }

  private List<Incident> incidents() {
    return runtimeService.createIncidentQuery().processDefinitionKeyIn(KEY).list();
  }

  private ProcessInstanceAssert process(ProcessInstance check) {
    BpmnAwareTests.init(engine);
    return BpmnAwareTests.assertThat(check);
  }

  private static Consumer<DmnModelInstance> row(String rule, String column, String text) {
    return model -> {
      OutputEntry entry = model.getModelElementById("OutputEntry_" + rule.substring("Rule_".length()) + "_" + column);
      entry.getText().setTextContent(text);
    };
  }

  private void deployPolicy(Consumer<DmnModelInstance> change) {
    InputStream file = repositoryService.getDecisionModel(repositoryService.createDecisionDefinitionQuery().decisionDefinitionKey(POLICY)
        .decisionDefinitionVersion(1).singleResult().getId());
    DmnModelInstance model = Dmn.readModelFromStream(file);
    change.accept(model);
    deployments.add(repositoryService.createDeployment().addModelInstance("escalation-policy.dmn", model).deploy().getId());
  }
}
