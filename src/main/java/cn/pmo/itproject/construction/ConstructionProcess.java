package cn.pmo.itproject.construction;

/**
 * Names of the process {@code it-project-construction}: its key, the ids of its elements and its variables.
 * It models the whole life of a project, JS-01 to JS-36; the file is {@code bpmn/it-project-construction.bpmn}.
 */
public final class ConstructionProcess {

  public static final String KEY = "it-project-construction";

  public static final String START_EVENT_PROJECT_REQUIREMENT = "StartEvent_ProjectRequirement";
  public static final String SERVICE_TASK_REGISTER_PROJECT = "ServiceTask_RegisterProject";
  public static final String CALL_ACTIVITY_APPROVAL = "CallActivity_Approval";
  public static final String CALL_ACTIVITY_PLANNING = "CallActivity_Planning";
  public static final String CALL_ACTIVITY_CONTRACTING = "CallActivity_Contracting";
  public static final String CALL_ACTIVITY_PILOT = "CallActivity_Pilot";
  public static final String CALL_ACTIVITY_ROLLOUT = "CallActivity_Rollout";
  public static final String CALL_ACTIVITY_ACCEPTANCE = "CallActivity_Acceptance";
  public static final String SERVICE_TASK_BUILD_ARCHIVE = "ServiceTask_BuildArchive";
  public static final String USER_TASK_ARCHIVE_PROJECT = "UserTask_ArchiveProject";
  public static final String SERVICE_TASK_CLOSE_PROJECT = "ServiceTask_CloseProject";
  public static final String END_EVENT_PROJECT_ARCHIVED = "EndEvent_ProjectArchived";
  public static final String SUB_PROCESS_TERMINATE_PROJECT = "SubProcess_TerminateProject";
  public static final String START_EVENT_PROJECT_TERMINATED = "StartEvent_ProjectTerminated";
  public static final String SERVICE_TASK_REGISTER_TERMINATION = "ServiceTask_RegisterTermination";
  public static final String END_EVENT_PROJECT_TERMINATED = "EndEvent_ProjectTerminated";

  /** Code of the project and business key of every process that works for it, {@code XM-<year>-<4 digits>}. */
  public static final String PROJECT_CODE = "projectCode";
  /** Name of the project. */
  public static final String PROJECT_NAME = "projectName";
  /** {@code SELF_BUILT} or {@code UNIFIED_BUILD}. */
  public static final String BUILD_TYPE = "buildType";
  /** Group id of the requesting department. */
  public static final String DEPARTMENT = "department";
  /** Name of the requesting department. */
  public static final String DEPARTMENT_NAME = "departmentName";
  /** Background of the requirement. */
  public static final String BACKGROUND = "background";
  /** Goals and targets, a JSON list of {@code goal} and {@code target}. */
  public static final String GOALS = "goals";
  /** Modules the project delivers, a JSON list of {@code module}. */
  public static final String MODULES = "modules";
  /** Planned investment in yuan. */
  public static final String PLANNED_INVESTMENT = "plannedInvestment";
  /** Calendar year the project is planned for. */
  public static final String PLAN_YEAR = "planYear";
  /** Whether the annual plan lists the project. */
  public static final String IN_ANNUAL_PLAN = "inAnnualPlan";
  /** Document: the requirement (JS-01). */
  public static final String PROJECT_REQUIREMENT = "projectRequirement";
  /** The approved budget in yuan (JS-06). */
  public static final String APPROVED_BUDGET = "approvedBudget";
  /** Number of the signed contract (JS-14). */
  public static final String CONTRACT_NO = "contractNo";
  /** Amount of the signed contract in yuan. */
  public static final String CONTRACT_AMOUNT = "contractAmount";
  /** The other party of the contract. */
  public static final String COUNTERPARTY = "counterparty";
  /** Day on which the contract was signed, an ISO date. */
  public static final String CONTRACT_SIGNED_ON = "contractSignedOn";
  /** The bidder who won the procurement (JS-11). */
  public static final String WINNING_BIDDER = "winningBidder";
  /** Planned end of the pilot, an ISO date (JS-15). */
  public static final String PILOT_DUE_DATE = "pilotDueDate";
  /** Planned end of the roll-out, an ISO date. */
  public static final String ROLLOUT_DUE_DATE = "rolloutDueDate";
  /** Planned end of the training, an ISO date. */
  public static final String TRAINING_DUE_DATE = "trainingDueDate";
  /** Planned end of the trial run, an ISO date. */
  public static final String TRIAL_RUN_DUE_DATE = "trialRunDueDate";
  /** Group ids of the pilot units (JS-17). */
  public static final String PILOT_UNITS = "pilotUnits";
  /** Group ids of the units of the roll-out (JS-23). */
  public static final String ROLLOUT_UNITS = "rolloutUnits";
  /** Verdict of the final acceptance, {@code PASSED}. */
  public static final String VERDICT = "verdict";
  /** Number under which the archive is filed (JS-36). */
  public static final String ARCHIVE_NO = "archiveNo";
  /** Where the archive is kept. */
  public static final String STORAGE_LOCATION = "storageLocation";
  /** How many years the archive is kept. */
  public static final String RETENTION_YEARS = "retentionYears";
  /** Document: the archive as a ZIP (JS-36). */
  public static final String PROJECT_ARCHIVE = "projectArchive";

  private ConstructionProcess() {
  }
}
