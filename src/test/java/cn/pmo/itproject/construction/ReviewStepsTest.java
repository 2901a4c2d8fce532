package cn.pmo.itproject.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the reviews JS-04, 06, 09, 10 and 16 have in common. */
@ProcessTest
class ReviewStepsTest {

  @Autowired
  private Scenarios scenarios;
  @Autowired
  private People people;
  @Autowired
  private ReviewRecords reviews;

  static Stream<Arguments> reviewSteps() {
    return Stream.of(
        Arguments.of(ApprovalProcess.KEY, ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY, "JS-04", "feasibilityReport", "信息化领导小组"),
        Arguments.of(ApprovalProcess.KEY, ApprovalProcess.USER_TASK_APPROVE_BUDGET, "JS-06", "budgetSheet", "大宗物资、投资、预算管理委员会"),
        Arguments.of(PlanningProcess.KEY, PlanningProcess.USER_TASK_REVIEW_IMPLEMENTATION_PLAN, "JS-09", "implementationPlan", "信息化领导小组"),
        Arguments.of(PlanningProcess.KEY, PlanningProcess.USER_TASK_APPROVE_IMPLEMENTATION_PLAN, "JS-10", "implementationPlan",
            "大宗物资、投资、预算管理委员会"),
        Arguments.of(PilotProcess.KEY, PilotProcess.USER_TASK_APPROVE_WORK_PLAN, "JS-16", "workPlan", "信息化领导小组"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("reviewSteps")
  void onlyItsBodyDecidesAndGivesReasons(String process, String step, String clause, String document, String body) {
    Scenario project = scenarios.start(process).reach(step);

    assertThat(project.refused(step, "decision", "REJECTED", "decisionReason", "\t", "decisionSuggestion", "\u3000"))
        .extracting(Violation::message)
        .anyMatch(message -> message.contains("原因")).anyMatch(message -> message.contains("建议"));
    assertThat(project.refused(step, "decision", "TERMINATED", "decisionReason", " ")).extracting(Violation::field)
        .contains("decisionReason");
    assertThat(project.refusedTo(People.ADMINISTRATOR, step)).extracting(Violation::message).anyMatch(message -> message.contains(body));
    assertThat(project.refusedTo(null, step)).extracting(Violation::message).anyMatch(message -> message.contains("未登录"));
    assertThat(reviews.of(project.projectCode())).as("what was refused is not on record").noneMatch(review -> review.stepId().equals(step));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("reviewSteps")
  void everyPassStaysOnRecord(String process, String step, String clause, String document, String body) {
    Scenario project = scenarios.start(process).reach(step).reject(step).reach(step).complete(step);

    assertThat(reviews.of(project.projectCode())).filteredOn(review -> review.stepId().equals(step))
        .extracting(ReviewRecord::verdict, ReviewRecord::clause, ReviewRecord::reason, ReviewRecord::suggestion,
            ReviewRecord::documentVariable,
            ReviewRecord::documentVersion)
        .containsExactly(tuple("REJECTED", clause, "论证不充分", "补充论证后重新提交", document, 1), tuple("APPROVED", clause, null, null, document, 2));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("reviewSteps")
  void nobodyMakesHimselfACandidate(String process, String step, String clause, String document, String body) {
    Scenario project = scenarios.start(process).reach(step);
    people.join(People.ADMINISTRATOR, "operations");
    try {
      project.addCandidate(step, "operations");
      assertThat(project.refusedTo(People.ADMINISTRATOR, step)).extracting(Violation::message).anyMatch(message -> message.contains(body));
    } finally {
      people.leave(People.ADMINISTRATOR, "operations");
    }
  }
}
