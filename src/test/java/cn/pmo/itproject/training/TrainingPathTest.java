package cn.pmo.itproject.training;

import static cn.pmo.itproject.training.TrainingProcess.KEY;
import static cn.pmo.itproject.training.TrainingProcess.USER_TASK_EVALUATE_TRAINING;
import static cn.pmo.itproject.training.TrainingProcess.USER_TASK_HOLD_TRAINING;
import static cn.pmo.itproject.training.TrainingProcess.USER_TASK_PLAN_TRAINING;
import static cn.pmo.itproject.training.TrainingProcess.USER_TASK_REGISTER_TRAINEES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.rule.Violation;
import cn.pmo.itproject.scenario.People;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** JS-24 with SX-6.1. */
@ProcessTest
class TrainingPathTest {

  @Autowired
  private Scenarios scenarios;

  private Scenario start() {
    return scenarios.start(KEY, "rolloutUnits", List.of(People.EAST, People.WEST),
        "trainingDueDate", LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(70).toString());
  }

  @Test
  void trainingIsPlannedHeldAndEvaluated() {
    Scenario project = start();

    assertThat(project.openSteps()).containsExactly(USER_TASK_PLAN_TRAINING);
    project.complete(USER_TASK_PLAN_TRAINING).complete(USER_TASK_REGISTER_TRAINEES);
    assertThat(project.variable(project.task(USER_TASK_HOLD_TRAINING), "attendance").toString()).as("the sheet lists who is registered")
        .contains("陈晓东", "刘西林", "城西县局(分公司)");
    project.complete(USER_TASK_HOLD_TRAINING).complete(USER_TASK_EVALUATE_TRAINING);

    project.process().isEnded();
    assertThat(project.endEvents()).containsExactly("EndEvent_TrainingEvaluated");
  }

  @Test
  void thePlanHasAllParts() {
    Scenario project = start();
    for (String part : List.of("trainingGoal", "trainingContent", "trainingMethod", "trainingDate", "trainingAudience", "trainingPlan")) {
      assertThat(project.refused(USER_TASK_PLAN_TRAINING, part, null)).extracting(Violation::field).containsExactly(part);
    }
  }

  @Test
  void traineesComeFromTheUnits() {
    Scenario project = start().reach(USER_TASK_REGISTER_TRAINEES);

    assertThat(project.refused(USER_TASK_REGISTER_TRAINEES, "trainees", List.of(Map.of("name", "陈晓东", "unit", People.OFFICE))))
        .extracting(Violation::message).anyMatch(message -> message.contains("不是推广单位"));
    assertThat(project.refused(USER_TASK_REGISTER_TRAINEES, "trainees", List.of())).extracting(Violation::field).contains("trainees");
    assertThat(project.refused(USER_TASK_REGISTER_TRAINEES, "trainees", List.of(
        Map.of("name", "陈晓东", "unit", People.EAST), Map.of("name", "陈晓东", "unit", People.EAST)))).extracting(Violation::message)
        .anyMatch(message -> message.contains("陈晓东") && message.contains("重复"));
  }

  @Test
  void unitsWithoutAnybodyPresentAreNamed() {
    Scenario project = start().reach(USER_TASK_HOLD_TRAINING);

    assertThat(project.refused(USER_TASK_HOLD_TRAINING, "attendance", List.of(
        Map.of("name", "陈晓东", "unit", People.EAST, "signedIn", true), Map.of("name", "刘西林", "unit", People.WEST, "signedIn", false))))
        .extracting(Violation::message).anyMatch(message -> message.contains("城西县局(分公司)") && !message.contains("城东县局(分公司)"));
  }

  @Test
  void theScoreIsFromOneToFive() {
    Scenario project = start().reach(USER_TASK_EVALUATE_TRAINING);

    assertThat(project.refused(USER_TASK_EVALUATE_TRAINING, "trainingScore", 6)).extracting(Violation::field)
        .containsExactly("trainingScore");
    assertThat(project.refused(USER_TASK_EVALUATE_TRAINING, "trainingScore", null)).extracting(Violation::field)
        .containsExactly("trainingScore");
  }
}
