package cn.pmo.itproject.pilot;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.step.StepProperties;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-15, JS-22, on completion of a work plan: the dates, which become due dates of later steps, are in order. */
@Component
class CheckWorkPlanListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    Map<String, LocalDate> dates = new HashMap<>();
    WorkPlanRule.DATES.forEach((name, label) -> dates.put(name, form.date(name, label)));
    WorkPlanRule.check(dates, Today.inShanghai(), StepProperties.of(task).get("datesFrom").filter("rollout"::equals).isPresent());
    dates.forEach((name, date) -> task.setVariable(name, date.toString()));
  }
}
