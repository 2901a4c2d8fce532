package cn.pmo.itproject.procurement;

/**
 * Names of the process {@code procurement}: its key, the ids of its elements and its variables.
 * It models a procurement from the request to the notification of the bidders, JS-11; the file is {@code bpmn/procurement.bpmn}.
 */
public final class ProcurementProcess {

  public static final String KEY = "procurement";

  public static final String START_EVENT_PROCUREMENT_REQUIRED = "StartEvent_ProcurementRequired";
  public static final String USER_TASK_PREPARE_PROCUREMENT_REQUEST = "UserTask_PrepareProcurementRequest";
  public static final String USER_TASK_SELECT_PROCUREMENT_METHOD = "UserTask_SelectProcurementMethod";
  public static final String BUSINESS_RULE_TASK_MATCH_PROCUREMENT_METHOD = "BusinessRuleTask_MatchProcurementMethod";
  public static final String USER_TASK_PUBLISH_TENDER = "UserTask_PublishTender";
  public static final String GATEWAY_BIDDERS_SUFFICIENT = "Gateway_BiddersSufficient";
  public static final String USER_TASK_EVALUATE_BIDS = "UserTask_EvaluateBids";
  public static final String USER_TASK_AWARD_BID = "UserTask_AwardBid";
  public static final String SEND_TASK_NOTIFY_BIDDERS = "SendTask_NotifyBidders";
  public static final String END_EVENT_PROCUREMENT_AWARDED = "EndEvent_ProcurementAwarded";
  public static final String USER_TASK_HANDLE_FAILED_TENDER = "UserTask_HandleFailedTender";
  public static final String GATEWAY_PROCUREMENT_CONTINUED = "Gateway_ProcurementContinued";
  public static final String END_EVENT_PROCUREMENT_ABANDONED = "EndEvent_ProcurementAbandoned";

  /** {@code GOODS}, {@code SERVICES} or {@code WORKS}. */
  public static final String PROCUREMENT_CATEGORY = "procurementCategory";
  /** Amount to be procured in yuan. */
  public static final String PROCUREMENT_AMOUNT = "procurementAmount";
  /** What is needed. */
  public static final String PROCUREMENT_NEEDS = "procurementNeeds";
  /** Document: the procurement request. */
  public static final String PROCUREMENT_REQUEST = "procurementRequest";
  /** {@code NONE}, {@code SOLE_SUPPLIER} or {@code FAILED_TENDER}. */
  public static final String PROCUREMENT_CIRCUMSTANCE = "procurementCircumstance";
  /** Reason of a circumstance other than {@code NONE}. */
  public static final String CIRCUMSTANCE_REASON = "circumstanceReason";
  /** {@code OPEN_TENDER}, {@code INVITED_TENDER}, {@code COMPETITIVE_CONSULTATION}, {@code INQUIRY} or {@code SINGLE_SOURCE}. */
  public static final String PROCUREMENT_METHOD = "procurementMethod";
  /** How many bidders the method needs. */
  public static final String MINIMUM_BIDDERS = "minimumBidders";
  /** Day of the announcement, an ISO date. */
  public static final String ANNOUNCED_ON = "announcedOn";
  /** The bidders, a JSON list of {@code bidder}, {@code email} and {@code quote} (yuan). */
  public static final String BIDDERS = "bidders";
  /** How many bidders there are. */
  public static final String BIDDER_COUNT = "bidderCount";
  /** Document: the announcement or invitation. */
  public static final String TENDER_NOTICE = "tenderNotice";
  /**
   * The scores, a JSON list of {@code bidder}, {@code technicalScore}, {@code commercialScore}, {@code priceScore} and {@code totalScore}.
   */
  public static final String BID_SCORES = "bidScores";
  /** Document: the evaluation report. */
  public static final String EVALUATION_REPORT = "evaluationReport";
  /** Name of the bidder who won. */
  public static final String WINNING_BIDDER = "winningBidder";
  /** Amount of the winning bid in yuan. */
  public static final String WINNING_BID_AMOUNT = "winningBidAmount";
  /** Why the winner was chosen. */
  public static final String AWARD_REASON = "awardReason";
  /** Document: the award. */
  public static final String AWARD_DECISION = "awardDecision";
  /** {@code AWARDED} once a bidder has been chosen. */
  public static final String PROCUREMENT_RESULT = "procurementResult";
  /** The approved budget in yuan. */
  public static final String APPROVED_BUDGET = "approvedBudget";
  /** Decision on a failed tender: {@code REJECTED} selects another method, {@code TERMINATED} abandons. */
  public static final String DECISION = "decision";

  private ProcurementProcess() {
  }
}
