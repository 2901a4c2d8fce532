package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.ConstructionProcess.END_EVENT_PROJECT_ARCHIVED;
import static cn.pmo.itproject.construction.ConstructionProcess.END_EVENT_PROJECT_TERMINATED;
import static cn.pmo.itproject.construction.ConstructionProcess.USER_TASK_ARCHIVE_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pmo.itproject.project.BuildType;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.project.ProjectStatus;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.Documents;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-01, the phases and JS-36. */
@ProcessTest
class ConstructionPathTest {

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private ProjectLedger ledger;

  @ParameterizedTest
  @EnumSource(BuildType.class)
  void aProjectGoesThroughAllPhasesIntoTheArchive(BuildType buildType) {
    Scenario project = scenarios.startConstruction(buildType);

    assertThat(project.projectCode()).matches("XM-\\d{4}-\\d{4}");
    assertThat(project.openSteps()).containsExactly("UserTask_CollectStandards");
    Map<String, String> phases = Map.of("UserTask_DraftResearchOutline", PlanningProcess.KEY, "UserTask_PrepareProcurementRequest", ContractingProcess.KEY,
        "UserTask_DraftWorkPlan", PilotProcess.KEY, "UserTask_RollOut", RolloutProcess.KEY, "UserTask_ApplyForAcceptance", AcceptanceProcess.KEY);
    for (String step : List.of("UserTask_DraftResearchOutline", "UserTask_PrepareProcurementRequest", "UserTask_DraftWorkPlan", "UserTask_RollOut",
        "UserTask_ApplyForAcceptance")) {
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
        .satisfies(budget -> assertThat(new BigDecimal(budget)).isEqualByComparingTo(ledger.require(project.projectCode()).approvedBudget()));
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
    assertThat(ledger.require(project.projectCode()).status()).as("abandoning the procurement does not end the project yet").isEqualTo(ProjectStatus.RUNNING);

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
  void onlyTheArchiveThatWasBuiltIsFiled() {
    Scenario project = scenarios.startConstruction(BuildType.SELF_BUILT).reach(USER_TASK_ARCHIVE_PROJECT);

    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "projectArchive", Documents.pdf("别的档案"))).extracting(Violation::field)
        .containsExactly("projectArchive");
    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "archiveNo", null)).extracting(Violation::field).containsExactly("archiveNo");
    assertThat(project.refused(USER_TASK_ARCHIVE_PROJECT, "storageLocation", " ")).extracting(Violation::field).containsExactly("storageLocation");
  }

  @ParameterizedTest
  @CsvSource(value = {
      "projectName, NULL", "projectName, ' '", "buildType, JOINT", "buildType, NULL", "department, dept-nowhere", "department, it-center",
      "background, NULL", "plannedInvestment, -1", "planYear, 1999", "inAnnualPlan, NULL", "projectRequirement, NULL", "goals, NULL", "modules, NULL"},
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

    assertThat(project.refused("UserTask_CollectStandards", "buildType", "UNIFIED_BUILD")).extracting(Violation::field).containsExactly("buildType");
  }
}
