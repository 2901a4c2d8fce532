package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-contracting}: its key, the ids of its elements and its variables.
 * It models procurement and contract, JS-11 to JS-14; the file is {@code bpmn/it-project-contracting.bpmn}.
 */
public final class ContractingProcess {

  public static final String KEY = "it-project-contracting";

  public static final String START_EVENT_IMPLEMENTATION_PLAN_APPROVED = "StartEvent_ImplementationPlanApproved";
  public static final String CALL_ACTIVITY_PROCUREMENT = "CallActivity_Procurement";
  public static final String GATEWAY_PROCUREMENT_SUCCEEDED = "Gateway_ProcurementSucceeded";
  public static final String USER_TASK_DECIDE_FAILED_PROCUREMENT = "UserTask_DecideFailedProcurement";
  public static final String GATEWAY_PROCUREMENT_REPEATED = "Gateway_ProcurementRepeated";
  public static final String END_EVENT_PROJECT_TERMINATED = "EndEvent_ProjectTerminated";
  public static final String USER_TASK_DRAFT_CONTRACT = "UserTask_DraftContract";
  public static final String CALL_ACTIVITY_CONTRACT_MANAGEMENT = "CallActivity_ContractManagement";
  public static final String USER_TASK_SIGN_CONTRACT = "UserTask_SignContract";
  public static final String SERVICE_TASK_REGISTER_CONTRACT = "ServiceTask_RegisterContract";
  public static final String END_EVENT_CONTRACT_SIGNED = "EndEvent_ContractSigned";

  /** {@code AWARDED} when the procurement found a supplier, otherwise null. */
  public static final String PROCUREMENT_RESULT = "procurementResult";
  /** The bidder who won the procurement. */
  public static final String WINNING_BIDDER = "winningBidder";
  /** Amount of the winning bid in yuan. */
  public static final String WINNING_BID_AMOUNT = "winningBidAmount";
  /** Amount of the contract in yuan. */
  public static final String CONTRACT_AMOUNT = "contractAmount";
  /** The other party of the contract. */
  public static final String COUNTERPARTY = "counterparty";
  /** What the contract is about. */
  public static final String CONTRACT_SUMMARY = "contractSummary";
  /** Document: the draft of the contract (JS-12). */
  public static final String CONTRACT_DRAFT = "contractDraft";
  /** Document: the final text of the contract (JS-13). */
  public static final String FORMAL_CONTRACT = "formalContract";
  /** Number of the contract, unique. */
  public static final String CONTRACT_NO = "contractNo";
  /** Day on which the contract was signed, an ISO date. */
  public static final String CONTRACT_SIGNED_ON = "contractSignedOn";
  /** Document: the signed contract (JS-14). */
  public static final String EFFECTIVE_CONTRACT = "effectiveContract";
  /** Why the procurement was abandoned. */
  public static final String FAILURE_REASON = "failureReason";
  /** Decision on a failed procurement: {@code REJECTED} repeats it, {@code TERMINATED} ends the project. */
  public static final String DECISION = "decision";

  private ContractingProcess() {
  }
}
