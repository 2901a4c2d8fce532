package cn.pmo.itproject.procurement;

import cn.pmo.itproject.form.FormData;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-11, on completion of 编制采购需求: the amount stays within the approved budget. */
@Component
class CheckProcurementAmountListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    BigDecimal amount = form.decimal("procurementAmount", "采购金额");
    ProcurementAmountRule.check(amount, form.decimal("approvedBudget", "批复预算"));
    task.setVariable("procurementAmount", amount.doubleValue());
  }
}
