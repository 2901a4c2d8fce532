package cn.pmo.itproject.deadline;

import cn.pmo.itproject.calendar.WorkingDayCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the limits of some steps stand, as coarsely as the decision table asks: it is the same for many of them, so that the table is asked
 * once for all and its answers can be remembered.
 *
 * @param workingDays until or since the limit in half days: until it rounded up, since it rounded down
 * @param timeLimit what the step was given, to the nearest half day
 * @param process key of the step's process
 */
record Situation(State deadlineState, double workingDays, double timeLimit, String process) {

  /** Beyond it lateness makes no difference any more. */
  private static final double LONGEST = 60;

  /** Where a limit is seen from. */
  enum State {
    BEFORE, AFTER
  }

  static Situation of(Deadline deadline, WorkingDayCalendar calendar, Instant now) {
    boolean over = now.isAfter(deadline.due());
    double halfDays = over ? Math.floor(halfDays(calendar, deadline.due(), now)) : Math.ceil(halfDays(calendar, now, deadline.due()));
    return new Situation(over ? State.AFTER : State.BEFORE, Math.min(halfDays / 2, LONGEST),
        Math.min(Math.round(halfDays(calendar, deadline.created(), deadline.due())) / 2.0, LONGEST), deadline.process());
  }

  private static double halfDays(WorkingDayCalendar calendar, Instant from, Instant to) {
    Duration time = calendar.between(from, to);
    return 2.0 * time.toMillis() / calendar.daily().toMillis();
  }

  /** For a process variable: inputs of the decision, the policy that is asked and the tasks. */
  Map<String, Object> variable(String policy, List<String> taskIds) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put(OverdueWatchProcess.DEADLINE_STATE, deadlineState.name());
    variable.put(OverdueWatchProcess.WORKING_DAYS, workingDays);
    variable.put(OverdueWatchProcess.TIME_LIMIT, timeLimit);
    variable.put(OverdueWatchProcess.PROCESS, process);
    variable.put("policy", policy);
    variable.put("tasks", List.copyOf(taskIds));
    return variable;
  }

  static Situation of(Map<String, Object> variable) {
    return new Situation(State.valueOf((String) variable.get(OverdueWatchProcess.DEADLINE_STATE)),
        ((Number) variable.get(OverdueWatchProcess.WORKING_DAYS)).doubleValue(),
        ((Number) variable.get(OverdueWatchProcess.TIME_LIMIT)).doubleValue(), (String) variable.get(OverdueWatchProcess.PROCESS));
  }

  /** In the words of the table's columns. */
  String text() {
    return "期限状态 " + deadlineState + "，工作日 " + workingDays + "，办理时限 " + timeLimit + "，流程 " + process;
  }
}
