package cn.pmo.itproject.collaboration;

import java.time.Instant;
import java.util.List;

/**
 * One thing somebody did with a task besides completing it.
 *
 * @param id null until stored
 * @param taskId of {@code WITHDRAWN}: the completed task that was taken back
 * @param userId who did it, null if the system did
 * @param targetIds whom it concerns: the new handler, those who get a copy; empty if nobody in particular
 * @param targetNames their names, joined by “、”; null if nobody in particular
 * @param message reason, remark or reminder, null if there is none
 */
public record TaskEvent(Long id, String projectCode, String processInstanceId, String taskId, String stepId, String stepName,
    TaskEventKind kind, String userId, String userName, List<String> targetIds, String targetNames, String message, Instant at) {
}
