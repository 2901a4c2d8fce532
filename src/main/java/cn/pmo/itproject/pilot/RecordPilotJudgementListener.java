package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.review.DecidedStep;
import cn.pmo.itproject.review.DecisionLog;
import cn.pmo.itproject.review.DecisionMakers;
import cn.pmo.itproject.review.ReviewKind;
import cn.pmo.itproject.rule.RuleViolationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-20, on completion of 判断试点是否满意: a no has its reason; the judgement goes on record. */
@Component
class RecordPilotJudgementListener implements TaskListener {

  private final DecisionMakers decisionMakers;
  private final DecisionLog log;

  RecordPilotJudgementListener(DecisionMakers decisionMakers, DecisionLog log) {
    this.decisionMakers = decisionMakers;
    this.log = log;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    String userId = decisionMakers.requireCandidate(task);
    Boolean satisfied = form.bool("pilotSatisfied");
    String reason = form.text("dissatisfactionReason");
    check(satisfied, reason);
    task.setVariable("pilotSatisfied", satisfied);
    log.add(ReviewKind.JUDGEMENT, DecidedStep.of(task, userId), satisfied ? "YES" : "NO", reason, null);
  }

  /**
   * The rule itself.
   *
   * @throws RuleViolationException if there is no answer, or a no without a reason
   */
  static void check(Boolean satisfied, String reason) {
    if (satisfied == null) {
      throw new RuleViolationException("pilotSatisfied", "试点结果是否满意未填写，应为是或否");
    }
    if (!satisfied && reason == null) {
      throw new RuleViolationException("dissatisfactionReason", "不满意的原因不能为空：结论为“否”时应写明原因");
    }
  }
}
