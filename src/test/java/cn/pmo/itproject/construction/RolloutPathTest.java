package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.RolloutProcess.KEY;
import static cn.pmo.itproject.construction.RolloutProcess.USER_TASK_IMPROVE_AFTER_TRIAL;
import static cn.pmo.itproject.construction.RolloutProcess.USER_TASK_REPORT_TRIAL_ISSUES;
import static cn.pmo.itproject.construction.RolloutProcess.USER_TASK_ROLL_OUT;
import static cn.pmo.itproject.construction.RolloutProcess.USER_TASK_RUN_TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-23 to JS-27. */
@ProcessTest
class RolloutPathTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final LocalDate today = LocalDate.now(SHANGHAI);

  @Autowired
  private Scenarios scenarios;

  private Scenario start() {
    return scenarios.start(KEY, "rolloutDueDate", today.plusDays(50).toString(), "trainingDueDate", today.plusDays(70).toString(),
        "trialRunDueDate", today.plusDays(120).toString());
  }

  @Test
  void withoutIssuesThePhaseEnds() {
    Scenario project = start();

    assertThat(project.openSteps()).containsExactly(USER_TASK_ROLL_OUT);
    assertThat(project.task(USER_TASK_ROLL_OUT).getDueDate())
        .isEqualTo(Date.from(today.plusDays(50).atTime(17, 30).atZone(SHANGHAI).toInstant()));
    project.complete(USER_TASK_ROLL_OUT);
    assertThat(project.openSteps()).containsExactly("UserTask_PlanTraining");
    project.reach(USER_TASK_RUN_TRIAL);
    assertThat(project.openSteps()).containsExactly(USER_TASK_RUN_TRIAL, USER_TASK_RUN_TRIAL);
    project.completeAll(USER_TASK_RUN_TRIAL);
    assertThat(project.openSteps()).containsExactly(USER_TASK_REPORT_TRIAL_ISSUES, USER_TASK_REPORT_TRIAL_ISSUES);
    project.completeAll(USER_TASK_REPORT_TRIAL_ISSUES);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_TrainingEvaluated", "EndEvent_TrialRunCompleted");
    assertThat(project.passes(USER_TASK_IMPROVE_AFTER_TRIAL)).isZero();
  }

  @Test
  void everyIssueIsAnswered() {
    Scenario project = start().reach(USER_TASK_REPORT_TRIAL_ISSUES);
    project.completeBy(People.EAST, USER_TASK_REPORT_TRIAL_ISSUES, "noTrialIssues", false, "trialIssues", List.of(
        Map.of("kind", "PROBLEM", "description", "报表缺少合计"), Map.of("kind", "REQUIREMENT", "description", "增加导出")));
    assertThat(project.refusedToUnit(People.WEST, USER_TASK_REPORT_TRIAL_ISSUES, "reportedIssues", List.of()))
        .as("what another unit reported is settled")
        .extracting(Violation::field).contains("reportedIssues");
    project.completeBy(People.WEST, USER_TASK_REPORT_TRIAL_ISSUES);

    assertThat(project.openSteps()).containsExactly(USER_TASK_IMPROVE_AFTER_TRIAL);
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_TRIAL, "issueAnswers", List.of(
        Map.of("unit", People.EAST, "kind", "PROBLEM", "description", "报表缺少合计", "resolution", "SOLVED", "explanation", "已增加"))))
        .extracting(Violation::message).anyMatch(message -> message.contains("增加导出"));
    assertThat(project.refused(USER_TASK_IMPROVE_AFTER_TRIAL, "issueAnswers", List.of(
        Map.of("unit", People.EAST, "kind", "PROBLEM", "description", "报表缺少合计", "resolution", "SOLVED", "explanation", "已增加"),
        Map.of("unit", People.EAST, "kind", "REQUIREMENT", "description", "增加导出", "resolution", "REJECTED"))))
        .extracting(Violation::message).anyMatch(message -> message.contains("理由") || message.contains("说明"));
    project.complete(USER_TASK_IMPROVE_AFTER_TRIAL);
    project.process().isEnded();
    assertThat(project.endEvents()).contains("EndEvent_TrialRunCompleted");
  }

  @Test
  void anEmptyListIsDeclared() {
    Scenario project = start().reach(USER_TASK_REPORT_TRIAL_ISSUES);

    assertThat(project.refused(USER_TASK_REPORT_TRIAL_ISSUES, "noTrialIssues", false)).extracting(Violation::message)
        .anyMatch(message -> message.contains("需求和问题"));
    assertThat(project.refused(USER_TASK_REPORT_TRIAL_ISSUES, "trialIssues", List.of(Map.of("kind", "PROBLEM", "description", "报表缺少合计"))))
        .extracting(Violation::field).containsExactly("noTrialIssues");
    assertThat(project.refused(USER_TASK_REPORT_TRIAL_ISSUES, "noTrialIssues", false, "trialIssues",
        List.of(Map.of("kind", "BUG", "description", "报表缺少合计"))))
        .as("the form knows the kinds").extracting(Violation::message)
        .anyMatch(message -> message.contains("BUG") && message.contains("需求、问题"));
  }

  @Test
  void everyModuleIsUsedInEveryUnit() {
    Scenario project = start().reach(USER_TASK_RUN_TRIAL);

    assertThat(project.refusedToUnit(People.EAST, USER_TASK_RUN_TRIAL, "moduleUsage", List.of(
        Map.of("module", "线路规划", "usageCount", 3, "usageRecord", "每日使用"), Map.of("module", "车辆调度", "usageCount", 0, "usageRecord", "未用"))))
        .extracting(Violation::message).anyMatch(message -> message.contains("车辆调度"));
    assertThat(project.refusedToUnit(People.EAST, USER_TASK_RUN_TRIAL, "moduleUsage", List.of(
        Map.of("module", "线路规划", "usageCount", 3, "usageRecord", "每日使用")))).extracting(Violation::message)
        .anyMatch(message -> message.contains("车辆调度"));
    assertThat(project.refusedToUnit(People.EAST, USER_TASK_RUN_TRIAL, "modules", List.of(Map.of("module", "线路规划"))))
        .as("the modules are settled")
        .extracting(Violation::field).contains("modules");
    project.completeBy(People.EAST, USER_TASK_RUN_TRIAL);
    assertThat(project.refusedToUnit(People.WEST, USER_TASK_RUN_TRIAL, "trialRunSummary", null)).extracting(Violation::field)
        .as("the summary of one unit is not another's").containsExactly("trialRunSummary");
  }

  @Test
  void theRollOutNamesItsUnits() {
    Scenario project = start();

    assertThat(project.refused(USER_TASK_ROLL_OUT, "rolloutUnits", List.of())).extracting(Violation::field).contains("rolloutUnits");
    assertThat(project.refused(USER_TASK_ROLL_OUT, "rolloutUnits", List.of("dept-nowhere"))).extracting(Violation::message)
        .anyMatch(message -> message.contains("dept-nowhere"));
  }
}
