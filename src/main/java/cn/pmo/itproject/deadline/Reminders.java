package cn.pmo.itproject.deadline;

import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendar;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.notification.Notice;
import cn.pmo.itproject.notification.Notice.Facts;
import cn.pmo.itproject.notification.NoticeEvent;
import cn.pmo.itproject.notification.Notices;
import cn.pmo.itproject.project.Project;
import cn.pmo.itproject.project.ProjectLedger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reminds people of limits, of each level once for each limit of a step. */
@Service
class Reminders {

  private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final ProjectLedger ledger;
  private final WorkingDayCalendars calendars;
  private final Notices notices;

  Reminders(JdbcClient jdbc, Deadlines deadlines, ProjectLedger ledger, WorkingDayCalendars calendars,
      Notices notices) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.ledger = ledger;
    this.calendars = calendars;
    this.notices = notices;
  }

  /** Posts in the current transaction what has not been told of those of the tasks whose limits still stand like this. */
  void register(Policy policy, Situation situation, Collection<String> taskIds) {
    WorkingDayCalendar calendar = calendars.current();
    Instant now = ClockUtil.now().toInstant();
    List<Deadline> untold = deadlines.of(taskIds).stream().filter(deadline -> !deadline.levels().contains(policy.level()))
        .filter(deadline -> Situation.of(deadline, calendar, now).equals(situation)).toList();
    if (untold.isEmpty()) {
      return;
    }
    Map<String, String> codes = deadlines.activeProjects(untold.stream().map(Deadline::processInstanceId).toList());
    Map<String, Project> projects = ledger.find(Set.copyOf(codes.values())).stream()
        .collect(Collectors.toMap(Project::code, Function.identity()));
    Map<String, String> steps = steps(untold.stream().map(Deadline::taskId).toList());
    for (Deadline deadline : untold) {
      String code = codes.get(deadline.processInstanceId());
      String step = steps.get(deadline.taskId());
      if (code != null && step != null) {
        record(deadline, policy, code, now);
        notices(deadline, policy, code, facts(deadline, code, projects.get(code), step, calendar, now)).forEach(notices::post);
      }
    }
  }

  private static Map<String, String> facts(Deadline deadline, String code, Project project, String step, WorkingDayCalendar calendar,
      Instant now) {
    return Map.of(Facts.PROJECT_NAME, project == null ? code : project.name(), Facts.STEP, step,
        Facts.DUE, DUE.format(deadline.due().atZone(calendar.zone())), Facts.DELAY, new TimeWords(calendar).limit(deadline.due(), now).text());
  }

  /** Who has the step is asked to work on it, the groups beside him to see to it. Who he is, is found when the mail is made. */
  private static List<Notice> notices(Deadline deadline, Policy policy, String code, Map<String, String> facts) {
    List<Notice> notices = new ArrayList<>();
    if (policy.handlers()) {
      NoticeEvent event = policy.event() == NoticeEvent.ESCALATION ? NoticeEvent.OVERDUE : policy.event();
      notices.add(new Notice(event, code, deadline.taskId(), Set.of(), Set.of(), List.of(), facts));
    }
    if (!policy.groups().isEmpty()) {
      notices.add(new Notice(policy.event(), code, deadline.taskId(), Set.of(), policy.groups(), List.of(), facts));
    }
    return notices;
  }

  /** Another check that tells the same at the same time fails here, is repeated and finds it told. */
  private void record(Deadline deadline, Policy policy, String code, Instant now) {
    jdbc.sql("insert into deadline_notice (task_id, due_at, level_code, event, project_code, told_at) values (?, ?, ?, ?, ?, ?)")
        .params(deadline.taskId(), ColumnTimes.utc(deadline.due()), policy.level(), policy.event().name(), code, ColumnTimes.utc(now))
        .update();
    policy.groups().forEach(group -> letRead(code, group, now));
  }

  /** Who is told of a project may look at it. */
  private void letRead(String code, String group, Instant now) {
    if (jdbc.sql("select count(*) from escalated_project where project_code = ? and group_id = ?").params(code, group).query(Integer.class)
        .single() == 0) {
      jdbc.sql("insert into escalated_project (project_code, group_id, told_at) values (?, ?, ?)")
          .params(code, group, ColumnTimes.utc(now)).update();
    }
  }

  /** What the steps are called; one without a name by its id in the model. */
  private Map<String, String> steps(Collection<String> taskIds) {
    Map<String, String> steps = new HashMap<>();
    jdbc.sql("select ID_, coalesce(NAME_, TASK_DEF_KEY_) STEP from ACT_RU_TASK where ID_ in (:ids)").param("ids", taskIds)
        .query(row -> {
          steps.put(row.getString("ID_"), row.getString("STEP"));
        });
    return steps;
  }
}
