package cn.pmo.itproject.deputy;

import cn.pmo.itproject.engine.ColumnTimes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which tasks were given to whom as a deputy, and for whom. For exactly these tasks a deputy counts as a member of the body. */
@Service
public class Deputies {

  /** Of a revoked period only what the deputy has taken on by then still counts. */
  private static final String GIVEN = """
      select t.task_id, t.person_id from deputised_task t join deputy p on p.id = t.period_id
        left join ACT_HI_TASKINST h on h.ID_ = t.task_id
      where t.deputy_id = :user and (p.revoked_at is null or h.ASSIGNEE_ = t.deputy_id)""";

  private static final String IN_ORDER = " order by t.given_at, t.person_id";

  private final JdbcClient jdbc;

  Deputies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of the person the user stands in for at this task, if the task was given to him as a deputy; null values have none. */
  public Optional<String> principal(String taskId, String userId) {
    return taskId == null || userId == null ? Optional.empty() : Optional.ofNullable(principals(List.of(taskId), userId).get(taskId));
  }

  /** For several tasks at once: task to the id of the person the user stands in for; without the tasks the user has in his own right. */
  public Map<String, String> principals(Collection<String> taskIds, String userId) {
    Map<String, String> principals = new LinkedHashMap<>();
    if (!taskIds.isEmpty()) {
      jdbc.sql(GIVEN + " and t.task_id in (:tasks)" + IN_ORDER).param("user", userId).param("tasks", taskIds)
          .query((row, index) -> principals.putIfAbsent(row.getString("task_id"), row.getString("person_id"))).list();
    }
    return principals;
  }

  /** How a deputy is named in records: 李娜（代张伟）; the name alone of somebody who acts for himself (null principal). */
  public static String label(String userName, String principalName) {
    return principalName == null ? userName : userName + "（代" + principalName + "）";
  }

  /** The persons for whom the user worked on a step of a process instance as their deputy. */
  public List<String> principalsAt(String processInstanceId, String stepId, String userId) {
    return jdbc.sql(GIVEN + " and t.process_instance_id = :instance and t.step_id = :step and h.ASSIGNEE_ = :user" + IN_ORDER)
        .param("user", userId).param("instance", processInstanceId).param("step", stepId)
        .query((row, index) -> row.getString("person_id")).list().stream().distinct().toList();
  }

  void add(DeputisedTask task) {
    jdbc.sql("""
        insert into deputised_task (task_id, person_id, deputy_id, period_id, process_instance_id, step_id, given_at)
        values (?, ?, ?, ?, ?, ?, ?)""")
        .params(task.taskId(), task.personId(), task.deputyId(), task.periodId(), task.processInstanceId(), task.stepId(),
            ColumnTimes.utc(task.givenAt()))
        .update();
  }
}
