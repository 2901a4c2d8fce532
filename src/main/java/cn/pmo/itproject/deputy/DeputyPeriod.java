package cn.pmo.itproject.deputy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody stands in for a person who is away (请假委托).
 *
 * @param startsOn first day, in Asia/Shanghai
 * @param endsOn last day, included
 * @param reason null if none was given
 * @param createdBy the person, or who looks after the running of the processes
 * @param revokedAt null unless it was ended before its time
 */
record DeputyPeriod(String id, String personId, String deputyId, LocalDate startsOn, LocalDate endsOn, String reason, String createdBy,
    Instant createdAt, String revokedBy, Instant revokedAt) {

  /** Where a period is by today. */
  enum State {
    PLANNED("未开始"), ACTIVE("生效中"), ENDED("已结束"), REVOKED("已撤销");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Name shown to users. */
    String label() {
      return label;
    }
  }

  State state(LocalDate today) {
    return revokedAt != null ? State.REVOKED
        : today.isBefore(startsOn) ? State.PLANNED
        : today.isAfter(endsOn) ? State.ENDED
        : State.ACTIVE;
  }

  /** Whether both have a day in common. */
  boolean overlaps(LocalDate from, LocalDate to) {
    return !startsOn.isAfter(to) && !endsOn.isBefore(from);
  }
}
