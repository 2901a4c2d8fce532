package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-planning}: its key, the ids of its elements and its variables.
 * It models research and implementation plan, JS-07 to JS-10; the file is {@code bpmn/it-project-planning.bpmn}.
 */
public final class PlanningProcess {

  public static final String KEY = "it-project-planning";

  public static final String START_EVENT_PROJECT_APPROVED = "StartEvent_ProjectApproved";
  public static final String CALL_ACTIVITY_RESEARCH = "CallActivity_Research";
  public static final String USER_TASK_DRAFT_IMPLEMENTATION_PLAN = "UserTask_DraftImplementationPlan";
  public static final String USER_TASK_REVIEW_IMPLEMENTATION_PLAN = "UserTask_ReviewImplementationPlan";
  public static final String GATEWAY_IMPLEMENTATION_PLAN_REVIEWED = "Gateway_ImplementationPlanReviewed";
  public static final String USER_TASK_APPROVE_IMPLEMENTATION_PLAN = "UserTask_ApproveImplementationPlan";
  public static final String GATEWAY_IMPLEMENTATION_PLAN_APPROVED = "Gateway_ImplementationPlanApproved";
  public static final String END_EVENT_IMPLEMENTATION_PLAN_APPROVED = "EndEvent_ImplementationPlanApproved";
  public static final String END_EVENT_PROJECT_TERMINATED = "EndEvent_ProjectTerminated";

  /** The approved budget in yuan (JS-06). */
  public static final String APPROVED_BUDGET = "approvedBudget";
  /** What the research found about feasibility (JS-07). */
  public static final String FEASIBILITY_FINDINGS = "feasibilityFindings";
  /** What the research suggests for the plan (JS-07). */
  public static final String PLAN_SUGGESTIONS = "planSuggestions";
  /** The main points of the implementation plan. */
  public static final String IMPLEMENTATION_SUMMARY = "implementationSummary";
  /** Document: the implementation plan (JS-08). */
  public static final String IMPLEMENTATION_PLAN = "implementationPlan";
  /** Decision of the latest review: {@code APPROVED}, {@code REJECTED} or {@code TERMINATED}. */
  public static final String DECISION = "decision";
  /** Reason of a rejection or termination. */
  public static final String DECISION_REASON = "decisionReason";
  /** Suggestions of a rejection. */
  public static final String DECISION_SUGGESTION = "decisionSuggestion";

  private PlanningProcess() {
  }
}
