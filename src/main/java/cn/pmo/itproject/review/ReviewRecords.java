package cn.pmo.itproject.review;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every pass through a review stays on record here; records are added, never changed. */
@Repository
public class ReviewRecords {

  private final JdbcClient jdbc;

  ReviewRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a record within the current transaction. */
  public void add(ReviewRecord r) {
    jdbc.sql("""
        insert into review_record (project_code, kind, process_key, process_instance_id, task_id, step_id, step_name, clause, user_id,
          user_name, decided_at, verdict, verdict_label, reason, suggestion, findings, criteria, document_variable, document_title,
          document_version, document_sha256)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(r.projectCode(), r.kind().name(), r.processKey(), r.processInstanceId(), r.taskId(), r.stepId(),
            r.stepName(), r.clause(), r.userId(), r.userName(), ColumnTimes.utc(r.decidedAt()), r.verdict(), r.verdictLabel(), r.reason(),
            r.suggestion(), r.findings(), r.criteria(), r.documentVariable(), r.documentTitle(), r.documentVersion(), r.documentSha256()))
        .update();
  }

  /** The records of a project, oldest first. */
  public List<ReviewRecord> of(String projectCode) {
    return jdbc.sql("select * from review_record where project_code = ? order by id").param(projectCode).query(ReviewRecords::map).list();
  }

  /** The records of some projects that sent something back or found something wanting, oldest first. */
  public List<ReviewRecord> negative(Collection<String> projectCodes) {
    return projectCodes.isEmpty() ? List.of()
        : jdbc.sql("select * from review_record where project_code in (:codes) and verdict in ('REJECTED', 'FAILED', 'NO') order by id")
            .param("codes", projectCodes).query(ReviewRecords::map).list();
  }

  /** The records of some tasks of some projects, oldest first. */
  public List<ReviewRecord> ofTasks(Collection<String> projectCodes, Collection<String> taskIds) {
    return taskIds.isEmpty() ? List.of()
        : jdbc.sql("select * from review_record where project_code in (:codes) and task_id in (:ids) order by id")
            .param("codes", projectCodes).param("ids", taskIds).query(ReviewRecords::map).list();
  }

  /** The records of a project that still count, oldest first: those of steps that were taken back do not. */
  public List<ReviewRecord> standing(String projectCode) {
    return jdbc.sql("""
        select * from review_record r where r.project_code = ? and not exists (
          select 1 from task_event e where e.task_id = r.task_id and e.kind = 'WITHDRAWN') order by r.id""")
        .param(projectCode).query(ReviewRecords::map).list();
  }

  /** The newest decision that ended the project. */
  public Optional<ReviewRecord> lastTermination(String projectCode) {
    return jdbc.sql("select * from review_record where project_code = ? and verdict = 'TERMINATED' order by id desc limit 1")
        .param(projectCode).query(ReviewRecords::map).optional();
  }

  private static ReviewRecord map(ResultSet row, int index) throws SQLException {
    return new ReviewRecord(row.getLong("id"), row.getString("project_code"), ReviewKind.valueOf(row.getString("kind")),
        row.getString("process_key"), row.getString("process_instance_id"), row.getString("task_id"), row.getString("step_id"),
        row.getString("step_name"), row.getString("clause"), row.getString("user_id"), row.getString("user_name"),
        ColumnTimes.instant(row, "decided_at"), row.getString("verdict"),
        row.getString("verdict_label"), row.getString("reason"), row.getString("suggestion"), row.getString("findings"),
        row.getString("criteria"), row.getString("document_variable"), row.getString("document_title"),
        row.getObject("document_version", Integer.class), row.getString("document_sha256"));
  }
}
