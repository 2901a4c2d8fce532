package cn.pmo.itproject.worklist;

import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.NotFoundException;
import cn.pmo.itproject.project.ProjectPhases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What others have sent the current user to take note of. */
@Service
class ReceivedCopies {

  private static final String MINE = "from project_copy c join project p on p.code = c.project_code where c.recipient_id = :user"
      + PageRequest.MATCHES;

  private final JdbcClient jdbc;
  private final CurrentUser currentUser;
  private final ProjectPhases phases;

  ReceivedCopies(JdbcClient jdbc, CurrentUser currentUser, ProjectPhases phases) {
    this.jdbc = jdbc;
    this.currentUser = currentUser;
    this.phases = phases;
  }

  /**
   * A copy.
   *
   * @param readAt null as long as it is unread
   */
  record Copy(long id, String projectCode, String projectName, String taskId, String stepName, String senderName, String message,
      Instant sentAt, Instant readAt, String phaseName) {
  }

  private record Row(String processInstanceId, Copy copy) {
  }

  Paged<Copy> list(PageRequest request) {
    String user = currentUser.requireId();
    long total = jdbc.sql("select count(*) " + MINE).param("user", user).param("pattern", request.pattern(), Types.VARCHAR)
        .query(Long.class).single();
    List<Row> rows = jdbc.sql("select c.*, p.name as project_name " + MINE
        + " order by case when c.read_at is null then 0 else 1 end, c.sent_at desc, c.id desc limit :limit offset :offset")
        .param("user", user).param("pattern", request.pattern(), Types.VARCHAR).param("limit", request.size())
        .param("offset", request.offset()).query(ReceivedCopies::row).list();
    Map<String, ProjectPhases.Place> places = phases.of(rows.stream().map(Row::processInstanceId).collect(Collectors.toSet()));
    return new Paged<>(rows.stream().map(row -> inPhase(row, places.get(row.processInstanceId()))).toList(), request.page(), request.size(),
        total);
  }

  private static Copy inPhase(Row row, ProjectPhases.Place place) {
    Copy c = row.copy();
    return new Copy(c.id(), c.projectCode(), c.projectName(), c.taskId(), c.stepName(), c.senderName(), c.message(), c.sentAt(), c.readAt(),
        place == null ? null : place.phaseName());
  }

  /**
   * Notes that the current user has read a copy; the first time counts.
   *
   * @throws NotFoundException if it is not his
   */
  @Transactional
  void read(long id) {
    String user = currentUser.requireId();
    jdbc.sql("update project_copy set read_at = :now where id = :id and recipient_id = :user and read_at is null")
        .param("now", ColumnTimes.utc(ClockUtil.now().toInstant()))
        .param("id", id).param("user", user).update();
    if (jdbc.sql("select count(*) from project_copy where id = :id and recipient_id = :user").param("id", id).param("user", user)
        .query(Integer.class).single() == 0) {
      throw new NotFoundException("没有编号为“" + id + "”的抄送，或不是抄送给您的");
    }
  }

  /** How many the current user has not read yet. */
  long unread() {
    return jdbc.sql("select count(*) from project_copy where recipient_id = ? and read_at is null").param(currentUser.requireId())
        .query(Long.class).single();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(row.getString("process_instance_id"), new Copy(row.getLong("id"), row.getString("project_code"),
        row.getString("project_name"), row.getString("task_id"), row.getString("step_name"), row.getString("sender_name"),
        row.getString("message"), ColumnTimes.instant(row, "sent_at"), ColumnTimes.instant(row, "read_at"), null));
  }
}
