package cn.pmo.itproject.construction;

import static cn.pmo.itproject.construction.PlanningProcess.FEASIBILITY_FINDINGS;
import static cn.pmo.itproject.construction.PlanningProcess.KEY;
import static cn.pmo.itproject.construction.PlanningProcess.PLAN_SUGGESTIONS;
import static cn.pmo.itproject.construction.PlanningProcess.USER_TASK_APPROVE_IMPLEMENTATION_PLAN;
import static cn.pmo.itproject.construction.PlanningProcess.USER_TASK_DRAFT_IMPLEMENTATION_PLAN;
import static cn.pmo.itproject.construction.PlanningProcess.USER_TASK_REVIEW_IMPLEMENTATION_PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-07 to JS-10. */
@ProcessTest
class PlanningPathTest {

  @Autowired
  private Scenarios scenarios;

  @Test
  void approvedPlanEndsThePhase() {
    Scenario project = scenarios.start(KEY);

    assertThat(project.openSteps()).containsExactly("UserTask_DraftResearchOutline");
    project.reach(USER_TASK_DRAFT_IMPLEMENTATION_PLAN).complete(USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    assertThat(project.openSteps()).containsExactly(USER_TASK_REVIEW_IMPLEMENTATION_PLAN);
    project.complete(USER_TASK_REVIEW_IMPLEMENTATION_PLAN);
    assertThat(project.openSteps()).containsExactly(USER_TASK_APPROVE_IMPLEMENTATION_PLAN);
    project.complete(USER_TASK_APPROVE_IMPLEMENTATION_PLAN);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ImplementationPlanApproved", "EndEvent_ResearchReportConfirmed");
  }

  @Test
  void thePlanIsDraftedAndDecidedInViewOfTheResearch() {
    Scenario project = scenarios.start(KEY);

    for (String step : List.of(USER_TASK_DRAFT_IMPLEMENTATION_PLAN, USER_TASK_REVIEW_IMPLEMENTATION_PLAN,
        USER_TASK_APPROVE_IMPLEMENTATION_PLAN)) {
      project.reach(step);
      assertThat(project.variable(project.task(step), FEASIBILITY_FINDINGS)).isEqualTo("条件具备");
      assertThat(project.variable(project.task(step), PLAN_SUGGESTIONS)).asString().startsWith("先试点再推广");
    }
  }

  @Test
  void rejectedInReviewGoesBackToTheAuthors() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_REVIEW_IMPLEMENTATION_PLAN).reject(USER_TASK_REVIEW_IMPLEMENTATION_PLAN);

    assertThat(project.openSteps()).containsExactly(USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    assertThat(project.variable(project.task(USER_TASK_DRAFT_IMPLEMENTATION_PLAN), "decisionReason")).isEqualTo("论证不充分");
    project.finish();
    assertThat(project.passes(USER_TASK_REVIEW_IMPLEMENTATION_PLAN)).isEqualTo(2);
  }

  @Test
  void rejectedInApprovalIsReviewedAgain() {
    Scenario project = scenarios.start(KEY).reach(USER_TASK_APPROVE_IMPLEMENTATION_PLAN).reject(USER_TASK_APPROVE_IMPLEMENTATION_PLAN);

    assertThat(project.openSteps()).containsExactly(USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    project.complete(USER_TASK_DRAFT_IMPLEMENTATION_PLAN);
    assertThat(project.openSteps()).containsExactly(USER_TASK_REVIEW_IMPLEMENTATION_PLAN);
    project.finish();
    assertThat(project.passes(USER_TASK_REVIEW_IMPLEMENTATION_PLAN)).isEqualTo(2);
    assertThat(project.passes(USER_TASK_APPROVE_IMPLEMENTATION_PLAN)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {USER_TASK_REVIEW_IMPLEMENTATION_PLAN, USER_TASK_APPROVE_IMPLEMENTATION_PLAN})
  void eitherMayEndTheProject(String review) {
    Scenario project = scenarios.start(KEY).reach(review).terminate(review);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_ProjectTerminated", "EndEvent_ResearchReportConfirmed");
  }
}
