package cn.pmo.itproject.collaboration;

/**
 * What the current user may do with an open task besides working on it.
 *
 * @param pendingDelegation whether somebody else has been asked to fill it in and has not handed it back yet
 */
public record TaskActions(boolean transfer, boolean delegate, boolean recall, boolean remind, boolean copy, boolean comment,
    boolean pendingDelegation, String projectCode) {
}
