package cn.pmo.itproject.course;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.notification.NotificationProcess;
import cn.pmo.itproject.step.StepUnits;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the start and the steps of a project from the engine's history. */
@Component
class CourseSteps {

  private final JdbcClient jdbc;
  private final StepUnits units;

  CourseSteps(JdbcClient jdbc, StepUnits units) {
    this.jdbc = jdbc;
    this.units = units;
  }

  /** Where a project began. */
  record Start(String processDefinitionId, String processInstanceId, String stepId, String userId, Instant at) {
  }

  /**
   * A step, once for each time it came.
   *
   * @param endedAt null as long as it is open
   * @param completed whether it was completed, not cancelled
   * @param unitName what it is done for, null if it is done once for all
   */
  record Step(String taskId, String name, String stepId, String processDefinitionId, String processInstanceId, String executionId,
      String activityInstanceId, String assignee, Instant startedAt, Instant endedAt, Instant dueAt, boolean completed, String unitName) {

    private Step of(String unit) {
      return new Step(taskId, name, stepId, processDefinitionId, processInstanceId, executionId, activityInstanceId, assignee, startedAt,
          endedAt, dueAt, completed, unit);
    }
  }

  /** The mails about a project bear its code, too, and are no part of it. */
  Optional<Start> start(String projectCode) {
    return jdbc.sql("""
        select PROC_DEF_ID_, PROC_INST_ID_, START_ACT_ID_, START_USER_ID_, START_TIME_ from ACT_HI_PROCINST
        where BUSINESS_KEY_ = ? and SUPER_PROCESS_INSTANCE_ID_ is null and PROC_DEF_KEY_ <> ? order by START_TIME_ limit 1""")
        .params(projectCode, NotificationProcess.KEY)
        .query((row, index) -> new Start(row.getString("PROC_DEF_ID_"), row.getString("PROC_INST_ID_"), row.getString("START_ACT_ID_"),
            row.getString("START_USER_ID_"), ColumnTimes.engineInstant(row, "START_TIME_"))).optional();
  }

  /** All steps of all processes, in the order they came. */
  List<Step> of(String projectCode) {
    List<Step> steps = jdbc.sql("""
        select t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.PROC_INST_ID_, t.EXECUTION_ID_, t.ACT_INST_ID_, t.ASSIGNEE_,
          t.START_TIME_, t.END_TIME_, t.DUE_DATE_, t.DELETE_REASON_
        from ACT_HI_TASKINST t join ACT_HI_PROCINST i on i.PROC_INST_ID_ = t.PROC_INST_ID_
        where i.BUSINESS_KEY_ = ? order by t.END_TIME_, t.ID_""").param(projectCode)
        .query((row, index) -> new Step(row.getString("ID_"), row.getString("NAME_"), row.getString("TASK_DEF_KEY_"),
            row.getString("PROC_DEF_ID_"), row.getString("PROC_INST_ID_"), row.getString("EXECUTION_ID_"), row.getString("ACT_INST_ID_"),
            row.getString("ASSIGNEE_"), EngineTimes.exact(ColumnTimes.engineInstant(row, "START_TIME_"), row.getString("ID_")),
            ColumnTimes.engineInstant(row, "END_TIME_"), ColumnTimes.engineInstant(row, "DUE_DATE_"), "completed".equals(row.getString("DELETE_REASON_")), null))
        .list().stream().sorted(Comparator.comparing(Step::startedAt)).toList();
    Map<String, String> names = units.of(steps.stream().map(step -> new StepUnits.Place(step.taskId(), step.processDefinitionId(),
        step.stepId(), step.processInstanceId(), step.executionId())).toList());
    return steps.stream().map(step -> step.of(names.get(step.taskId()))).toList();
  }

  /** The task that delivered each version of a document, by the version's id: a version is a write of a variable in the history. */
  Map<String, String> deliveries(String projectCode) {
    Map<String, String> versions = new HashMap<>();
    jdbc.sql("select id, content_ref from project_document where project_code = ?").param(projectCode).query(row -> {
      versions.put(row.getString("content_ref"), row.getString("id"));
    });
    Map<String, String> deliveries = new HashMap<>();
    if (!versions.isEmpty()) {
      // Asked apart from our tables: see “Our tables and the engine's” in the description of the architecture.
      jdbc.sql("""
          select h.ID_ as REF_, t.ID_ as TASK_ from ACT_HI_DETAIL h
            join ACT_HI_TASKINST t on t.PROC_INST_ID_ = h.PROC_INST_ID_ and t.ACT_INST_ID_ = h.ACT_INST_ID_
          where h.ID_ in (:refs)""").param("refs", versions.keySet()).query(row -> {
            deliveries.put(versions.get(row.getString("REF_")), row.getString("TASK_"));
          });
    }
    return deliveries;
  }
}
