package cn.pmo.itproject.worklist;

import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.collaboration.TaskEvent;
import cn.pmo.itproject.collaboration.TaskEventKind;
import cn.pmo.itproject.collaboration.TaskEvents;
import cn.pmo.itproject.collaboration.TaskOffers;
import cn.pmo.itproject.deputy.Deputies;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.project.ProjectPhases;
import cn.pmo.itproject.project.ProjectStatus;
import cn.pmo.itproject.review.ReviewRecord;
import cn.pmo.itproject.review.ReviewRecords;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the current user has done: steps completed, and those done for somebody who delegated them. */
@Service
class DoneTasks {

  /** Found by the indexes on the user: the task was completed or handed back by him, or was his when it was completed. */
  private static final String MINE = """
      from ACT_HI_TASKINST t
      join ACT_HI_PROCINST i on i.PROC_INST_ID_ = t.PROC_INST_ID_
      join project p on p.code = i.BUSINESS_KEY_
      where t.ID_ in (select d.TASK_ from (
        select o.TASK_ID_ as TASK_ from ACT_HI_OP_LOG o
        where o.USER_ID_ = :user and o.OPERATION_TYPE_ in ('Complete', 'Resolve') and o.TASK_ID_ is not null
        union
        select h.ID_ as TASK_ from ACT_HI_IDENTITYLINK l join ACT_HI_TASKINST h on h.ID_ = l.TASK_ID_
        where l.USER_ID_ = :user and l.TYPE_ = 'assignee' and h.ASSIGNEE_ = :user and h.DELETE_REASON_ = 'completed') d)"""
      + PageRequest.MATCHES;

  /** When the task was completed; when he handed it back, if it is or was for somebody else to complete. */
  private static final String PAGE = """
      select t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.PROC_INST_ID_, t.START_TIME_, t.DUE_DATE_, t.ASSIGNEE_,
        t.END_TIME_, :user as USER_, p.code, p.name, p.status,
        coalesce(case when t.END_TIME_ is null or t.ASSIGNEE_ <> :user then (select max(r.TIMESTAMP_) from ACT_HI_OP_LOG r
          where r.TASK_ID_ = t.ID_ and r.USER_ID_ = :user and r.OPERATION_TYPE_ = 'Resolve') end, t.END_TIME_, t.START_TIME_) as AT_
      """ + MINE + " order by AT_ desc, t.ID_ desc limit :limit offset :offset";

  private final JdbcClient jdbc;
  private final CurrentUser currentUser;
  private final StepCatalog steps;
  private final ProjectPhases phases;
  private final ReviewRecords reviews;
  private final TaskEvents events;
  private final TaskOffers offers;
  private final Deputies deputies;
  private final OpenSteps openSteps;
  private final WorkingDayCalendars calendars;

  DoneTasks(JdbcClient jdbc, CurrentUser currentUser, StepCatalog steps, ProjectPhases phases, ReviewRecords reviews, TaskEvents events,
      TaskOffers offers, Deputies deputies, OpenSteps openSteps, WorkingDayCalendars calendars) {
    this.jdbc = jdbc;
    this.currentUser = currentUser;
    this.steps = steps;
    this.phases = phases;
    this.reviews = reviews;
    this.events = events;
    this.offers = offers;
    this.deputies = deputies;
    this.openSteps = openSteps;
    this.calendars = calendars;
  }

  /**
   * A step done.
   *
   * @param verdict code of the decision taken, null if the step takes none
   * @param actingFor name of the person the user stood in for
   * @param delegatedBy name of the person on whose behalf the user filled it in, null if he completed it himself
   * @param withdrawn whether it was taken back
   * @param canWithdraw whether it can be taken back at this moment
   * @param now where the project stands
   */
  record Done(String taskId, String projectCode, String projectName, String stepNo, String stepName, String phaseName, String processName,
      Instant completedAt, String verdict, String verdictLabel, boolean negative, String actingFor, String delegatedBy, String durationText,
      boolean late, boolean withdrawn, boolean canWithdraw, ProjectStatus projectStatus, String projectStatusLabel,
      List<OpenSteps.Now> now) {
  }

  /** @param own whether he completed it himself, not somebody else after he had handed it back */
  private record Row(String taskId, String name, String stepId, String processDefinitionId, String processInstanceId, boolean own,
      Instant startedAt, Instant dueAt, Instant at, String projectCode, String projectName, ProjectStatus status) {
  }

  Paged<Done> list(PageRequest request) {
    String user = currentUser.requireId();
    long total = jdbc.sql("select count(*) " + MINE).param("user", user).param("pattern", request.pattern(), Types.VARCHAR)
        .query(Long.class).single();
    List<Row> rows = jdbc.sql(PAGE)
        .param("user", user).param("pattern", request.pattern(), Types.VARCHAR).param("limit", request.size())
        .param("offset", request.offset()).query(DoneTasks::row).list();
    return new Paged<>(done(rows, user), request.page(), request.size(), total);
  }

  private List<Done> done(List<Row> rows, String user) {
    List<String> ids = rows.stream().map(Row::taskId).toList();
    Set<String> projects = rows.stream().map(Row::projectCode).collect(Collectors.toSet());
    Map<String, ProjectPhases.Place> places = phases.of(rows.stream().map(Row::processInstanceId).collect(Collectors.toSet()));
    Map<String, ReviewRecord> decisions = new HashMap<>();
    reviews.ofTasks(projects, ids).forEach(review -> decisions.put(review.taskId(), review));
    List<TaskEvent> told = events.ofTasks(ids);
    Set<String> withdrawn = told.stream().filter(event -> event.kind() == TaskEventKind.WITHDRAWN).map(TaskEvent::taskId)
        .collect(Collectors.toSet());
    Map<String, String> owners = new HashMap<>();
    told.stream().filter(event -> event.kind() == TaskEventKind.DELEGATED && event.targetIds().contains(user))
        .forEach(event -> owners.put(event.taskId(), event.userName()));
    Set<String> withdrawable = offers.withdrawable(rows.stream().filter(row -> row.own() && row.status() == ProjectStatus.RUNNING)
        .map(Row::taskId).toList());
    Map<String, String> principals = deputies.principals(ids, user);
    Map<String, String> names = currentUser.displayNames(principals.values());
    Map<String, List<OpenSteps.Now>> now = openSteps.of(projects);
    TimeWords words = new TimeWords(calendars.current());
    return rows.stream().map(row -> {
      ReviewRecord decision = row.own() ? decisions.get(row.taskId()) : null;
      String principal = principals.get(row.taskId());
      ProjectPhases.Place place = places.get(row.processInstanceId());
      return new Done(row.taskId(), row.projectCode(), row.projectName(),
          steps.find(row.processDefinitionId(), row.stepId()).flatMap(StepProperties::clause).orElse(null), row.name(), place.phaseName(),
          place.processName(), row.at(), decision == null ? null : decision.verdict(), decision == null ? null : decision.verdictLabel(),
          decision != null && decision.negative(), principal == null ? null : names.getOrDefault(principal, principal),
          row.own() ? null : owners.get(row.taskId()),
          words.duration(row.startedAt(), row.at()), words.isLate(row.dueAt(), row.at()), withdrawn.contains(row.taskId()),
          withdrawable.contains(row.taskId()), row.status(), row.status().label(),
          now.getOrDefault(row.projectCode(), List.of()));
    }).toList();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    String assignee = row.getString("ASSIGNEE_");
    boolean own = row.getTimestamp("END_TIME_") != null && (assignee == null || assignee.equals(row.getString("USER_")));
    return new Row(row.getString("ID_"), row.getString("NAME_"), row.getString("TASK_DEF_KEY_"), row.getString("PROC_DEF_ID_"),
        row.getString("PROC_INST_ID_"), own, ColumnTimes.engineInstant(row, "START_TIME_"), ColumnTimes.engineInstant(row, "DUE_DATE_"),
        ColumnTimes.engineInstant(row, "AT_"), row.getString("code"), row.getString("name"),
        ProjectStatus.valueOf(row.getString("status")));
  }
}
