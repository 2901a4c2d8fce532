package cn.pmo.itproject.contract;

import static cn.pmo.itproject.contract.ContractManagementProcess.KEY;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_FILE_CONTRACT;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_FINALIZE_CONTRACT;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_REVIEW_CONTRACT_DRAFT;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_REVIEW_FINANCIALLY;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_REVIEW_LEGALLY;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_REVIEW_TECHNICALLY;
import static cn.pmo.itproject.contract.ContractManagementProcess.USER_TASK_REVISE_CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-13 with GK-4.3. */
@ProcessTest
class ContractManagementPathTest {

  @Autowired
  private Scenarios scenarios;

  private Scenario start() {
    return scenarios.start(KEY, "contractDraft", Documents.pdf("合同初稿"), "contractAmount", 880_000.0, "counterparty", "华东数科");
  }

  @Test
  void acceptedByAllIsFiled() {
    Scenario project = start().complete(USER_TASK_REVIEW_CONTRACT_DRAFT);

    assertThat(project.openSteps()).containsExactly(USER_TASK_REVIEW_FINANCIALLY, USER_TASK_REVIEW_LEGALLY, USER_TASK_REVIEW_TECHNICALLY);
    project.complete(USER_TASK_REVIEW_LEGALLY).complete(USER_TASK_REVIEW_TECHNICALLY);
    assertThat(project.openSteps()).as("all three are waited for").containsExactly(USER_TASK_REVIEW_FINANCIALLY);
    project.complete(USER_TASK_REVIEW_FINANCIALLY);
    assertThat(project.openSteps()).containsExactly(USER_TASK_FINALIZE_CONTRACT);
    project.complete(USER_TASK_FINALIZE_CONTRACT).complete(USER_TASK_FILE_CONTRACT);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ContractFiled");
    assertThat(project.passes(USER_TASK_REVISE_CONTRACT)).isZero();
  }

  @Test
  void rejectedInTheInitialReviewIsRevised() {
    Scenario project = start().complete(USER_TASK_REVIEW_CONTRACT_DRAFT, "decision", "REJECTED", "decisionReason", "缺少违约责任",
        "decisionSuggestion", "补齐",
        "contractClauses", List.of("合作范围"));

    assertThat(project.openSteps()).containsExactly(USER_TASK_REVISE_CONTRACT);
    assertThat(project.variable(project.task(USER_TASK_REVISE_CONTRACT), "decisionReason")).isEqualTo("缺少违约责任");
    project.complete(USER_TASK_REVISE_CONTRACT);
    assertThat(project.openSteps()).containsExactly(USER_TASK_REVIEW_CONTRACT_DRAFT);
    project.finish();
  }

  @ParameterizedTest
  @CsvSource({USER_TASK_REVIEW_LEGALLY + ",法务", USER_TASK_REVIEW_FINANCIALLY + ",财务", USER_TASK_REVIEW_TECHNICALLY + ",技术"})
  void oneRejectionInTheJointReviewIsEnough(String review, String role) {
    Scenario project = start().reach(review).reject(review);
    for (String other : List.of(USER_TASK_REVIEW_LEGALLY, USER_TASK_REVIEW_FINANCIALLY, USER_TASK_REVIEW_TECHNICALLY)) {
      if (!other.equals(review)) {
        project.complete(other);
      }
    }

    assertThat(project.openSteps()).containsExactly(USER_TASK_REVISE_CONTRACT);
    assertThat(project.variable(project.task(USER_TASK_REVISE_CONTRACT), "decisionReason")).isEqualTo(role + "：论证不充分");
    assertThat(project.variable(project.task(USER_TASK_REVISE_CONTRACT), "decisionSuggestion")).isEqualTo(role + "：补充论证后重新提交");
    project.complete(USER_TASK_REVISE_CONTRACT);
    assertThat(project.openSteps()).as("a revised contract is reviewed from the start").containsExactly(USER_TASK_REVIEW_CONTRACT_DRAFT);
    project.complete(USER_TASK_REVIEW_CONTRACT_DRAFT);
    assertThat(project.variable(project.task(review), "decision")).isNull();
    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ContractFiled");
  }

  @Test
  void afterAJointReviewTheClausesAreTickedAnew() {
    Scenario project = start().complete(USER_TASK_REVIEW_CONTRACT_DRAFT).reject(USER_TASK_REVIEW_LEGALLY)
        .complete(USER_TASK_REVIEW_FINANCIALLY)
        .complete(USER_TASK_REVIEW_TECHNICALLY).complete(USER_TASK_REVISE_CONTRACT);

    assertThat(project.refused(USER_TASK_REVIEW_CONTRACT_DRAFT, "contractClauses", null)).extracting(Violation::field)
        .containsExactly("contractClauses");
    project.finish();
  }

  @Test
  void theReasonsOfAllAreHandedOn() {
    Scenario project = start().complete(USER_TASK_REVIEW_CONTRACT_DRAFT).reject(USER_TASK_REVIEW_LEGALLY)
        .reject(USER_TASK_REVIEW_FINANCIALLY)
        .complete(USER_TASK_REVIEW_TECHNICALLY);

    assertThat((String) project.variable(project.task(USER_TASK_REVISE_CONTRACT), "decisionReason")).contains("法务：", "财务：")
        .doesNotContain("技术：");
  }

  @Test
  void onlyWithAllClausesTheDraftPasses() {
    assertThat(start().refused(USER_TASK_REVIEW_CONTRACT_DRAFT, "contractClauses", List.of("合作范围", "责任划分", "资金管理", "技术标准", "违约责任")))
        .extracting(Violation::message).anyMatch(message -> message.contains("知识产权归属、风险分配"));
  }

  @Test
  void aJointReviewNeedsReasons() {
    Scenario project = start().reach(USER_TASK_REVIEW_LEGALLY);

    assertThat(project.refused(USER_TASK_REVIEW_LEGALLY, "decision", "REJECTED", "decisionReason", "违约金过低")).extracting(Violation::field)
        .containsExactly("decisionSuggestion");
    assertThat(project.refused(USER_TASK_REVIEW_LEGALLY, "decision", "TERMINATED", "decisionReason", "不再需要")).extracting(Violation::field)
        .contains("decision");
  }

  @Test
  void aRevisionIsANewVersion() {
    Scenario project = start().reach(USER_TASK_REVIEW_CONTRACT_DRAFT).reject(USER_TASK_REVIEW_CONTRACT_DRAFT)
        .complete(USER_TASK_REVISE_CONTRACT, "contractDraft", Documents.pdf("合同修订稿", -7)).reject(USER_TASK_REVIEW_CONTRACT_DRAFT);

    assertThat(project.refused(USER_TASK_REVISE_CONTRACT, "contractDraft", Documents.pdf("合同修订稿", -7))).extracting(Violation::field)
        .containsExactly("contractDraft");
  }
}
