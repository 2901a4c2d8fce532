package cn.pmo.itproject.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain engine with the plugin: what a due date in the model becomes. */
class WorkingDayBusinessCalendarTest {

  private static ProcessEngine engine;

  @BeforeAll
  static void startEngine() {
    ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:calendar;DB_CLOSE_DELAY=-1");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP);
    configuration.setProcessEngineName("calendar");
    configuration.setEnforceHistoryTimeToLive(false);
    configuration.setJobExecutorActivate(false);
    configuration.getProcessEnginePlugins().add(new WorkingDayCalendarPlugin(new WorkingDayCalendars(
        ZoneId.of("Asia/Shanghai"), WorkingHours.parse("08:30-12:00,14:00-17:30"), Path.of("no-such-file"))));
    engine = configuration.buildProcessEngine();

    BpmnModelInstance model = Bpmn.createExecutableProcess("limits")
        .startEvent()
        .userTask("task").camundaDueDate("${limit}")
        .boundaryEvent("late").timerWithDuration("1WD").endEvent()
        .done();
    engine.getRepositoryService().createDeployment().addModelInstance("limits.bpmn", model).deploy();
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @BeforeEach
  void setTheClock() {
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-20T08:00:00Z"))); // Friday 16:00 in Shanghai
  }

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  private Task taskWithLimit(Object limit) {
    String id = engine.getRuntimeService()
        .startProcessInstanceByKey("limits", Variables.createVariables().putValue("limit", limit)).getId();
    return engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
  }

  @ParameterizedTest
  @CsvSource({
      "0.5WD, 2026-11-23T02:30:00Z",
      "1WD, 2026-11-23T08:00:00Z",
      "10WD, 2026-12-04T08:00:00Z",
      "2026-12-01, 2026-12-01T09:30:00Z",
      "PT2H, 2026-11-20T10:00:00Z",
      "2026-12-01T10:00:00Z, 2026-12-01T10:00:00Z"})
  void aTaskGetsItsDueDate(String limit, Instant due) {
    assertThat(taskWithLimit(limit).getDueDate().toInstant()).isEqualTo(due);
  }

  @Test
  void aDateVariableIsTakenAsItIs() {
    Date due = Date.from(Instant.parse("2026-12-01T01:00:00Z"));

    assertThat(taskWithLimit(due).getDueDate()).isEqualTo(due);
  }

  @Test
  void aTimerMayLastWorkingDays() {
    String instance = taskWithLimit("1WD").getProcessInstanceId();

    assertThat(engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult().getDuedate())
        .isEqualTo(Date.from(Instant.parse("2026-11-23T08:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3WD", "xWD", "0WD"})
  void aBadLimitIsRefusedByName(String limit) {
    assertThatThrownBy(() -> taskWithLimit(limit)).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("办理时限“" + limit + "”无效").hasMessageContaining("1WD");
  }

  @Test
  void aDateThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> taskWithLimit("2026-02-30")).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("“2026-02-30”不是存在的日期");
  }
}
