package cn.pmo.itproject.budget;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-05, on completion of 编制预算: checks the budget and writes the computed amounts and total. */
@Component
class CheckBudgetListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    Budget budget = BudgetRule.check(FormRow.read(form, "budgetLines", "预算明细"), form.decimal("budgetTotal", "预算合计"));
    form.setJson("budgetLines", budget.lines());
    task.setVariable("budgetTotal", budget.total().doubleValue());
  }
}
