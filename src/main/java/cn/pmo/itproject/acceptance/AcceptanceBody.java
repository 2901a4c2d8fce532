package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.engine.EngineTimes;
import cn.pmo.itproject.form.FormData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The body that the decision right before an acceptance named. */
final class AcceptanceBody {

  private AcceptanceBody() {
  }

  /**
   * The id of its group, none if there is none. It is read from the decision's own record: whoever may complete the task may also write
   * the variable that holds the result.
   */
  static List<String> of(DelegateTask task) {
    return ((UserTask) task.getBpmnModelElementInstance()).getPreviousNodes().list().stream()
        .filter(BusinessRuleTask.class::isInstance)
        .map(decision -> named(task, decision.getId()))
        .findFirst()
        .orElseGet(() -> Optional.ofNullable(FormData.of(task).text("acceptanceAuthority")))
        .stream().toList();
  }

  private static Optional<String> named(DelegateTask task, String decisionStep) {
    List<HistoricDecisionInstance> decisions = task.getProcessEngineServices().getHistoryService().createHistoricDecisionInstanceQuery()
        .processInstanceId(task.getProcessInstanceId()).activityIdIn(decisionStep)
        .includeOutputs().list();
    return decisions.stream().max(Comparator.comparing(AcceptanceBody::evaluatedAt)).stream().flatMap(decision -> decision.getOutputs().stream()).map(output -> (String) output.getValue()).findFirst();
  }

  private static Instant evaluatedAt(HistoricDecisionInstance decision) {
    return EngineTimes.exact(decision.getEvaluationTime().toInstant(), decision.getId());
  }
}
