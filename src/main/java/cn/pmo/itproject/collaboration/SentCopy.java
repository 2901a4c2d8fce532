package cn.pmo.itproject.collaboration;

import java.time.Instant;

/**
 * A step that was shown to somebody who takes no part in it.
 *
 * @param message null if there is none
 * @param readAt null as long as it is unread
 * @param revocable whether the current user may take it back
 */
public record SentCopy(long id, String taskId, String stepName, String senderName, String recipientId, String recipientName, String message,
    Instant sentAt, Instant readAt, boolean revocable) {
}
