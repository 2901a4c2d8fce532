package cn.pmo.itproject.review;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepPass;
import cn.pmo.itproject.step.StepProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The step at which somebody decides, and who.
 *
 * @param clause source clause of the step, null if it has none
 * @param documentVariable variable of the document decided on (property {@code document}), null if there is none
 * @param documentUntil up to when versions of the document count, null for the newest: a step that itself delivers the document, like
 *     JS-04 the approved copy, decides on the version it was given
 * @param decisions what may be decided, to the step's own words for it (property {@code decisions}), empty if they are the usual ones
 */
public record DecidedStep(String projectCode, String processKey, String processInstanceId, String taskId, String stepId, String stepName,
    String clause, String documentVariable, Instant documentUntil, String userId, Map<String, String> decisions) {

  private static final Map<String, String> USUAL = Map.of("APPROVED", "通过", "PASSED", "通过", "REJECTED", "未通过", "FAILED", "未通过",
      "TERMINATED", "终止", "YES", "是", "NO", "否");

  /** The step of a task that the user completes. */
  public static DecidedStep of(DelegateTask task, String userId) {
    StepProperties step = StepProperties.of(task);
    String projectCode = Optional.ofNullable(FormData.of(task).text("projectCode"))
        .orElseGet(() -> task.getExecution().getProcessBusinessKey());
    String processKey = task.getProcessEngineServices().getRepositoryService()
        .getProcessDefinition(task.getProcessDefinitionId()).getKey();
    Optional<String> document = step.get("document");
    Instant until = document.filter(step.pairs("outputs")::containsKey).map(variable -> StepPass.startedAt(task)).orElse(null);
    return new DecidedStep(projectCode, processKey, task.getProcessInstanceId(), task.getId(), step.stepId(), step.stepName(),
        step.clause().orElse(null), document.orElse(null), until, userId, step.pairs("decisions"));
  }

  /** The verdict in the words of the step. */
  public String label(String verdict) {
    return decisions.getOrDefault(verdict, USUAL.getOrDefault(verdict, verdict));
  }
}
