package cn.pmo.itproject.research;

import static cn.pmo.itproject.research.ResearchProcess.KEY;
import static cn.pmo.itproject.research.ResearchProcess.USER_TASK_CONDUCT_RESEARCH;
import static cn.pmo.itproject.research.ResearchProcess.USER_TASK_CONFIRM_RESEARCH_REPORT;
import static cn.pmo.itproject.research.ResearchProcess.USER_TASK_DRAFT_RESEARCH_OUTLINE;
import static cn.pmo.itproject.research.ResearchProcess.USER_TASK_WRITE_RESEARCH_REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ResearchPathTest {

  @Autowired
  private Scenarios scenarios;

  @Test
  void everyObjectIsResearchedInParallel() {
    Scenario project = scenarios.start(KEY).complete(USER_TASK_DRAFT_RESEARCH_OUTLINE);

    assertThat(project.openSteps()).containsExactly(USER_TASK_CONDUCT_RESEARCH, USER_TASK_CONDUCT_RESEARCH);
    assertThat(project.tasks(USER_TASK_CONDUCT_RESEARCH)).extracting(task -> project.variable(task, "researchTarget"))
        .containsExactlyInAnyOrder("城东县局", "兄弟单位");
    project.complete(USER_TASK_CONDUCT_RESEARCH);
    assertThat(project.variable(project.task(USER_TASK_CONDUCT_RESEARCH), "researchFindings")).as("each has findings of its own").isNull();
    assertThat(project.refused(USER_TASK_CONDUCT_RESEARCH, "researchNotes", null)).extracting(Violation::field).contains("researchNotes");
    project.complete(USER_TASK_CONDUCT_RESEARCH);
    assertThat(project.openSteps()).containsExactly(USER_TASK_WRITE_RESEARCH_REPORT);

    project.finish();
    assertThat(project.endEvents()).containsExactly("EndEvent_ResearchReportConfirmed");
  }

  @Test
  void aReturnedReportIsWrittenAgain() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_CONFIRM_RESEARCH_REPORT).reject(USER_TASK_CONFIRM_RESEARCH_REPORT);

    assertThat(project.openSteps()).containsExactly(USER_TASK_WRITE_RESEARCH_REPORT);
    project.finish();
    assertThat(project.passes(USER_TASK_CONFIRM_RESEARCH_REPORT)).isEqualTo(2);
  }

  @Test
  void confirmingOffersNoTermination() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_CONFIRM_RESEARCH_REPORT);

    assertThat(project.refused(USER_TASK_CONFIRM_RESEARCH_REPORT, "decision", "TERMINATED", "decisionReason", "不再需要"))
        .extracting(Violation::message).anyMatch(message -> message.contains("TERMINATED") && message.contains("退回"));
  }

  @Test
  void objectsAreNamedOnce() {
    Scenario project = scenarios.start(KEY);

    assertThat(project.refused(USER_TASK_DRAFT_RESEARCH_OUTLINE, "researchTargets", List.of(
        Map.of("target", "城东县局", "method", "SITE_VISIT"), Map.of("target", "城东县局", "method", "INTERVIEW"))))
        .extracting(Violation::message).anyMatch(message -> message.contains("城东县局") && message.contains("重复"));
    assertThat(project.refused(USER_TASK_DRAFT_RESEARCH_OUTLINE, "researchTargets", List.of(Map.of("target", "城东县局", "method", "PHONE"))))
        .as("the form knows the methods").extracting(Violation::message)
        .anyMatch(message -> message.contains("PHONE") && message.contains("实地考察"));
    assertThat(project.refused(USER_TASK_DRAFT_RESEARCH_OUTLINE, "researchTargets", List.of())).extracting(Violation::field)
        .contains("researchTargets");
  }

  @Test
  void theReportCoversFeasibilityAndThePlan() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_WRITE_RESEARCH_REPORT);

    assertThat(project.refused(USER_TASK_WRITE_RESEARCH_REPORT, "feasibilityFindings", " ")).extracting(Violation::field)
        .containsExactly("feasibilityFindings");
    assertThat(project.refused(USER_TASK_WRITE_RESEARCH_REPORT, "planSuggestions", null)).extracting(Violation::field)
        .containsExactly("planSuggestions");
  }
}
