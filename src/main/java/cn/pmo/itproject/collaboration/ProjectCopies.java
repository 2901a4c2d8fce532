package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was sent a copy of which step; a recipient sees the project from then on. */
@Repository
class ProjectCopies {

  private final JdbcClient jdbc;

  ProjectCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets nobody else send copies of the project before the end of the transaction. */
  void lock(String projectCode) {
    jdbc.sql("select code from project where code = ? for update").param(projectCode).query(String.class).single();
  }

  /** A copy that was sent to one recipient. */
  record Sent(long id, ProjectTask task, String senderId, String senderName, String recipientId, String message,
      Instant sentAt, Instant readAt) {
  }

  /** The copies of a project, oldest first. */
  List<Sent> of(String projectCode) {
    return jdbc.sql("select * from project_copy where project_code = ? order by id").param(projectCode).query(ProjectCopies::map).list();
  }

  Optional<Sent> find(long id) {
    return jdbc.sql("select * from project_copy where id = ?").param(id).query(ProjectCopies::map).optional();
  }

  /** Takes a copy back; the recipient no longer sees the project because of it. */
  void delete(long id) {
    jdbc.sql("delete from project_copy where id = ?").param(id).update();
  }

  private static Sent map(ResultSet row, int index) throws SQLException {
    ProjectTask task = new ProjectTask(row.getString("task_id"), row.getString("project_code"), row.getString("process_instance_id"),
        row.getString("step_id"), row.getString("step_name"));
    return new Sent(row.getLong("id"), task, row.getString("sender_id"), row.getString("sender_name"), row.getString("recipient_id"),
        row.getString("message"), ColumnTimes.instant(row, "sent_at"), ColumnTimes.instant(row, "read_at"));
  }

  /** Who has not yet read what the sender sent him of the task. */
  List<String> unread(String taskId, String senderId) {
    return jdbc.sql("select recipient_id from project_copy where task_id = ? and sender_id = ? and read_at is null")
        .params(taskId, senderId).query(String.class).list();
  }

  void add(ProjectTask task, String senderId, String senderName, String recipientId, String message, Instant at) {
    jdbc.sql("""
        insert into project_copy (project_code, process_instance_id, task_id, step_id, step_name, sender_id, sender_name, recipient_id,
          message, sent_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(task.projectCode(), task.processInstanceId(), task.id(), task.stepId(), task.stepName(), senderId, senderName,
            recipientId, message, ColumnTimes.utc(at)))
        .update();
  }
}
