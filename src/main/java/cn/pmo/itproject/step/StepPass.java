package cn.pmo.itproject.step;

import cn.pmo.itproject.engine.EngineTimes;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * One pass through a step. A step that was taken back after its completion is worked on as a new task, but still in the same pass: the
 * documents delivered before it was taken back are those of this pass.
 */
public final class StepPass {

  /** Variable of the task itself; clients may not write those. */
  public static final String STARTED_AT = "passStartedAt";

  private StepPass() {
  }

  /** When the pass began that the task belongs to: documents that are older were there before. */
  public static Instant startedAt(DelegateTask task) {
    return task.getVariableLocal(STARTED_AT) instanceof Date start ? start.toInstant()
        : EngineTimes.exact(task.getCreateTime().toInstant(), task.getId());
  }

  /** Makes the task go on with an earlier pass. */
  public static void resume(DelegateTask task, Instant startedAt) {
    task.setVariableLocal(STARTED_AT, Date.from(startedAt));
  }
}
