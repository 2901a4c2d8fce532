package cn.pmo.itproject.standards;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-02, on completion of 收集相关技术标准: the list of standards is complete or its gaps are explained. */
@Component
class CheckStandardsListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    StandardsRule.check(FormRow.read(form, "technicalStandards", "相关技术标准"), form.text("noStandardReason"));
  }
}
