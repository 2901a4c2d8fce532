package cn.pmo.itproject.step;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The groups whose members work on a step. */
public final class StepGroups {

  private StepGroups() {
  }

  /** Those the model names; the task's own candidates do not count. */
  public static List<String> of(TaskEntity task) {
    return CandidateCheck.groups(task, task.getTaskDefinition());
  }
}
