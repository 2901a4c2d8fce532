package cn.pmo.itproject.project;

import cn.pmo.itproject.budget.BudgetRule;
import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.FormRow;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-06: enters the approved budget, computed from its lines, from which on the project counts as planned for its year. */
@Component
public class RegisterPlannedBudgetDelegate implements JavaDelegate {

  private final ProjectLedger ledger;

  RegisterPlannedBudgetDelegate(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormData form = FormData.of(execution);
    BigDecimal budget = BudgetRule.check(FormRow.read(form, "budgetLines", "预算明细"), form.decimal("budgetTotal", "预算合计")).total();
    ledger.planBudget(execution.getProcessBusinessKey(), budget);
    execution.setVariable("approvedBudget", budget.doubleValue());
  }
}
