package cn.pmo.itproject.deputy;

import cn.pmo.itproject.engine.ColumnTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which tasks were given to whom as a deputy, and for whom. For exactly these tasks a deputy counts as a member of the body. */
@Service
public class Deputies {

  private static final String GIVEN = """
      select t.task_id, t.person_id, t.deputy_id, p.revoked_at from deputised_task t join deputy p on p.id = t.period_id
      where\s""";

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
    return principals(taskIds.stream().distinct().collect(Collectors.toMap(task -> task, task -> userId)));
  }

  /**
   * For several tasks of several people at once.
   *
   * @param users who works or has worked on a task, by task
   * @return task to the id of the person its user stands in for; without those who have it in their own right
   */
  public Map<String, String> principals(Map<String, String> users) {
    Map<String, String> principals = new LinkedHashMap<>();
    if (!users.isEmpty()) {
      stillCounting(jdbc.sql(GIVEN + "t.task_id in (:tasks)" + IN_ORDER).param("tasks", users.keySet()).query(Deputies::given).list()
          .stream().filter(given -> given.deputyId().equals(users.get(given.taskId()))).toList())
          .forEach(given -> principals.putIfAbsent(given.taskId(), given.personId()));
    }
    return principals;
  }

  private record Given(String taskId, String personId, String deputyId, boolean revoked) {
  }

  private static Given given(ResultSet row, int index) throws SQLException {
    return new Given(row.getString("task_id"), row.getString("person_id"), row.getString("deputy_id"),
        row.getTimestamp("revoked_at") != null);
  }

  /** Of a revoked period only what the deputy has taken on by then. */
  private List<Given> stillCounting(List<Given> all) {
    Map<String, String> assignees = assignees(all.stream().filter(Given::revoked).map(Given::taskId).toList());
    return all.stream().filter(given -> !given.revoked() || given.deputyId().equals(assignees.get(given.taskId()))).toList();
  }

  /** Asked apart from our tables: see “Our tables and the engine's” in the description of the architecture. */
  private Map<String, String> assignees(Collection<String> taskIds) {
    Map<String, String> assignees = new HashMap<>();
    if (!taskIds.isEmpty()) {
      jdbc.sql("select ID_, ASSIGNEE_ from ACT_HI_TASKINST where ID_ in (:tasks)").param("tasks", taskIds).query(row -> {
        assignees.put(row.getString("ID_"), row.getString("ASSIGNEE_"));
      });
    }
    return assignees;
  }

  /** How a deputy is named in records: 李娜（代张伟）; the name alone of somebody who acts for himself (null principal). */
  public static String label(String userName, String principalName) {
    return principalName == null ? userName : userName + "（代" + principalName + "）";
  }

  /** The persons for whom the user worked on a step of a process instance as their deputy. */
  public List<String> principalsAt(String processInstanceId, String stepId, String userId) {
    List<Given> given = stillCounting(jdbc
        .sql(GIVEN + "t.process_instance_id = :instance and t.step_id = :step and t.deputy_id = :user" + IN_ORDER)
        .param("user", userId).param("instance", processInstanceId).param("step", stepId).query(Deputies::given).list());
    Map<String, String> assignees = assignees(given.stream().map(Given::taskId).toList());
    return given.stream().filter(one -> userId.equals(assignees.get(one.taskId()))).map(Given::personId).distinct().toList();
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
