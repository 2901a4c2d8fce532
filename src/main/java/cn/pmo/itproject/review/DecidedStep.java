package cn.pmo.itproject.review;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepProperties;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The step at which somebody decides, and who.
 *
 * @param clause source clause of the step, null if it has none
 * @param documentVariable variable of the document decided on (property {@code document}), null if there is none
 */
public record DecidedStep(String projectCode, String processKey, String processInstanceId, String taskId, String stepId, String stepName,
    String clause, String documentVariable, String userId) {

  /** The step of a task that the user completes. */
  public static DecidedStep of(DelegateTask task, String userId) {
    StepProperties step = StepProperties.of(task);
    String projectCode = Optional.ofNullable(FormData.of(task).text("projectCode"))
        .orElseGet(() -> task.getExecution().getProcessBusinessKey());
    String processKey = task.getProcessEngineServices().getRepositoryService()
        .getProcessDefinition(task.getProcessDefinitionId()).getKey();
    return new DecidedStep(projectCode, processKey, task.getProcessInstanceId(), task.getId(), step.stepId(), step.stepName(),
        step.clause().orElse(null), step.get("document").orElse(null), userId);
  }
}
