package cn.pmo.itproject.deadline;

/**
 * Names of the process {@code overdue-watch}: its key, the ids of its elements and its variables. It is of the system, started by a timer
 * of its own; the file is {@code bpmn/overdue-watch.bpmn}.
 */
public final class OverdueWatchProcess {

  public static final String KEY = "overdue-watch";
  /** The decision it asks. */
  public static final String POLICY = "escalation-policy";

  public static final String START_EVENT_TIME_TO_CHECK = "StartEvent_TimeToCheck";
  public static final String SERVICE_TASK_CHECK_WORKING_TIME = "ServiceTask_CheckWorkingTime";
  public static final String GATEWAY_WORKING_TIME = "Gateway_WorkingTime";
  public static final String END_EVENT_OUTSIDE_WORKING_TIME = "EndEvent_OutsideWorkingTime";
  public static final String SERVICE_TASK_FIND_DEADLINES = "ServiceTask_FindDeadlines";
  public static final String SUB_PROCESS_REMIND = "SubProcess_Remind";
  public static final String BUSINESS_RULE_TASK_APPLY_POLICY = "BusinessRuleTask_ApplyPolicy";
  public static final String SERVICE_TASK_REGISTER_REMINDERS = "ServiceTask_RegisterReminders";
  public static final String END_EVENT_REMINDERS_REGISTERED = "EndEvent_RemindersRegistered";
  public static final String END_EVENT_DEADLINES_CHECKED = "EndEvent_DeadlinesChecked";

  /** Whether people work at the moment, Boolean. */
  public static final String WORKING_TIME = "workingTime";
  /** What the policy is asked for: a list of {@link #SITUATION}. */
  public static final String SITUATIONS = "situations";
  /** One of them: the inputs of the decision, the {@code policy} that was in force and the ids of the {@code tasks}. */
  public static final String SITUATION = "situation";
  /** Input of the decision: {@code BEFORE} or {@code AFTER} the limit. */
  public static final String DEADLINE_STATE = "deadlineState";
  /** Input of the decision: working days until or since the limit, to the half day. */
  public static final String WORKING_DAYS = "workingDays";
  /** Input of the decision: working days the step was given, to the half day. */
  public static final String TIME_LIMIT = "timeLimit";
  /** Input of the decision: key of the step's process. */
  public static final String PROCESS = "process";
  /** What the decision says: {@code level}, {@code event} and {@code recipients}. */
  public static final String REMINDER = "reminder";

  private OverdueWatchProcess() {
  }
}
