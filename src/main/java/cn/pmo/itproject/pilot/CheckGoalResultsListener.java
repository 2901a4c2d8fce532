package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-19, on completion of 分析比较: every goal is compared. */
@Component
class CheckGoalResultsListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    GoalResults.check(FormRow.read(form, "goals", "目标和性能指标"), FormRow.read(form, "goalResults", "分析比较"));
  }
}
