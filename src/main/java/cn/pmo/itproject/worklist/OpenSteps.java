package cn.pmo.itproject.worklist;

import cn.pmo.itproject.calendar.TimeLimit;
import cn.pmo.itproject.calendar.TimeWords;
import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.engine.ColumnTimes;
import cn.pmo.itproject.organization.CurrentUser;
import cn.pmo.itproject.step.StepCatalog;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where projects stand: their open steps and who has them. */
@Component
class OpenSteps {

  private final JdbcClient jdbc;
  private final Handlers handlers;
  private final CurrentUser directory;
  private final StepCatalog steps;
  private final WorkingDayCalendars calendars;

  OpenSteps(JdbcClient jdbc, Handlers handlers, CurrentUser directory, StepCatalog steps, WorkingDayCalendars calendars) {
    this.jdbc = jdbc;
    this.handlers = handlers;
    this.directory = directory;
    this.steps = steps;
    this.calendars = calendars;
  }

  /**
   * An open step.
   *
   * @param handlers name of the one who has taken it on, otherwise of those who may
   */
  record Now(String taskId, String stepNo, String stepName, List<String> handlers, Instant due, TimeLimit limit) {
  }

  private record Open(String projectCode, String taskId, String name, String stepId, String processDefinitionId, String assignee,
      Instant due) {
  }

  /** The open steps by project, in the order they came. */
  Map<String, List<Now>> of(Collection<String> projectCodes) {
    if (projectCodes.isEmpty()) {
      return Map.of();
    }
    List<Open> open = jdbc.sql("""
        select i.BUSINESS_KEY_, t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.ASSIGNEE_, t.DUE_DATE_
        from ACT_RU_TASK t join ACT_HI_PROCINST i on i.PROC_INST_ID_ = t.PROC_INST_ID_
        where i.BUSINESS_KEY_ in (:codes) order by t.CREATE_TIME_, t.ID_""").param("codes", projectCodes)
        .query((row, index) -> new Open(row.getString("BUSINESS_KEY_"), row.getString("ID_"), row.getString("NAME_"),
            row.getString("TASK_DEF_KEY_"), row.getString("PROC_DEF_ID_"), row.getString("ASSIGNEE_"),
            ColumnTimes.engineInstant(row, "DUE_DATE_")))
        .list();
    Map<String, List<String>> candidates = handlers.candidates(open.stream().filter(o -> o.assignee() == null).map(Open::taskId).toList());
    Map<String, String> names = directory.displayNames(open.stream().map(Open::assignee).toList());
    TimeWords words = new TimeWords(calendars.current());
    Instant now = ClockUtil.now().toInstant();
    return open.stream().collect(Collectors.groupingBy(Open::projectCode, Collectors.mapping(o -> new Now(o.taskId(),
        steps.find(o.processDefinitionId(), o.stepId()).flatMap(StepProperties::clause).orElse(null), o.name(),
        o.assignee() == null ? candidates.getOrDefault(o.taskId(), List.of()) : List.of(names.getOrDefault(o.assignee(), o.assignee())),
        o.due(), words.limit(o.due(), now)), Collectors.toList())));
  }
}
