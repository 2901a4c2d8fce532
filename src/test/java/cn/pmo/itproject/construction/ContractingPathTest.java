package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.ContractingProcess.FAILURE_REASON;
import static cn.pmo.itproject.construction.ContractingProcess.KEY;
import static cn.pmo.itproject.construction.ContractingProcess.USER_TASK_DECIDE_FAILED_PROCUREMENT;
import static cn.pmo.itproject.construction.ContractingProcess.USER_TASK_DRAFT_CONTRACT;
import static cn.pmo.itproject.construction.ContractingProcess.USER_TASK_SIGN_CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-11 to JS-14. */
@ProcessTest
class ContractingPathTest {

  private static final String FAILED_TENDER = "UserTask_HandleFailedTender";

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private ProjectLedger ledger;

  private Scenario start() {
    return scenarios.start(KEY, "approvedBudget", 1_000_000.0);
  }

  private Scenario startWithAbandonedProcurement() {
    return start().reach("UserTask_PublishTender").complete("UserTask_PublishTender", "bidders", List.of())
        .complete(FAILED_TENDER, "decision", "TERMINATED");
  }

  @Test
  void aSignedContractIsEnteredInTheLedger() {
    Scenario project = start();

    assertThat(project.openSteps()).containsExactly("UserTask_PrepareProcurementRequest");
    project.reach(USER_TASK_DRAFT_CONTRACT);
    assertThat(project.variable(project.task(USER_TASK_DRAFT_CONTRACT), "winningBidder")).isEqualTo("华东数科");
    project.complete(USER_TASK_DRAFT_CONTRACT);
    assertThat(project.openSteps()).containsExactly("UserTask_ReviewContractDraft");
    project.reach(USER_TASK_SIGN_CONTRACT).complete(USER_TASK_SIGN_CONTRACT);

    project.process().isEnded();
    assertThat(project.endEvents()).contains("EndEvent_ContractSigned");
    assertThat(ledger.require(project.projectCode()).contractNo()).isEqualTo("HT-" + project.projectCode());
    assertThat(ledger.require(project.projectCode()).contractAmount()).isEqualByComparingTo(BigDecimal.valueOf(880_000));
    assertThat(project.variable("contractNo")).isEqualTo("HT-" + project.projectCode());
  }

  @Test
  void anAbandonedProcurementMayBeRepeated() {
    Scenario project = startWithAbandonedProcurement();

    assertThat(project.openSteps()).containsExactly(USER_TASK_DECIDE_FAILED_PROCUREMENT);
    project.complete(USER_TASK_DECIDE_FAILED_PROCUREMENT);
    assertThat(project.openSteps()).containsExactly("UserTask_PrepareProcurementRequest");
    project.reach("UserTask_SelectProcurementMethod").complete("UserTask_SelectProcurementMethod", "procurementCircumstance",
        "FAILED_TENDER",
        "circumstanceReason", "上次采购流标");
    project.finish();
    assertThat(project.passes("CallActivity_Procurement")).isEqualTo(2);
    assertThat(project.endEvents()).contains("EndEvent_ContractSigned");
  }

  @Test
  void whoDecidesOnAnAbandonedProcurementSeesWhyItFailed() {
    Scenario project = start().reach("UserTask_PublishTender").complete("UserTask_PublishTender", "bidders", List.of())
        .complete(FAILED_TENDER, "decision", "TERMINATED", "decisionReason", "公告期内无人响应");
    Task decision = project.task(USER_TASK_DECIDE_FAILED_PROCUREMENT);

    assertThat(project.variable(decision, FAILURE_REASON)).isEqualTo("公告期内无人响应");
    assertThat(project.variable(decision, "procurementMethod")).isNotNull();
    assertThat(project.variable(decision, "minimumBidders")).hasToString("3");
    assertThat(project.variable(decision, "bidderCount")).hasToString("0");
    assertThat(project.variable(decision, "bidders")).hasToString("[]");
  }

  @Test
  void anAbandonedProcurementMayEndTheProject() {
    Scenario project = startWithAbandonedProcurement().terminate(USER_TASK_DECIDE_FAILED_PROCUREMENT);

    project.process().isEnded();
    assertThat(project.endEvents()).contains("EndEvent_ProjectTerminated").doesNotContain("EndEvent_ContractSigned");
  }

  @Test
  void theContractStaysWithinTheBudget() {
    Scenario project = start().reach(USER_TASK_DRAFT_CONTRACT);

    assertThat(project.refused(USER_TASK_DRAFT_CONTRACT, "contractAmount", 1_000_001)).extracting(Violation::message)
        .anyMatch(message -> message.contains("1,000,001") && message.contains("1,000,000.00"));
    assertThat(project.refused(USER_TASK_DRAFT_CONTRACT, "contractAmount", 2_000_000, "approvedBudget", 3_000_000.0))
        .as("the budget is settled")
        .extracting(Violation::field).contains("approvedBudget");
    assertThat(project.refused(USER_TASK_DRAFT_CONTRACT, "contractDraft", null)).extracting(Violation::field).contains("contractDraft");
  }

  @Test
  void theContractIsMadeWithTheWinningBidder() {
    Scenario project = start().reach(USER_TASK_DRAFT_CONTRACT);

    assertThat(project.refused(USER_TASK_DRAFT_CONTRACT, "counterparty", "金叶软件")).extracting(Violation::message)
        .containsExactly("合同相对方“金叶软件”不是中选供应商，应为“华东数科”");
    project.reach(USER_TASK_SIGN_CONTRACT);
    assertThat(project.refused(USER_TASK_SIGN_CONTRACT, "counterparty", "金叶软件")).extracting(Violation::field)
        .containsExactly("counterparty");
  }

  @Test
  void aContractNumberIsUsedOnce() {
    Scenario first = start().finish();
    Scenario second = start().reach(USER_TASK_SIGN_CONTRACT);

    assertThat(second.refused(USER_TASK_SIGN_CONTRACT, "contractNo", "HT-" + first.projectCode())).extracting(Violation::message)
        .anyMatch(message -> message.contains("HT-" + first.projectCode()) && message.contains(first.projectCode() + " 使用"));
    assertThat(second.refused(USER_TASK_SIGN_CONTRACT, "contractNo", " ht-" + first.projectCode().toLowerCase(Locale.ROOT) + "\u3000"))
        .extracting(Violation::field).containsExactly("contractNo");
    assertThat(second.refused(USER_TASK_SIGN_CONTRACT, "contractSignedOn",
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString()))
        .extracting(Violation::field).containsExactly("contractSignedOn");
    assertThat(second.refused(USER_TASK_SIGN_CONTRACT, "contractSignedOn",
        LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString()))
        .as("before the project was registered").extracting(Violation::field).containsExactly("contractSignedOn");
    assertThat(second.refused(USER_TASK_SIGN_CONTRACT, "contractAmount", 1_200_000)).extracting(Violation::field)
        .containsExactly("contractAmount");
  }
}
