package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on creation of 确定采购方式: after a failed tender the circumstance is stated anew. */
@Component
class PrepareProcurementMethodListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "procurementCircumstance", "circumstanceReason");
  }
}
