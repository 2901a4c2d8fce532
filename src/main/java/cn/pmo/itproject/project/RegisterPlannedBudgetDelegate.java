package cn.pmo.itproject.project;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.rule.RuleViolationException;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-06: enters the approved budget, from which on the project counts as planned for its year. */
@Component
public class RegisterPlannedBudgetDelegate implements JavaDelegate {

  private final ProjectLedger ledger;

  RegisterPlannedBudgetDelegate(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void execute(DelegateExecution execution) {
    BigDecimal budget = FormData.of(execution).decimal("budgetTotal", "预算合计");
    if (budget == null || budget.signum() <= 0) {
      throw new RuleViolationException("budgetTotal", "“预算合计”的值“" + budget + "”无效，应为大于 0 的金额（元）");
    }
    ledger.planBudget(execution.getProcessBusinessKey(), budget);
    execution.setVariable("approvedBudget", budget.doubleValue());
  }
}
