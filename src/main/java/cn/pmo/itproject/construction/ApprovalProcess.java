package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-approval}: its key, the ids of its elements and its variables.
 * It models requirement analysis and approval, JS-02 to JS-06; the file is {@code bpmn/it-project-approval.bpmn}.
 */
public final class ApprovalProcess {

  public static final String KEY = "it-project-approval";

  public static final String START_EVENT_PROJECT_REGISTERED = "StartEvent_ProjectRegistered";
  public static final String USER_TASK_COLLECT_STANDARDS = "UserTask_CollectStandards";
  public static final String USER_TASK_ANALYSE_FEASIBILITY = "UserTask_AnalyseFeasibility";
  public static final String USER_TASK_APPROVE_FEASIBILITY = "UserTask_ApproveFeasibility";
  public static final String GATEWAY_FEASIBILITY_APPROVED = "Gateway_FeasibilityApproved";
  public static final String USER_TASK_PREPARE_BUDGET = "UserTask_PrepareBudget";
  public static final String USER_TASK_APPROVE_BUDGET = "UserTask_ApproveBudget";
  public static final String GATEWAY_BUDGET_APPROVED = "Gateway_BudgetApproved";
  public static final String SERVICE_TASK_REGISTER_PLANNED_BUDGET = "ServiceTask_RegisterPlannedBudget";
  public static final String END_EVENT_PROJECT_APPROVED = "EndEvent_ProjectApproved";
  public static final String END_EVENT_PROJECT_TERMINATED = "EndEvent_ProjectTerminated";

  /** The standards found, a JSON list of {@code level}, {@code standardNo} and {@code standardName}. */
  public static final String TECHNICAL_STANDARDS = "technicalStandards";
  /** Why no national or no industry standard applies. */
  public static final String NO_STANDARD_REASON = "noStandardReason";
  /** Document: the technical standards and requirements (JS-02). */
  public static final String TECHNICAL_REQUIREMENTS = "technicalRequirements";
  /** {@code FEASIBLE}, {@code CONDITIONALLY_FEASIBLE} or {@code INFEASIBLE}. */
  public static final String FEASIBILITY_CONCLUSION = "feasibilityConclusion";
  /** The risks found by the feasibility analysis. */
  public static final String FEASIBILITY_RISKS = "feasibilityRisks";
  /** The options found by the feasibility analysis. */
  public static final String FEASIBILITY_OPTIONS = "feasibilityOptions";
  /** Document: the feasibility report (JS-03). */
  public static final String FEASIBILITY_REPORT = "feasibilityReport";
  /** The budget's lines, a JSON list of {@code item}, {@code quantity}, {@code unitPrice} and {@code amount} (yuan). */
  public static final String BUDGET_LINES = "budgetLines";
  /** The budget's total in yuan. */
  public static final String BUDGET_TOTAL = "budgetTotal";
  /** Document: the budget sheet (JS-05). */
  public static final String BUDGET_SHEET = "budgetSheet";
  /** The approved budget in yuan, handed back to the root. */
  public static final String APPROVED_BUDGET = "approvedBudget";
  /** Decision of the latest review: {@code APPROVED}, {@code REJECTED} or {@code TERMINATED}. */
  public static final String DECISION = "decision";
  /** Reason of a rejection or termination. */
  public static final String DECISION_REASON = "decisionReason";
  /** Suggestions of a rejection. */
  public static final String DECISION_SUGGESTION = "decisionSuggestion";

  private ApprovalProcess() {
  }
}
