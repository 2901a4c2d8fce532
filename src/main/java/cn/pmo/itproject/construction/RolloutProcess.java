package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-rollout}: its key, the ids of its elements and its variables.
 * It models roll-out and trial run, JS-23 to JS-27; the file is {@code bpmn/it-project-rollout.bpmn}.
 */
public final class RolloutProcess {

  public static final String KEY = "it-project-rollout";

  public static final String START_EVENT_PILOT_ACCEPTED = "StartEvent_PilotAccepted";
  public static final String USER_TASK_ROLL_OUT = "UserTask_RollOut";
  public static final String CALL_ACTIVITY_TRAINING = "CallActivity_Training";
  public static final String USER_TASK_RUN_TRIAL = "UserTask_RunTrial";
  public static final String USER_TASK_REPORT_TRIAL_ISSUES = "UserTask_ReportTrialIssues";
  public static final String GATEWAY_TRIAL_ISSUES_REPORTED = "Gateway_TrialIssuesReported";
  public static final String USER_TASK_IMPROVE_AFTER_TRIAL = "UserTask_ImproveAfterTrial";
  public static final String END_EVENT_TRIAL_RUN_COMPLETED = "EndEvent_TrialRunCompleted";

  /** Planned end of the roll-out, an ISO date. */
  public static final String ROLLOUT_DUE_DATE = "rolloutDueDate";
  /** Planned end of the training, an ISO date. */
  public static final String TRAINING_DUE_DATE = "trainingDueDate";
  /** Planned end of the trial run, an ISO date. */
  public static final String TRIAL_RUN_DUE_DATE = "trialRunDueDate";
  /** Group ids of the units of the roll-out. */
  public static final String ROLLOUT_UNITS = "rolloutUnits";
  /** How the roll-out went. */
  public static final String ROLLOUT_SUMMARY = "rolloutSummary";
  /** Document: the roll-out (JS-23). */
  public static final String ROLLOUT_REPORT = "rolloutReport";
  /** Group id of the unit of one task. */
  public static final String TRIAL_UNIT = "trialUnit";
  /** Use of each module, a JSON list of {@code module}, {@code usageCount} and {@code usageRecord}, local to its task. */
  public static final String MODULE_USAGE = "moduleUsage";
  /** Document: a unit's trial run, local to its task (JS-25). */
  public static final String TRIAL_RUN_SUMMARY = "trialRunSummary";
  /** A unit's issues, a JSON list of {@code kind} and {@code description}, local to its task. */
  public static final String TRIAL_ISSUES = "trialIssues";
  /** That a unit has no issues, local to its task. */
  public static final String NO_TRIAL_ISSUES = "noTrialIssues";
  /** Issues of all units, a JSON list of {@code unit}, {@code unitName}, {@code kind} and {@code description}. */
  public static final String REPORTED_ISSUES = "reportedIssues";
  /** Whether any unit has issues. */
  public static final String HAS_TRIAL_ISSUES = "hasTrialIssues";
  /** Answers, a JSON list of {@code unitName}, {@code kind}, {@code description}, {@code resolution} and {@code explanation}. */
  public static final String ISSUE_ANSWERS = "issueAnswers";

  private RolloutProcess() {
  }
}
