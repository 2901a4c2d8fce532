package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.ConstructionProcess.END_EVENT_PROJECT_ARCHIVED;
import static cn.pmo.itproject.construction.ConstructionProcess.END_EVENT_PROJECT_TERMINATED;
import static cn.pmo.itproject.construction.ConstructionProcess.USER_TASK_ARCHIVE_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.RequiredDocument;
import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectStatus;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** JS-01, the phases and JS-36. */
@ProcessTest
class ConstructionPathTest {

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private ProjectLedger ledger;
  @Autowired
  private DocumentRegister documents;
  @Autowired
  private JdbcClient jdbc;

  @ParameterizedTest
  @EnumSource(BuildType.class)
  void aProjectGoesThroughAllPhasesIntoTheArchive(BuildType buildType) {
    Scenario project = scenarios.startConstruction(buildType);

    assertThat(project.projectCode()).matches("XM-\\d{4}-\\d{4}");
    assertThat(project.openSteps()).containsExactly("UserTask_CollectStandards");
    Map<String, String> phases = Map.of("UserTask_DraftResearchOutline", PlanningProcess.KEY,
        "UserTask_PrepareProcurementRequest", ContractingProcess.KEY, "UserTask_DraftWorkPlan", PilotProcess.KEY,
        "UserTask_RollOut", RolloutProcess.KEY, "UserTask_ApplyForAcceptance", AcceptanceProcess.KEY);
    for (String step : List.of("UserTask_DraftResearchOutline", "UserTask_PrepareProcurementRequest", "UserTask_DraftWorkPlan",
        "UserTask_RollOut", "UserTask_ApplyForAcceptance")) {
      project.reach(step);
      assertThat(ledger.require(project.projectCode()).phaseKey()).isEqualTo(phases.get(step));
    }
    project.reach(USER_TASK_ARCHIVE_PROJECT);
    assertThat(project.openSteps()).containsExactly(USER_TASK_ARCHIVE_PROJECT);
    project.complete(USER_TASK_ARCHIVE_PROJECT);

    project.process().isEnded();
    assertThat(project.endEvents()).contains(END_EVENT_PROJECT_ARCHIVED).doesNotContain(END_EVENT_PROJECT_TERMINATED);
    assertThat(ledger.require(project.projectCode()).status()).isEqualTo(ProjectStatus.CLOSED);
    assertThat(ledger.require(project.projectCode()).archiveSha256()).hasSize(64);
  }

  @Test
  void thePlanIsDraftedWithinTheApprovedBudget() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_DraftImplementationPlan");

    assertThat(project.variable(project.task("UserTask_DraftImplementationPlan"), PlanningProcess.APPROVED_BUDGET)).asString()
        .satisfies(budget -> assertThat(new BigDecimal(budget))
            .isEqualByComparingTo(ledger.require(project.projectCode()).approvedBudget()));
  }

  @ParameterizedTest
  @CsvSource({
      "UserTask_ApproveFeasibility, 审批可行性分析报告",
      "UserTask_ApproveImplementationPlan, 审批实施方案",
      "UserTask_ApproveWorkPlan, 审批工作计划"})
  void aPhaseMayEndTheProject(String review, String stepName) {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(review).terminate(review);

    assertTerminated(project, stepName, "上级已统一建设");
  }

  @Test
  void anAbandonedProcurementMayEndTheProject() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_PublishTender")
        .complete("UserTask_PublishTender", "bidders", List.of()).complete("UserTask_HandleFailedTender", "decision", "TERMINATED");
    assertThat(ledger.require(project.projectCode()).status()).as("abandoning the procurement does not end the project yet")
        .isEqualTo(ProjectStatus.RUNNING);

    project.terminate("UserTask_DecideFailedProcurement");

    assertTerminated(project, "决定是否重新采购", "上级已统一建设");
  }

  private void assertTerminated(Scenario project, String stepName, String reason) {
    project.process().isEnded();
    assertThat(project.openSteps()).isEmpty();
    assertThat(project.endEvents()).contains(END_EVENT_PROJECT_TERMINATED).doesNotContain(END_EVENT_PROJECT_ARCHIVED);
    Project entry = ledger.require(project.projectCode());
    assertThat(entry.status()).isEqualTo(ProjectStatus.TERMINATED);
    assertThat(entry.terminatedStep()).isEqualTo(stepName);
    assertThat(entry.terminatedReason()).isEqualTo(reason);
  }

  @Test
  void theArchiveHoldsWhatWasFilledInAtTheSteps() throws IOException {
    Object issue = List.of(Map.of("kind", "PROBLEM", "description", "导出缺少合计行"));
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_ReportTrialIssues")
        .complete("UserTask_ReportTrialIssues", "noTrialIssues", false, "trialIssues", issue)
        .reach("UserTask_AcceptPreliminarily").complete("UserTask_AcceptPreliminarily", "findings",
            List.of(Map.of("description", "日志只保留一个月")))
        .reach("UserTask_AcceptFinally").complete("UserTask_AcceptFinally", "criterion1", false, "findings",
            List.of(Map.of("criterion", 1, "description", "装车慢")))
        .reach(USER_TASK_ARCHIVE_PROJECT);
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream((InputStream) project.variable("projectArchive"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(files.get("SHA256SUMS")).contains("  step-data.csv");
    assertThat(files.get("step-data.csv")).startsWith("\uFEFF步骤,条款,单位,办理人,时间,内容,填写")
        .containsPattern("确定试点单位,JS-17,,it-center代表,[-0-9]+ [:0-9]+,试点单位,城东县局\\(分公司\\)、城西县局\\(分公司\\)")
        .containsPattern("组织试点验收,JS-21,,it-leading-group代表,.*,4. 各种文档资料规范、齐全,是")
        .containsPattern("实施全市推广,JS-23,,.*,推广单位,城东县局\\(分公司\\)、城西县局")
        .containsPattern("提出需求和问题,JS-26,城(东|西)县局\\(分公司\\),.*,需求和问题清单,1. 类别：问题；内容：导出缺少合计行")
        .containsPattern("JS-27,.*,逐项答复,1. 提出单位：城.县局\\(分公司\\)；类别：问题；内容：导出缺少合计行；处理结果：已解决")
        .containsPattern("开展技术测试,JS-30,.*,测试项,1. 测试项：并发查询；是否通过：通过")
        .containsPattern("初验后升级完善,JS-32,.*,逐项答复,1. 问题：日志只保留一个月；处理结果：已解决")
        .containsPattern("组织终验,JS-34,.*,1. 已达到申请时提出的目标和性能指标，实现全部功能,否")
        .containsPattern("终验后升级完善,JS-35,.*,逐项答复,1. 验收标准：1. 已达到.*；问题：装车慢；处理结果：已解决")
        .doesNotContain("dept-county-east,", "SOLVED", "application/pdf");
  }

  @Test
  void documentsThatEarlierPhasesLackAreSuppliedWithTheMaterials() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach("UserTask_ApplyForAcceptance");
    jdbc.sql("delete from project_document where project_code = ? and "
        + "(variable = 'feasibilityReport' or variable = 'pilotReport' and scope = ?)")
        .params(project.projectCode(), People.EAST).update();
    project.reach("UserTask_PrepareAcceptanceMaterials");

    assertThat(project.variable(project.task("UserTask_PrepareAcceptanceMaterials"), "missingDocuments")).asString()
        .contains("\"feasibilityReport\"", "\"pilotReport_dept-county-east\"", "项目试点报告（城东县局(分公司)）（开展项目试点）").doesNotContain("west");
    project.complete("UserTask_PrepareAcceptanceMaterials", "feasibilityReport", Documents.pdf("可行性分析报告"),
        "pilotReport_dept-county-east", Documents.pdf("城东试点报告"));

    assertThat(documents.required(project.projectCode())).noneMatch(RequiredDocument::missing);
    assertThat(documents.latestPerScope(project.projectCode(), "pilotReport")).filteredOn(report -> report.scope().equals(People.EAST))
        .singleElement()
        .satisfies(report -> {
          assertThat(report.title()).isEqualTo("项目试点报告");
          assertThat(report.scopeName()).isEqualTo("城东县局(分公司)");
          assertThat(report.stepName()).isEqualTo("准备验收材料");
        });
    project.finish();
  }

  @Test
  void onlyTheArchiveThatWasBuiltIsFiled() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(USER_TASK_ARCHIVE_PROJECT);

    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "projectArchive", Documents.pdf("别的档案"))).extracting(Violation::field)
        .containsExactly("projectArchive");
    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "archiveNo", null)).extracting(Violation::field).containsExactly("archiveNo");
    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "storageLocation", " ")).extracting(Violation::field)
        .containsExactly("storageLocation");
  }

  @ParameterizedTest
  @CsvSource(value = {
      "projectName, NULL", "projectName, ' '", "buildType, JOINT", "buildType, NULL", "department, dept-nowhere", "department, it-center",
      "background, NULL", "plannedInvestment, -1", "planYear, 1999", "inAnnualPlan, NULL", "projectRequirement, NULL", "goals, NULL",
      "modules, NULL"},
      nullValues = "NULL")
  void anIncompleteRequirementStartsNothing(String field, String value) {
    Object wrong = value != null && value.matches("-?\\d+") ? Integer.valueOf(value) : value;

    assertThatThrownBy(() -> scenarios.startConstruction(BuildType.SELF_BUILT, field, wrong)).satisfies(refusal ->
        assertThat(Scenario.violations(refusal)).extracting(Violation::field).contains(field));
  }

  @Test
  void aRefusedStartBurnsNoCode() {
    int before = number(scenarios.startConstruction(BuildType.SELF_BUILT));
    assertThatThrownBy(() -> scenarios.startConstruction(BuildType.SELF_BUILT, "department", "dept-nowhere")).isNotNull();

    assertThat(number(scenarios.startConstruction(BuildType.SELF_BUILT))).isEqualTo(before + 1);
  }

  private static int number(Scenario project) {
    return Integer.parseInt(project.projectCode().substring(8));
  }

  @Test
  void theBuildTypeIsSettled() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT);

    assertThat(project.refused("UserTask_CollectStandards", "buildType", "UNIFIED_BUILD")).extracting(Violation::field)
        .containsExactly("buildType");
  }
}
