package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people did with tasks stays on record here; events are added, never changed. */
@Repository
public class TaskEvents {

  private final JdbcClient jdbc;

  TaskEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an event within the current transaction. */
  public void add(TaskEvent e) {
    jdbc.sql("""
        insert into task_event (project_code, process_instance_id, task_id, step_id, step_name, kind, user_id, user_name, target_ids,
          target_names, message, happened_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(e.projectCode(), e.processInstanceId(), e.taskId(), e.stepId(), e.stepName(), e.kind().name(), e.userId(),
            e.userName(), String.join(",", e.targetIds()), e.targetNames(), e.message(),
            ColumnTimes.utc(e.at())))
        .update();
  }

  /** The events of a project, oldest first. */
  public List<TaskEvent> of(String projectCode) {
    return jdbc.sql("select * from task_event where project_code = ? order by id").param(projectCode).query(TaskEvents::map).list();
  }

  /** The events of some tasks, oldest first. */
  public List<TaskEvent> ofTasks(Collection<String> taskIds) {
    return taskIds.isEmpty() ? List.of()
        : jdbc.sql("select * from task_event where task_id in (:ids) order by id").param("ids", taskIds).query(TaskEvents::map).list();
  }

  /** The completed tasks of a project that were taken back: what was decided in them no longer counts. */
  public Set<String> withdrawn(String projectCode) {
    return new HashSet<>(jdbc.sql("select distinct task_id from task_event where project_code = ? and kind = 'WITHDRAWN'")
        .param(projectCode)
        .query(String.class).list());
  }

  /** Whether a completed task was taken back. */
  public boolean isWithdrawn(String taskId) {
    return last(taskId, TaskEventKind.WITHDRAWN).isPresent();
  }

  /** The newest event of a kind. */
  Optional<TaskEvent> last(String taskId, TaskEventKind kind) {
    return jdbc.sql("select * from task_event where task_id = ? and kind = ? order by id desc limit 1").params(taskId, kind.name())
        .query(TaskEvents::map).optional();
  }

  private static TaskEvent map(ResultSet row, int index) throws SQLException {
    String targets = row.getString("target_ids");
    Instant at = ColumnTimes.instant(row, "happened_at");
    return new TaskEvent(row.getLong("id"), row.getString("project_code"), row.getString("process_instance_id"), row.getString("task_id"),
        row.getString("step_id"), row.getString("step_name"), TaskEventKind.valueOf(row.getString("kind")), row.getString("user_id"),
        row.getString("user_name"), targets == null || targets.isEmpty() ? List.of() : List.of(targets.split(",")),
        row.getString("target_names"), row.getString("message"), at);
  }
}
