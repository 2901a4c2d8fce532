package cn.pmo.itproject.training;

/**
 * Names of the process {@code training}: its key, the ids of its elements and its variables.
 * It models a training from its plan to its evaluation, JS-24; the file is {@code bpmn/training.bpmn}.
 */
public final class TrainingProcess {

  public static final String KEY = "training";

  public static final String START_EVENT_TRAINING_REQUIRED = "StartEvent_TrainingRequired";
  public static final String USER_TASK_PLAN_TRAINING = "UserTask_PlanTraining";
  public static final String USER_TASK_REGISTER_TRAINEES = "UserTask_RegisterTrainees";
  public static final String USER_TASK_HOLD_TRAINING = "UserTask_HoldTraining";
  public static final String USER_TASK_EVALUATE_TRAINING = "UserTask_EvaluateTraining";
  public static final String END_EVENT_TRAINING_EVALUATED = "EndEvent_TrainingEvaluated";

  /** Group ids of the units that must be trained. */
  public static final String ROLLOUT_UNITS = "rolloutUnits";
  /** Planned end of the training, an ISO date. */
  public static final String TRAINING_DUE_DATE = "trainingDueDate";
  /** Goal of the training. */
  public static final String TRAINING_GOAL = "trainingGoal";
  /** Content of the training. */
  public static final String TRAINING_CONTENT = "trainingContent";
  /** Method of the training. */
  public static final String TRAINING_METHOD = "trainingMethod";
  /** Day of the training, an ISO date. */
  public static final String TRAINING_DATE = "trainingDate";
  /** Who is to be trained. */
  public static final String TRAINING_AUDIENCE = "trainingAudience";
  /** Document: the training plan. */
  public static final String TRAINING_PLAN = "trainingPlan";
  /** The trainees, a JSON list of {@code name} and {@code unit} (group id). */
  public static final String TRAINEES = "trainees";
  /** Document: the register of trainees. */
  public static final String TRAINING_REGISTER = "trainingRegister";
  /** Who came, a JSON list of {@code name}, {@code unit}, {@code unitName} and {@code signedIn}. */
  public static final String ATTENDANCE = "attendance";
  /** Document: the attendance sheet. */
  public static final String TRAINING_ATTENDANCE = "trainingAttendance";
  /** Score from 1 to 5. */
  public static final String TRAINING_SCORE = "trainingScore";
  /** What the training achieved. */
  public static final String TRAINING_EVALUATION = "trainingEvaluation";
  /** Document: the record of the training. */
  public static final String TRAINING_RECORD = "trainingRecord";

  private TrainingProcess() {
  }
}
