package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pmo.itproject.construction.ApprovalProcess;
import cn.pmo.itproject.scenario.ProcessTest;
import cn.pmo.itproject.scenario.Scenario;
import cn.pmo.itproject.scenario.Scenarios;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The time limits of the deployed models. */
@ProcessTest
class TaskDueDateTest {

  @Autowired
  private Scenarios scenarios;

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  @Test
  void stepsAreDueAfterTheirWorkingDays() {
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-10-09T08:00:00Z"))); // Friday 16:00, Saturday is made up
    Scenario project = scenarios.start(ApprovalProcess.KEY);
    assertThat(project.task(ApprovalProcess.USER_TASK_COLLECT_STANDARDS).getDueDate().toInstant()).as("1WD")
        .isEqualTo("2026-10-10T08:00:00Z");

    project.reach(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY);
    assertThat(project.task(ApprovalProcess.USER_TASK_APPROVE_FEASIBILITY).getDueDate().toInstant()).as("0.5WD")
        .isEqualTo("2026-10-10T02:30:00Z");
  }
}
