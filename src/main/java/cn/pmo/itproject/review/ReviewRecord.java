package cn.pmo.itproject.review;

import java.time.Instant;
import java.util.Set;

/**
 * One pass through a review, an acceptance or a judgement.
 *
 * @param id null until stored
 * @param verdict APPROVED, REJECTED, TERMINATED, PASSED, FAILED, YES or NO
 * @param verdictLabel the verdict in the words of the step
 * @param findings JSON, or null
 * @param criteria JSON, or null
 * @param documentVariable variable of the document that was reviewed, null if none was
 */
public record ReviewRecord(Long id, String projectCode, ReviewKind kind, String processKey, String processInstanceId, String taskId,
    String stepId, String stepName, String clause, String userId, String userName, Instant decidedAt, String verdict,
    String verdictLabel, String reason, String suggestion, String findings, String criteria, String documentVariable, String documentTitle,
    Integer documentVersion, String documentSha256) {

  private static final Set<String> NEGATIVE = Set.of("REJECTED", "FAILED", "NO", "TERMINATED");

  /** Whether it sent something back, found something wanting or ended the project. */
  public boolean negative() {
    return NEGATIVE.contains(verdict);
  }
}
