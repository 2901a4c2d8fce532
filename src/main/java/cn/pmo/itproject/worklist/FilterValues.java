package cn.pmo.itproject.worklist;

import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.expression.FilterBean;
import cn.pmo.itproject.organization.CurrentUser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * What the filters of the task list compare with, as {@code ${worklist.…}} in their conditions. Days begin in the working-day calendar's
 * zone (Asia/Shanghai), whatever the server's.
 */
@Component("worklist")
public class FilterValues implements FilterBean {

  /** In a condition an empty list is an error. */
  private static final List<String> NO_GROUP = List.of("");

  private final CurrentUser currentUser;
  private final WorkingDayCalendars calendars;

  FilterValues(CurrentUser currentUser, WorkingDayCalendars calendars) {
    this.currentUser = currentUser;
    this.calendars = calendars;
  }

  /** The ids of the roles and departments of the user at this moment. */
  public List<String> groups() {
    List<String> groups = currentUser.groups();
    return groups.isEmpty() ? NO_GROUP : groups;
  }

  public Date now() {
    return ClockUtil.now();
  }

  public Date startOfToday() {
    return startOfDay(0);
  }

  public Date startOfTomorrow() {
    return startOfDay(1);
  }

  private Date startOfDay(int days) {
    ZoneId zone = calendars.current().zone();
    return Date.from(LocalDate.ofInstant(ClockUtil.now().toInstant(), zone).plusDays(days).atStartOfDay(zone).toInstant());
  }
}
