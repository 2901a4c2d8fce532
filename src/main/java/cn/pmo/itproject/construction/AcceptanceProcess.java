package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-acceptance}: its key, the ids of its elements and its variables.
 * It models acceptance, JS-28 to JS-35; the file is {@code bpmn/it-project-acceptance.bpmn}.
 */
public final class AcceptanceProcess {

  public static final String KEY = "it-project-acceptance";

  public static final String START_EVENT_TRIAL_RUN_COMPLETED = "StartEvent_TrialRunCompleted";
  public static final String BUSINESS_RULE_TASK_DETERMINE_ADDRESSEE = "BusinessRuleTask_DetermineAddressee";
  public static final String USER_TASK_APPLY_FOR_ACCEPTANCE = "UserTask_ApplyForAcceptance";
  public static final String USER_TASK_PREPARE_ACCEPTANCE_MATERIALS = "UserTask_PrepareAcceptanceMaterials";
  public static final String USER_TASK_TEST_TECHNICALLY = "UserTask_TestTechnically";
  public static final String BUSINESS_RULE_TASK_DETERMINE_PRELIMINARY_AUTHORITY = "BusinessRuleTask_DeterminePreliminaryAuthority";
  public static final String USER_TASK_ACCEPT_PRELIMINARILY = "UserTask_AcceptPreliminarily";
  public static final String GATEWAY_PRELIMINARY_FINDINGS = "Gateway_PreliminaryFindings";
  public static final String USER_TASK_IMPROVE_AFTER_PRELIMINARY = "UserTask_ImproveAfterPreliminary";
  public static final String USER_TASK_RUN_RETRIAL = "UserTask_RunRetrial";
  public static final String BUSINESS_RULE_TASK_DETERMINE_FINAL_AUTHORITY = "BusinessRuleTask_DetermineFinalAuthority";
  public static final String USER_TASK_ACCEPT_FINALLY = "UserTask_AcceptFinally";
  public static final String BUSINESS_RULE_TASK_DETERMINE_FINAL_VERDICT = "BusinessRuleTask_DetermineFinalVerdict";
  public static final String GATEWAY_FINALLY_ACCEPTED = "Gateway_FinallyAccepted";
  public static final String END_EVENT_PROJECT_ACCEPTED = "EndEvent_ProjectAccepted";
  public static final String USER_TASK_IMPROVE_AFTER_FINAL = "UserTask_ImproveAfterFinal";

  /** Stage handed to the decision {@code acceptance-authority}. */
  public static final String STAGE = "stage";
  /** Group id of the body that is applied to or that accepts. */
  public static final String ACCEPTANCE_AUTHORITY = "acceptanceAuthority";
  /** What the application says. */
  public static final String APPLICATION_STATEMENT = "applicationStatement";
  /** Document: the application (JS-28). */
  public static final String ACCEPTANCE_APPLICATION = "acceptanceApplication";
  /** Notes on the materials. */
  public static final String MATERIALS_NOTE = "materialsNote";
  /** Document: the materials (JS-29). */
  public static final String ACCEPTANCE_MATERIALS = "acceptanceMaterials";
  /** Test items, a JSON list of {@code item}, {@code expected}, {@code actual} and {@code passed}. */
  public static final String TEST_ITEMS = "testItems";
  /** Document: the test result (JS-30). */
  public static final String TECHNICAL_TEST_RESULT = "technicalTestResult";
  /** Conclusion of the preliminary acceptance. */
  public static final String PRELIMINARY_CONCLUSION = "preliminaryConclusion";
  /** Document: its report (JS-31). */
  public static final String PRELIMINARY_ACCEPTANCE_REPORT = "preliminaryAcceptanceReport";
  /** What falls short, a JSON list of {@code description}, at the final acceptance also {@code criterion}. */
  public static final String FINDINGS = "findings";
  /** Whether the preliminary acceptance found anything. */
  public static final String HAS_FINDINGS = "hasFindings";
  /** Answers to the findings, a JSON list of {@code description}, {@code resolution} and {@code explanation}. */
  public static final String FINDING_ANSWERS = "findingAnswers";
  /** The answers of JS-32, shown at the final acceptance. */
  public static final String PRELIMINARY_ANSWERS = "preliminaryAnswers";
  /** The answers of the last JS-35, shown when the final acceptance is repeated. */
  public static final String FINAL_ANSWERS = "finalAnswers";
  /** True, local to JS-32: its form asks for the date of the retrial. */
  public static final String RETRIAL_NEEDED = "retrialNeeded";
  /** Planned end of the retrial, an ISO date. */
  public static final String RETRIAL_DUE_DATE = "retrialDueDate";
  /** Group ids of the units of the roll-out. */
  public static final String ROLLOUT_UNITS = "rolloutUnits";
  /** Group id of the unit of one task. */
  public static final String TRIAL_UNIT = "trialUnit";
  /** A unit's result, local to its task. */
  public static final String RETRIAL_RESULT = "retrialResult";
  /** Document: a unit's retrial, local to its task (JS-33). */
  public static final String RETRIAL_SUMMARY = "retrialSummary";
  /** Answer to acceptance criterion 1. */
  public static final String CRITERION1 = "criterion1";
  /** Answer to acceptance criterion 2. */
  public static final String CRITERION2 = "criterion2";
  /** Answer to acceptance criterion 3. */
  public static final String CRITERION3 = "criterion3";
  /** Answer to acceptance criterion 4. */
  public static final String CRITERION4 = "criterion4";
  /** {@code PASSED} or {@code FAILED}. */
  public static final String VERDICT = "verdict";

  private AcceptanceProcess() {
  }
}
