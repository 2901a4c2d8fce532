package cn.pmo.itproject.review;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.StaleVariables;
import cn.pmo.itproject.step.StepProperties;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** On creation of a review: clears the previous decision and offers the decisions the step allows. */
@Component
class PrepareReviewListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "decision", "decisionReason", "decisionSuggestion");
    FormData.of(task).setJsonLocal("decisionOptions", ReviewRule.decisions(StepProperties.of(task).pairs("decisions")).entrySet().stream()
        .map(decision -> Map.of("value", decision.getKey(), "label", decision.getValue()))
        .toList());
  }
}
