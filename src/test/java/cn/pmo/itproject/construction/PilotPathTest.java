package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.PilotProcess.KEY;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_ACCEPT_PILOT;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_APPROVE_WORK_PLAN;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_COMPARE_PILOT_RESULT;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_DRAFT_WORK_PLAN;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_JUDGE_PILOT_RESULT;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_RUN_PILOT;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_SELECT_PILOT_UNITS;
import static cn.pmo.itproject.construction.PilotProcess.USER_TASK_UPDATE_WORK_PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** JS-15 to JS-22. */
@ProcessTest
class PilotPathTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final LocalDate today = LocalDate.now(SHANGHAI);

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private ReviewRecords reviews;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void acceptedPilotLeadsToTheRevisedPlan() {
    Scenario project = scenarios.start(KEY);

    assertThat(project.openSteps()).containsExactly(USER_TASK_DRAFT_WORK_PLAN);
    project.complete(USER_TASK_DRAFT_WORK_PLAN).complete(USER_TASK_APPROVE_WORK_PLAN);
    assertThat(project.openSteps()).containsExactly(USER_TASK_SELECT_PILOT_UNITS);
    project.complete(USER_TASK_SELECT_PILOT_UNITS);
    assertThat(project.openSteps()).containsExactly(USER_TASK_RUN_PILOT, USER_TASK_RUN_PILOT);
    project.completeAll(USER_TASK_RUN_PILOT).complete(USER_TASK_COMPARE_PILOT_RESULT).complete(USER_TASK_JUDGE_PILOT_RESULT)
        .complete(USER_TASK_ACCEPT_PILOT);
    assertThat(project.openSteps()).containsExactly(USER_TASK_UPDATE_WORK_PLAN);
    project.complete(USER_TASK_UPDATE_WORK_PLAN);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_PilotAccepted");
    assertThat(project.variable("verdict")).isEqualTo("PASSED");
    assertThat(project.variable("rolloutDueDate")).isEqualTo(today.plusDays(50).toString());
  }

  @Test
  void aRejectedWorkPlanIsDraftedAgain() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_APPROVE_WORK_PLAN).reject(USER_TASK_APPROVE_WORK_PLAN);

    assertThat(project.openSteps()).containsExactly(USER_TASK_DRAFT_WORK_PLAN);
    project.reach(USER_TASK_SELECT_PILOT_UNITS);
    assertThat(project.passes(USER_TASK_APPROVE_WORK_PLAN)).isEqualTo(2);
  }

  @Test
  void theWorkPlanMayEndTheProject() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_APPROVE_WORK_PLAN).terminate(USER_TASK_APPROVE_WORK_PLAN);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectTerminated");
  }

  @Test
  void datesAreInOrderAndNotPast() {
    Scenario project = scenarios.start(KEY);

    assertThat(project.refused(USER_TASK_DRAFT_WORK_PLAN, "rolloutDueDate", today.plusDays(10).toString())).extracting(Violation::message)
        .anyMatch(message -> message.contains("推广完成日期 " + today.plusDays(10)) && message.contains(today.plusDays(20).toString()));
    assertThat(project.refused(USER_TASK_DRAFT_WORK_PLAN, "pilotDueDate", today.minusDays(1).toString())).extracting(Violation::message)
        .anyMatch(message -> message.contains("早于今天"));
    assertThat(project.refused(USER_TASK_DRAFT_WORK_PLAN, "trainingDueDate", null)).extracting(Violation::field)
        .contains("trainingDueDate");
    assertThat(project.refused(USER_TASK_DRAFT_WORK_PLAN, "trialRunDueDate", "2026-13-01")).extracting(Violation::field)
        .contains("trialRunDueDate");
  }

  @Test
  void afterThePilotItsDateMayBePast() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_UPDATE_WORK_PLAN);

    assertThat(project.refused(USER_TASK_UPDATE_WORK_PLAN, "rolloutDueDate", today.minusDays(1).toString())).extracting(Violation::field)
        .contains("rolloutDueDate");
    project.complete(USER_TASK_UPDATE_WORK_PLAN, "pilotDueDate", today.minusDays(3).toString());
    project.process().isEnded();
  }

  @Test
  void pilotUnitsAreDepartments() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_SELECT_PILOT_UNITS);

    assertThat(project.refused(USER_TASK_SELECT_PILOT_UNITS, "pilotUnits", List.of())).extracting(Violation::field).contains("pilotUnits");
    assertThat(project.refused(USER_TASK_SELECT_PILOT_UNITS, "pilotUnits", List.of(People.EAST, "dept-nowhere")))
        .extracting(Violation::message)
        .anyMatch(message -> message.contains("dept-nowhere"));
    assertThat(project.refused(USER_TASK_SELECT_PILOT_UNITS, "pilotUnits", List.of("it-center"))).extracting(Violation::message)
        .as("a role is no unit").anyMatch(message -> message.contains("it-center"));
  }

  @Test
  void everyUnitReportsForItself() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_RUN_PILOT);

    assertThat(project.candidateGroups(project.taskOf(People.EAST, USER_TASK_RUN_PILOT))).containsExactly(People.EAST);
    assertThat(project.taskOf(People.EAST, USER_TASK_RUN_PILOT).getDueDate())
        .isEqualTo(Date.from(today.plusDays(20).atTime(17, 30).atZone(SHANGHAI).toInstant()));
    assertThat(project.variable(project.taskOf(People.WEST, USER_TASK_RUN_PILOT), "unitName")).isEqualTo("城西县局(分公司)");
    project.completeBy(People.EAST, USER_TASK_RUN_PILOT, "pilotConclusion", "东县平稳");
    assertThat(project.refusedToUnit(People.WEST, USER_TASK_RUN_PILOT, "pilotReport", null)).extracting(Violation::field)
        .as("the report of one unit is not another's").containsExactly("pilotReport");
    project.completeBy(People.WEST, USER_TASK_RUN_PILOT, "pilotConclusion", "西县平稳");

    assertThat(project.openSteps()).containsExactly(USER_TASK_COMPARE_PILOT_RESULT);
    assertThat(project.variable(project.task(USER_TASK_COMPARE_PILOT_RESULT), "pilotResults").toString())
        .contains("东县平稳", "西县平稳", "城东县局(分公司)");
  }

  @Test
  void everyGoalIsCompared() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_COMPARE_PILOT_RESULT);

    assertThat(project.refused(USER_TASK_COMPARE_PILOT_RESULT, "goalResults", List.of(
        Map.of("goal", "线路里程", "target", "下降8%", "result", "下降9%", "met", true)))).extracting(Violation::message)
        .anyMatch(message -> message.contains("装车时间"));
  }

  @Test
  void anUnsatisfactoryPilotIsRunAgain() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_JUDGE_PILOT_RESULT);
    assertThat(project.refused(USER_TASK_JUDGE_PILOT_RESULT, "pilotSatisfied", false)).extracting(Violation::field)
        .containsExactly("dissatisfactionReason");
    assertThat(project.refused(USER_TASK_JUDGE_PILOT_RESULT, "pilotSatisfied", null)).extracting(Violation::field)
        .contains("pilotSatisfied");

    project.complete(USER_TASK_JUDGE_PILOT_RESULT, "pilotSatisfied", false, "dissatisfactionReason", "响应偏慢");

    assertThat(project.openSteps()).containsExactly(USER_TASK_RUN_PILOT, USER_TASK_RUN_PILOT);
    project.finish();
    assertThat(project.passes(USER_TASK_JUDGE_PILOT_RESULT)).isEqualTo(2);
    assertThat(reviews.of(project.projectCode())).extracting(ReviewRecord::stepId, ReviewRecord::verdict).contains(
        tuple(USER_TASK_JUDGE_PILOT_RESULT, "NO"), tuple(USER_TASK_JUDGE_PILOT_RESULT, "YES"));
  }

  @Test
  void aPilotThatIsNotAcceptedIsRunAgain() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ACCEPT_PILOT).complete(USER_TASK_ACCEPT_PILOT, "criterion3", false,
        "findings", List.of(Map.of("criterion", 3, "description", "口令复杂度不足")));

    assertThat(project.openSteps()).containsExactly(USER_TASK_RUN_PILOT, USER_TASK_RUN_PILOT);
    assertThat(project.variable(project.task(USER_TASK_RUN_PILOT), "findings").toString()).as("shown to the people of the rework")
        .contains("口令复杂度不足");
    project.reach(USER_TASK_ACCEPT_PILOT);
    assertThat(project.variable(project.task(USER_TASK_ACCEPT_PILOT), "criterion3")).as("a new acceptance starts afresh").isNull();
    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_PilotAccepted");
    assertThat(reviews.of(project.projectCode())).filteredOn(review -> review.stepId().equals(USER_TASK_ACCEPT_PILOT))
        .extracting(ReviewRecord::verdict).containsExactly("FAILED", "PASSED");
  }

  @Test
  void allFourCriteriaAreAnswered() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ACCEPT_PILOT);

    assertThat(project.refused(USER_TASK_ACCEPT_PILOT, "criterion2", null)).extracting(Violation::field).contains("criterion2");
    assertThat(project.refused(USER_TASK_ACCEPT_PILOT, "criterion1", false)).extracting(Violation::field).contains("findings");
  }

  @Test
  void documentsAreNotCompleteWhileOneIsMissing() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_JUDGE_PILOT_RESULT);
    jdbc.sql("delete from project_document where project_code = ? and variable = 'pilotComparison'").param(project.projectCode()).update();
    project.reach(USER_TASK_ACCEPT_PILOT);

    assertThat((String) project.variable(project.task(USER_TASK_ACCEPT_PILOT), "missingDocumentNames")).contains("项目试点情况和项目建设要求比较的结果");
    assertThat(project.refused(USER_TASK_ACCEPT_PILOT)).extracting(Violation::message)
        .anyMatch(message -> message.contains("项目试点情况和项目建设要求比较的结果"));
    project.complete(USER_TASK_ACCEPT_PILOT, "criterion4", false, "findings", List.of(Map.of("criterion", 4, "description", "缺少比较结果")));
    assertThat(project.openSteps()).contains(USER_TASK_RUN_PILOT);
  }

  @Test
  void onlyTheBodyOfTheDecisionAccepts() {
    Scenario selfBuilt = scenarios.start(KEY).reach(USER_TASK_ACCEPT_PILOT);
    Scenario unifiedBuild = scenarios.start(BuildType.UNIFIED_BUILD, KEY).reach(USER_TASK_ACCEPT_PILOT);

    assertThat(selfBuilt.candidateGroups(selfBuilt.task(USER_TASK_ACCEPT_PILOT))).containsExactly("it-leading-group");
    assertThat(unifiedBuild.candidateGroups(unifiedBuild.task(USER_TASK_ACCEPT_PILOT))).containsExactly("provincial-company");
    assertThat(unifiedBuild.refusedTo(People.ADMINISTRATOR, USER_TASK_ACCEPT_PILOT)).extracting(Violation::message)
        .anyMatch(message -> message.contains("省局(公司)"));
    assertThat(unifiedBuild.refusedTo(null, USER_TASK_ACCEPT_PILOT)).extracting(Violation::message)
        .anyMatch(message -> message.contains("未登录"));
    unifiedBuild.complete(USER_TASK_ACCEPT_PILOT);
    assertThat(unifiedBuild.openSteps()).containsExactly(USER_TASK_UPDATE_WORK_PLAN);
    assertThat(reviews.of(unifiedBuild.projectCode())).last().extracting(ReviewRecord::userId)
        .isEqualTo(people.memberOf("provincial-company"));
  }
}
