package cn.pmo.itproject.review;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.step.StepProperties;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** On completion of a review: only its body decides, by the review rule, and the decision goes on record. */
@Component
class RecordReviewListener implements TaskListener {

  private final DecisionMakers decisionMakers;
  private final SeparationOfDuties separationOfDuties;
  private final DecisionLog log;

  RecordReviewListener(DecisionMakers decisionMakers, SeparationOfDuties separationOfDuties, DecisionLog log) {
    this.decisionMakers = decisionMakers;
    this.separationOfDuties = separationOfDuties;
    this.log = log;
  }

  @Override
  public void notify(DelegateTask task) {
    DecidedStep step = DecidedStep.of(task, decisionMakers.requireCandidate(task));
    separationOfDuties.check(step);
    FormData form = FormData.of(task);
    String decision = form.text("decision");
    String reason = form.text("decisionReason");
    String suggestion = form.text("decisionSuggestion");
    ReviewRule.check(ReviewRule.decisions(StepProperties.of(task).pairs("decisions")), decision, reason, suggestion);
    task.setVariable("decision", decision);
    log.add(ReviewKind.REVIEW, step, decision, reason, suggestion);
  }
}
