package cn.pmo.itproject.contract;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.form.Today;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-14, on completion of 合同签订: number, amount, counterparty and date of the signed contract are right. */
@Component
class CheckContractSigningListener implements TaskListener {

  private final ProjectLedger ledger;

  CheckContractSigningListener(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    String contractNo = form.text("contractNo");
    BigDecimal amount = form.decimal("contractAmount", "合同金额");
    String counterparty = form.text("counterparty");
    LocalDate signedOn = form.date("contractSignedOn", "合同签订日期");
    Optional<String> usedBy = contractNo == null ? Optional.empty() : ledger.projectWithContract(contractNo);

    Violations violations = new Violations();
    ContractRule.checkNumber(contractNo, form.text("projectCode"), usedBy, violations);
    ContractRule.checkAmount(amount, form.decimal("approvedBudget", "批复预算"), violations);
    ContractRule.checkCounterparty(counterparty, form.text("winningBidder"), violations);
    ContractRule.checkSignedOn(signedOn, ledger.require(task.getExecution().getProcessBusinessKey()).registeredOn(), Today.inShanghai(),
        violations);
    violations.throwIfAny();

    task.setVariable("contractNo", contractNo);
    task.setVariable("contractAmount", amount.doubleValue());
    task.setVariable("counterparty", counterparty);
    task.setVariable("contractSignedOn", signedOn.toString());
  }
}
