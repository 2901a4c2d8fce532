package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.ApprovalProcess.KEY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_ANALYSE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_BUDGET;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_COLLECT_STANDARDS;
import static cn.pmo.itproject.construction.ApprovalProcess.USER_TASK_PREPARE_BUDGET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-02 to JS-06. */
@ProcessTest
class ApprovalPathTest {

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private RuntimeService runtime;

  @Test
  void approvedProjectIsEnteredInTheLedgerAsPlanned() {
    Scenario project = scenarios.start(KEY);

    assertThat(project.openSteps()).containsExactly(USER_TASK_COLLECT_STANDARDS);
    project.complete(USER_TASK_COLLECT_STANDARDS).complete(USER_TASK_ANALYSE_FEASIBILITY).complete(USER_TASK_APPROVE_FEASIBILITY)
        .complete(USER_TASK_PREPARE_BUDGET);
    assertThat(ledger.require(project.projectCode()).approvedBudget()).isNull();
    project.complete(USER_TASK_APPROVE_BUDGET);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectApproved");
    assertThat(ledger.require(project.projectCode()).approvedBudget()).isEqualByComparingTo(BigDecimal.valueOf(1_000_000));
    assertThat(((Number) project.variable("approvedBudget")).intValue()).isEqualTo(1_000_000);
  }

  @Test
  void stepsBelongToTheirRoles() {
    Scenario project = scenarios.start(KEY);
    assertThat(project.candidateGroups(project.task(USER_TASK_COLLECT_STANDARDS))).containsExactly("network-admin");
    project.reach(USER_TASK_ANALYSE_FEASIBILITY);
    assertThat(project.candidateGroups(project.task(USER_TASK_ANALYSE_FEASIBILITY)))
        .containsExactlyInAnyOrder("it-center-director", "network-admin");
    project.reach(USER_TASK_APPROVE_BUDGET);
    assertThat(project.candidateGroups(project.task(USER_TASK_APPROVE_BUDGET))).containsExactly("investment-committee");
  }

  @ParameterizedTest
  @CsvSource({
      USER_TASK_APPROVE_FEASIBILITY + "," + USER_TASK_ANALYSE_FEASIBILITY,
      USER_TASK_APPROVE_BUDGET + "," + USER_TASK_PREPARE_BUDGET})
  void aRejectionGoesBackToTheAuthorWithItsReasons(String review, String authorStep) {
    Scenario project = scenarios.start(KEY).reach(review).reject(review);

    assertThat(project.openSteps()).containsExactly(authorStep);
    assertThat(project.variable(project.task(authorStep), "decisionReason")).isEqualTo("论证不充分");
    assertThat(project.variable(project.task(authorStep), "decisionSuggestion")).isEqualTo("补充论证后重新提交");
    project.complete(authorStep);
    assertThat(project.openSteps()).containsExactly(review);
    assertThat(project.variable(project.task(review), "decision")).as("a new review starts afresh").isNull();
    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectApproved");
    assertThat(project.passes(review)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({USER_TASK_APPROVE_FEASIBILITY, USER_TASK_APPROVE_BUDGET})
  void aReviewMayEndTheProject(String review) {
    Scenario project = scenarios.start(KEY).reach(review).terminate(review);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectTerminated");
    assertThat(ledger.require(project.projectCode()).approvedBudget()).isNull();
  }

  @Test
  void standardsNeedANationalAndAnIndustryOneOrAReason() {
    Scenario project = scenarios.start(KEY);
    List<Map<String, String>> onlyNational = List.of(Map.of("level", "NATIONAL", "standardNo", "GB/T 22239-2019", "standardName", "等级保护"));

    assertThat(project.refused(USER_TASK_COLLECT_STANDARDS, "technicalStandards", onlyNational))
        .extracting(Violation::message).anyMatch(message -> message.contains("行业标准"));
    assertThat(project.refused(USER_TASK_COLLECT_STANDARDS, "noStandardReason", "没有适用的标准", "technicalStandards",
        List.of(Map.of("level", "WORLD", "standardNo", "ISO 9001", "standardName", "质量管理体系")))).as("the form knows the levels")
        .extracting(Violation::message).anyMatch(message -> message.contains("WORLD") && message.contains("地方标准"));
    assertThat(project.refused(USER_TASK_COLLECT_STANDARDS, "technicalRequirements", null))
        .extracting(Violation::field).containsExactly("technicalRequirements");

    project.complete(USER_TASK_COLLECT_STANDARDS, "technicalStandards", onlyNational, "noStandardReason", "本项目没有适用的行业标准");
    assertThat(project.openSteps()).containsExactly(USER_TASK_ANALYSE_FEASIBILITY);
  }

  @Test
  void aRejectionNeedsReasonAndSuggestion() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_APPROVE_FEASIBILITY);

    assertThat(project.refused(USER_TASK_APPROVE_FEASIBILITY, "decision", "REJECTED", "decisionReason", "论证不足", "decisionSuggestion",
        " \u3000"))
        .singleElement().satisfies(violation -> assertThat(violation.message()).contains("建议"));
    assertThat(project.refused(USER_TASK_APPROVE_FEASIBILITY, "decision", "REJECTED", "decisionSuggestion", "补充"))
        .singleElement().satisfies(violation -> assertThat(violation.message()).contains("原因"));
    assertThat(project.refused(USER_TASK_APPROVE_FEASIBILITY, "decision", "TERMINATED")).extracting(Violation::message)
        .anyMatch(message -> message.contains("原因"));
    assertThat(project.refused(USER_TASK_APPROVE_FEASIBILITY, "decision", "MAYBE")).extracting(Violation::message)
        .anyMatch(message -> message.contains("MAYBE"));
    assertThat(project.refused(USER_TASK_APPROVE_FEASIBILITY, "decision", null)).isNotEmpty();
  }

  @Test
  void theAuthorMayNotReview() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    String author = people.memberOf("it-center-director");
    people.join(author, "it-leading-group");
    try {
      project.completeBy("it-center-director", USER_TASK_ANALYSE_FEASIBILITY);
      assertThat(project.refusedTo(author, USER_TASK_APPROVE_FEASIBILITY)).extracting(Violation::message)
          .anyMatch(message -> message.contains("可行性分析报告"));
    } finally {
      people.leave(author, "it-leading-group");
    }
  }

  @Test
  void anAuthorDeliversANewVersionAfterARejection() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_ANALYSE_FEASIBILITY);
    project.complete(USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1))
        .reject(USER_TASK_APPROVE_FEASIBILITY);

    assertThat(project.refused(USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", Documents.pdf("可行性分析报告", -1)))
        .extracting(Violation::message).anyMatch(message -> message.contains("新版本"));
    assertThat(project.refused(USER_TASK_ANALYSE_FEASIBILITY, "feasibilityReport", null)).extracting(Violation::field)
        .contains("feasibilityReport");
  }

  @Test
  void theBudgetMustAddUp() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_PREPARE_BUDGET);

    assertThat(project.refused(USER_TASK_PREPARE_BUDGET, "budgetTotal", 999_999)).extracting(Violation::message)
        .anyMatch(message -> message.contains("999,999") && message.contains("1,000,000"));
    assertThat(project.refused(USER_TASK_PREPARE_BUDGET, "budgetLines", List.of(Map.of("item", "服务器", "quantity", 1, "unitPrice", 0)),
        "budgetTotal", null))
        .extracting(Violation::message).anyMatch(message -> message.contains("大于 0") || message.contains("单价"));
    assertThat(project.refused(USER_TASK_PREPARE_BUDGET, "budgetLines", List.of(), "budgetTotal", null)).isNotEmpty();

    project.complete(USER_TASK_PREPARE_BUDGET, "budgetTotal", null);
    assertThat(((Number) project.variable(project.task(USER_TASK_APPROVE_BUDGET), "budgetTotal")).intValue()).isEqualTo(1_000_000);
  }

  @Test
  void theApprovedBudgetIsThatOfItsLines() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_APPROVE_BUDGET);
    runtime.setVariable(project.instanceId(), "budgetTotal", 9_000_000.0);

    assertThat(project.refused(USER_TASK_APPROVE_BUDGET)).extracting(Violation::message)
        .containsExactly("预算合计 9,000,000.00 元与各行金额之和 1,000,000.00 元不一致，应为 1,000,000.00 元");
    runtime.removeVariable(project.instanceId(), "budgetTotal");
    project.finish();
    assertThat(ledger.require(project.projectCode()).approvedBudget()).isEqualByComparingTo(BigDecimal.valueOf(1_000_000));
  }
}
