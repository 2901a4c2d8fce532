package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.engine.ColumnTimes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
