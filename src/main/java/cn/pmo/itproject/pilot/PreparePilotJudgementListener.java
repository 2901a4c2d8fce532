package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-20, on creation of 判断试点是否满意: clears the previous judgement. */
@Component
class PreparePilotJudgementListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "pilotSatisfied", "dissatisfactionReason");
  }
}
