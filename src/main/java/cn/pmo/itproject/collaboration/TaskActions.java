package cn.pmo.itproject.collaboration;

/**
 * What the current user may do with a task besides working on it; nothing once it is completed.
 *
 * @param pendingDelegation whether somebody else has been asked to fill it in and has not handed it back yet
 */
public record TaskActions(boolean transfer, boolean delegate, boolean recall, boolean remind, boolean copy, boolean comment,
    boolean pendingDelegation, String projectCode) {

  static TaskActions none(String projectCode) {
    return new TaskActions(false, false, false, false, false, false, false, projectCode);
  }
}
