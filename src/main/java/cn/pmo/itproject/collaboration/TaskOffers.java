package cn.pmo.itproject.collaboration;

import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.organization.People;
import cn.pmo.itproject.organization.Person;
import cn.pmo.itproject.project.ProjectAccess;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What {@link TaskCollaboration} would let the current user do with many tasks at once, to be offered to him; the number of queries does
 * not depend on that of the tasks. Whether he may see the tasks is for the caller to decide.
 */
@Service
public class TaskOffers {

  private final TaskEvents events;
  private final ProjectTasks tasks;
  private final Withdrawals withdrawals;
  private final ProjectAccess access;
  private final CurrentUser currentUser;
  private final People people;
  private final JdbcClient jdbc;
  private final CollaborationSettings settings;

  TaskOffers(TaskEvents events, ProjectTasks tasks, Withdrawals withdrawals, ProjectAccess access, CurrentUser currentUser,
      People people, JdbcClient jdbc, CollaborationSettings settings) {
    this.events = events;
    this.tasks = tasks;
    this.withdrawals = withdrawals;
    this.access = access;
    this.currentUser = currentUser;
    this.people = people;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  private record Candidates(String taskId, String groupId) {
  }

  /** The open tasks of a project of which he may remind at this moment those who are to work on them. */
  public Set<String> remindable(String projectCode, Collection<String> openTaskIds) {
    if (openTaskIds.isEmpty() || !access.participates(projectCode)) {
      return Set.of();
    }
    Instant since = ClockUtil.now().toInstant().minus(settings.reminderInterval());
    Set<String> remindable = new HashSet<>(openTaskIds);
    events.ofTasks(openTaskIds).stream().filter(event -> event.kind() == TaskEventKind.REMINDED && event.at().isAfter(since))
        .map(TaskEvent::taskId).forEach(remindable::remove);
    remindable.removeAll(onlyMine(openTaskIds));
    return remindable;
  }

  /** The tasks nobody else can work on: those he has, and those nobody has whose bodies have no other member. */
  private Set<String> onlyMine(Collection<String> openTaskIds) {
    String me = currentUser.requireId();
    Set<String> mine = new HashSet<>(jdbc.sql("select ID_ from ACT_RU_TASK where ID_ in (:tasks) and ASSIGNEE_ = :me")
        .param("tasks", openTaskIds).param("me", me).query(String.class).list());
    Map<String, List<String>> bodies = jdbc.sql("""
        select l.TASK_ID_, l.GROUP_ID_ from ACT_RU_IDENTITYLINK l join ACT_RU_TASK t on t.ID_ = l.TASK_ID_
        where t.ID_ in (:tasks) and t.ASSIGNEE_ is null and l.GROUP_ID_ is not null and l.TYPE_ = 'candidate'""")
        .param("tasks", openTaskIds)
        .query((row, index) -> new Candidates(row.getString("TASK_ID_"), row.getString("GROUP_ID_"))).list().stream()
        .collect(Collectors.groupingBy(Candidates::taskId, Collectors.mapping(Candidates::groupId, Collectors.toList())));
    List<String> groups = currentUser.groups();
    Set<String> alone = bodies.values().stream().flatMap(List::stream).distinct().filter(groups::contains)
        .filter(group -> people.membersOf(List.of(group)).stream().map(Person::id).toList().equals(List.of(me)))
        .collect(Collectors.toSet());
    bodies.forEach((task, body) -> {
      if (alone.containsAll(body)) {
        mine.add(task);
      }
    });
    return mine;
  }

  /** Of tasks he has completed, those he may take back at this moment: at most the last one of each running process instance. */
  public Set<String> withdrawable(Collection<String> completedTaskIds) {
    if (completedTaskIds.isEmpty()) {
      return Set.of();
    }
    List<Withdrawals.Done> newest = jdbc.sql("""
        select t.ID_, t.NAME_, t.PROC_INST_ID_, t.ASSIGNEE_, t.DELETE_REASON_, t.END_TIME_
        from ACT_HI_TASKINST t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
        where t.ID_ in (:tasks) and t.END_TIME_ = (
          select max(l.END_TIME_) from ACT_HI_TASKINST l where l.PROC_INST_ID_ = t.PROC_INST_ID_)""")
        .param("tasks", completedTaskIds)
        .query((row, index) -> new Withdrawals.Done(row.getString("ID_"), row.getString("NAME_"), row.getString("PROC_INST_ID_"),
            row.getString("ASSIGNEE_"), row.getString("DELETE_REASON_"), row.getTimestamp("END_TIME_"))).list();
    Set<String> withdrawable = newest.stream().map(Withdrawals.Done::taskId).collect(Collectors.toSet());
    withdrawable.removeAll(tasks.trusted(() -> withdrawals.obstacles(newest, currentUser.requireId())).keySet());
    return withdrawable;
  }
}
