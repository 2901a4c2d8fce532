package cn.pmo.itproject.research;

/**
 * Names of the process {@code research}: its key, the ids of its elements and its variables.
 * It models a research from its outline to the confirmed report, JS-07; the file is {@code bpmn/research.bpmn}.
 */
public final class ResearchProcess {

  public static final String KEY = "research";

  public static final String START_EVENT_RESEARCH_REQUIRED = "StartEvent_ResearchRequired";
  public static final String USER_TASK_DRAFT_RESEARCH_OUTLINE = "UserTask_DraftResearchOutline";
  public static final String USER_TASK_CONDUCT_RESEARCH = "UserTask_ConductResearch";
  public static final String USER_TASK_WRITE_RESEARCH_REPORT = "UserTask_WriteResearchReport";
  public static final String USER_TASK_CONFIRM_RESEARCH_REPORT = "UserTask_ConfirmResearchReport";
  public static final String GATEWAY_RESEARCH_REPORT_CONFIRMED = "Gateway_ResearchReportConfirmed";
  public static final String END_EVENT_RESEARCH_REPORT_CONFIRMED = "EndEvent_ResearchReportConfirmed";

  /** What the research is for. */
  public static final String RESEARCH_PURPOSE = "researchPurpose";
  /** Whom and how to ask, a JSON list of {@code target} and {@code method}. */
  public static final String RESEARCH_TARGETS = "researchTargets";
  /** Names of the targets, one task each. */
  public static final String RESEARCH_TARGET_NAMES = "researchTargetNames";
  /** The target of one task. */
  public static final String RESEARCH_TARGET = "researchTarget";
  /** Document: the outline. */
  public static final String RESEARCH_OUTLINE = "researchOutline";
  /** What one target told, local to its task. */
  public static final String RESEARCH_FINDINGS = "researchFindings";
  /** Document: the notes of one target, local to its task. */
  public static final String RESEARCH_NOTES = "researchNotes";
  /** Findings on feasibility. */
  public static final String FEASIBILITY_FINDINGS = "feasibilityFindings";
  /** Suggestions for the plan. */
  public static final String PLAN_SUGGESTIONS = "planSuggestions";
  /** Document: the research report. */
  public static final String RESEARCH_REPORT = "researchReport";
  /** Decision on the report: {@code APPROVED} or {@code REJECTED}. */
  public static final String DECISION = "decision";
  /** Reason of a rejection. */
  public static final String DECISION_REASON = "decisionReason";
  /** Suggestions of a rejection. */
  public static final String DECISION_SUGGESTION = "decisionSuggestion";

  private ResearchProcess() {
  }
}
