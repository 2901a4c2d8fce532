package cn.pmo.itproject.deadline;

import java.time.Instant;
import java.util.Set;

/**
 * The limit of an open step.
 *
 * @param process key of its process
 * @param levels of which people were told for this limit
 */
record Deadline(String taskId, Instant created, Instant due, String processInstanceId, String process, Set<String> levels) {
}
