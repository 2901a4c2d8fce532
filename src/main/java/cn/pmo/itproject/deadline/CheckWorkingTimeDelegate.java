package cn.pmo.itproject.deadline;

import cn.pmo.itproject.calendar.WorkingDayCalendars;
import cn.pmo.itproject.notification.OldDeliveries;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Tells the process whether people work at the moment: they are reminded of limits in working time only. The rest of the time is for
 * removing what is on record of reminders and mails of long ago.
 */
@Component
class CheckWorkingTimeDelegate implements JavaDelegate {

  private final WorkingDayCalendars calendars;
  private final Deadlines deadlines;
  private final OldDeliveries deliveries;

  CheckWorkingTimeDelegate(WorkingDayCalendars calendars, Deadlines deadlines, OldDeliveries deliveries) {
    this.calendars = calendars;
    this.deadlines = deadlines;
    this.deliveries = deliveries;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Instant now = ClockUtil.now().toInstant();
    boolean workingTime = calendars.current().isWorkingTime(now);
    execution.setVariable(OverdueWatchProcess.WORKING_TIME, workingTime);
    if (!workingTime) {
      deadlines.forget(now);
      deliveries.remove(now);
    }
  }
}
