package cn.pmo.itproject.review;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The step at which somebody decides, and who.
 *
 * @param clause source clause of the step, null if it has none
 * @param documentVariable variable of the document decided on (property {@code document}), null if there is none
 * @param documentUntil up to when versions of the document count, null for the newest: a step that itself delivers the document, like
 *     JS-04 the approved copy, decides on the version it was given
 */
public record DecidedStep(String projectCode, String processKey, String processInstanceId, String taskId, String stepId, String stepName,
    String clause, String documentVariable, Instant documentUntil, String userId) {

  /** The step of a task that the user completes. */
  public static DecidedStep of(DelegateTask task, String userId) {
    StepProperties step = StepProperties.of(task);
    String projectCode = Optional.ofNullable(FormData.of(task).text("projectCode"))
        .orElseGet(() -> task.getExecution().getProcessBusinessKey());
    String processKey = task.getProcessEngineServices().getRepositoryService()
        .getProcessDefinition(task.getProcessDefinitionId()).getKey();
    Optional<String> document = step.get("document");
    Instant until = document.filter(step.pairs("outputs")::containsKey).map(variable -> task.getCreateTime().toInstant()).orElse(null);
    return new DecidedStep(projectCode, processKey, task.getProcessInstanceId(), task.getId(), step.stepId(), step.stepName(),
        step.clause().orElse(null), document.orElse(null), until, userId);
  }
}
