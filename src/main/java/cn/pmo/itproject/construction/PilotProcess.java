package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-pilot}: its key, the ids of its elements and its variables.
 * It models work plan and pilot, JS-15 to JS-22; the file is {@code bpmn/it-project-pilot.bpmn}.
 */
public final class PilotProcess {

  public static final String KEY = "it-project-pilot";

  public static final String START_EVENT_CONTRACT_SIGNED = "StartEvent_ContractSigned";
  public static final String USER_TASK_DRAFT_WORK_PLAN = "UserTask_DraftWorkPlan";
  public static final String USER_TASK_APPROVE_WORK_PLAN = "UserTask_ApproveWorkPlan";
  public static final String GATEWAY_WORK_PLAN_APPROVED = "Gateway_WorkPlanApproved";
  public static final String USER_TASK_SELECT_PILOT_UNITS = "UserTask_SelectPilotUnits";
  public static final String END_EVENT_PROJECT_TERMINATED = "EndEvent_ProjectTerminated";
  public static final String USER_TASK_RUN_PILOT = "UserTask_RunPilot";
  public static final String USER_TASK_COMPARE_PILOT_RESULT = "UserTask_ComparePilotResult";
  public static final String USER_TASK_JUDGE_PILOT_RESULT = "UserTask_JudgePilotResult";
  public static final String GATEWAY_PILOT_SATISFACTORY = "Gateway_PilotSatisfactory";
  public static final String BUSINESS_RULE_TASK_DETERMINE_PILOT_AUTHORITY = "BusinessRuleTask_DeterminePilotAuthority";
  public static final String USER_TASK_ACCEPT_PILOT = "UserTask_AcceptPilot";
  public static final String BUSINESS_RULE_TASK_DETERMINE_PILOT_VERDICT = "BusinessRuleTask_DeterminePilotVerdict";
  public static final String GATEWAY_PILOT_ACCEPTED = "Gateway_PilotAccepted";
  public static final String USER_TASK_UPDATE_WORK_PLAN = "UserTask_UpdateWorkPlan";
  public static final String END_EVENT_PILOT_ACCEPTED = "EndEvent_PilotAccepted";

  /** Planned end of the pilot, an ISO date. */
  public static final String PILOT_DUE_DATE = "pilotDueDate";
  /** Planned end of the roll-out, an ISO date. */
  public static final String ROLLOUT_DUE_DATE = "rolloutDueDate";
  /** Planned end of the training, an ISO date. */
  public static final String TRAINING_DUE_DATE = "trainingDueDate";
  /** Planned end of the trial run, an ISO date. */
  public static final String TRIAL_RUN_DUE_DATE = "trialRunDueDate";
  /** Document: the work plan (JS-15, revised by JS-22). */
  public static final String WORK_PLAN = "workPlan";
  /** Decision on the work plan: {@code APPROVED}, {@code REJECTED} or {@code TERMINATED}. */
  public static final String DECISION = "decision";
  /** Reason of a rejection or termination. */
  public static final String DECISION_REASON = "decisionReason";
  /** Suggestions of a rejection. */
  public static final String DECISION_SUGGESTION = "decisionSuggestion";
  /** Group ids of the pilot units, one task each. */
  public static final String PILOT_UNITS = "pilotUnits";
  /** Why these units were chosen. */
  public static final String PILOT_UNITS_REASON = "pilotUnitsReason";
  /** Group id of the unit of one task. */
  public static final String PILOT_UNIT = "pilotUnit";
  /** Document: a unit's report, local to its task (JS-18). */
  public static final String PILOT_REPORT = "pilotReport";
  /** A unit's conclusion, local to its task. */
  public static final String PILOT_CONCLUSION = "pilotConclusion";
  /** A unit's problems, a JSON list of {@code problem} and {@code handling}, local to its task. */
  public static final String PILOT_PROBLEMS = "pilotProblems";
  /**
   * Results of all units, a JSON list of {@code unit}, {@code unitName}, {@code pilotConclusion}, {@code problems} and
   * {@code reportFileName}.
   */
  public static final String PILOT_RESULTS = "pilotResults";
  /** Each goal against the pilot's result, a JSON list of {@code goal}, {@code target}, {@code result} and {@code met}. */
  public static final String GOAL_RESULTS = "goalResults";
  /** Document: the comparison of result and requirement (JS-19). */
  public static final String PILOT_COMPARISON = "pilotComparison";
  /** Whether the pilot's result is satisfactory. */
  public static final String PILOT_SATISFIED = "pilotSatisfied";
  /** Why it is not. */
  public static final String DISSATISFACTION_REASON = "dissatisfactionReason";
  /** Stage handed to the decision {@code acceptance-authority}. */
  public static final String STAGE = "stage";
  /** Group id of the body that accepts. */
  public static final String ACCEPTANCE_AUTHORITY = "acceptanceAuthority";
  /** Answer to acceptance criterion 1. */
  public static final String CRITERION1 = "criterion1";
  /** Answer to acceptance criterion 2. */
  public static final String CRITERION2 = "criterion2";
  /** Answer to acceptance criterion 3. */
  public static final String CRITERION3 = "criterion3";
  /** Answer to acceptance criterion 4. */
  public static final String CRITERION4 = "criterion4";
  /** What falls short, a JSON list of {@code criterion} and {@code description}. */
  public static final String FINDINGS = "findings";
  /** {@code PASSED} or {@code FAILED}. */
  public static final String VERDICT = "verdict";
  /** What was revised after the pilot. */
  public static final String REVISION_NOTES = "revisionNotes";
  /** Document: the revised implementation plan (JS-22). */
  public static final String IMPLEMENTATION_PLAN = "implementationPlan";

  private PilotProcess() {
  }
}
