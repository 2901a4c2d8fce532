package cn.pmo.itproject.training;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-24, on completion of 培训登记: checks the register. */
@Component
class CheckTraineesListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    TraineesRule.check(FormRow.read(form, "trainees", "培训登记表"), form.strings("rolloutUnits", "推广单位"));
  }
}
