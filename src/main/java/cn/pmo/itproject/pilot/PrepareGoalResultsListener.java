package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-19, on creation of 分析比较: lays out an empty comparison with one row for each goal. */
@Component
class PrepareGoalResultsListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    form.setJson("goalResults", GoalResults.sheet(FormRow.read(form, "goals", "目标和性能指标")));
  }
}
