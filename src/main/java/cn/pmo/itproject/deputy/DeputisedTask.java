package cn.pmo.itproject.deputy;

import java.time.Instant;

/** A task that was given to the deputy of a person, because of this period. */
record DeputisedTask(String taskId, String personId, String deputyId, String periodId, String processInstanceId, String stepId,
    Instant givenAt) {
}
