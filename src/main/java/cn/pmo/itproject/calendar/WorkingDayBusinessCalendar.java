package cn.pmo.itproject.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

/**
 * Resolves the time limits of tasks and timers: working days such as {@code 0.5WD}, and dates without a time, which end
 * with the working hours of that day. Everything else is left to the engine's own calendar.
 */
class WorkingDayBusinessCalendar implements BusinessCalendar {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final WorkingDayCalendars calendars;
  private final BusinessCalendar engineCalendar;

  WorkingDayBusinessCalendar(WorkingDayCalendars calendars, BusinessCalendar engineCalendar) {
    this.calendars = calendars;
    this.engineCalendar = engineCalendar;
  }

  @Override
  public Date resolveDuedate(String description) {
    return resolveDuedate(description, (Date) null);
  }

  @Override
  public Date resolveDuedate(String description, Task task) {
    return resolveDuedate(description, (Date) null);
  }

  /**
   * @param start where a limit in working days begins; now, by the engine's clock, if null
   * @throws ProcessEngineException for a limit that cannot be read, naming it
   */
  @Override
  public Date resolveDuedate(String description, Date start) {
    if (WorkingDays.isMeantBy(description)) {
      return workingDaysAfter(description, start == null ? ClockUtil.getCurrentTime() : start);
    }
    if (DATE.matcher(description.trim()).matches()) {
      return endOf(description.trim());
    }
    return engineCalendar.resolveDuedate(description, start);
  }

  private Date workingDaysAfter(String description, Date start) {
    WorkingDays limit;
    try {
      limit = WorkingDays.parse(description);
    } catch (IllegalArgumentException e) {
      throw new ProcessEngineException(e.getMessage(), e);
    }
    return date(calendars.current().plus(start.toInstant(), limit));
  }

  private Date endOf(String description) {
    LocalDate day;
    try {
      day = LocalDate.parse(description);
    } catch (DateTimeException e) {
      throw new ProcessEngineException("办理期限“" + description + "”不是存在的日期，应写成“年-月-日”，例如 2026-12-01", e);
    }
    return date(calendars.current().endOfWorkingDay(day));
  }

  private static Date date(ZonedDateTime moment) {
    return Date.from(moment.toInstant());
  }
}
