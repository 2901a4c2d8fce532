package cn.pmo.itproject.contract;

/**
 * Names of the process {@code contract-management}: its key, the ids of its elements and its variables.
 * It models the review of a contract from its draft to its filing, JS-13; the file is {@code bpmn/contract-management.bpmn}.
 */
public final class ContractManagementProcess {

  public static final String KEY = "contract-management";

  public static final String START_EVENT_CONTRACT_DRAFTED = "StartEvent_ContractDrafted";
  public static final String USER_TASK_REVIEW_CONTRACT_DRAFT = "UserTask_ReviewContractDraft";
  public static final String GATEWAY_INITIAL_REVIEW_PASSED = "Gateway_InitialReviewPassed";
  public static final String USER_TASK_REVIEW_LEGALLY = "UserTask_ReviewLegally";
  public static final String USER_TASK_REVIEW_FINANCIALLY = "UserTask_ReviewFinancially";
  public static final String USER_TASK_REVIEW_TECHNICALLY = "UserTask_ReviewTechnically";
  public static final String SERVICE_TASK_CONSOLIDATE_JOINT_REVIEW = "ServiceTask_ConsolidateJointReview";
  public static final String GATEWAY_JOINT_REVIEW_PASSED = "Gateway_JointReviewPassed";
  public static final String USER_TASK_FINALIZE_CONTRACT = "UserTask_FinalizeContract";
  public static final String USER_TASK_FILE_CONTRACT = "UserTask_FileContract";
  public static final String END_EVENT_CONTRACT_FILED = "EndEvent_ContractFiled";
  public static final String USER_TASK_REVISE_CONTRACT = "UserTask_ReviseContract";

  /** Document: the draft under review, revised after a rejection. */
  public static final String CONTRACT_DRAFT = "contractDraft";
  /** Amount of the contract in yuan. */
  public static final String CONTRACT_AMOUNT = "contractAmount";
  /** The other party of the contract. */
  public static final String COUNTERPARTY = "counterparty";
  /** The clauses found in the draft, a list of their names. */
  public static final String CONTRACT_CLAUSES = "contractClauses";
  /** Decision of the initial review, then of the joint review: {@code APPROVED} or {@code REJECTED}. */
  public static final String DECISION = "decision";
  /** Reason of a rejection. */
  public static final String DECISION_REASON = "decisionReason";
  /** Suggestions of a rejection. */
  public static final String DECISION_SUGGESTION = "decisionSuggestion";
  /** Decision of the legal review. */
  public static final String LEGAL_DECISION = "legalDecision";
  /** Reason of a rejection of the legal review. */
  public static final String LEGAL_REASON = "legalReason";
  /** Suggestions of a rejection of the legal review. */
  public static final String LEGAL_SUGGESTION = "legalSuggestion";
  /** Decision of the financial review. */
  public static final String FINANCE_DECISION = "financeDecision";
  /** Reason of a rejection of the financial review. */
  public static final String FINANCE_REASON = "financeReason";
  /** Suggestions of a rejection of the financial review. */
  public static final String FINANCE_SUGGESTION = "financeSuggestion";
  /** Decision of the technical review. */
  public static final String TECHNICAL_DECISION = "technicalDecision";
  /** Reason of a rejection of the technical review. */
  public static final String TECHNICAL_REASON = "technicalReason";
  /** Suggestions of a rejection of the technical review. */
  public static final String TECHNICAL_SUGGESTION = "technicalSuggestion";
  /** What the revision changed. */
  public static final String REVISION_NOTES = "revisionNotes";
  /** Document: the final text of the contract. */
  public static final String FORMAL_CONTRACT = "formalContract";
  /** Number under which the contract is filed. */
  public static final String CONTRACT_FILING_NO = "contractFilingNo";
  /** Where the paper contract is kept. */
  public static final String PAPER_LOCATION = "paperLocation";

  private ContractManagementProcess() {
  }
}
