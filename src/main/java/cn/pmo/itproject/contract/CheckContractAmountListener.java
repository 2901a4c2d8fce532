package cn.pmo.itproject.contract;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-12, on completion of 拟订合同: the amount stays within the approved budget, the other party is the winning bidder. */
@Component
class CheckContractAmountListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    BigDecimal amount = form.decimal("contractAmount", "合同金额");
    Violations violations = new Violations();
    ContractRule.checkAmount(amount, form.decimal("approvedBudget", "批复预算"), violations);
    ContractRule.checkCounterparty(form.text("counterparty"), form.text("winningBidder"), violations);
    violations.throwIfAny();
    task.setVariable("contractAmount", amount.doubleValue());
  }
}
