package cn.pmo.itproject.project;

import cn.pmo.itproject.form.FormData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-14: enters the signed contract, from which on the project counts as executed. */
@Component
public class RegisterContractDelegate implements JavaDelegate {

  private final ProjectLedger ledger;

  RegisterContractDelegate(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormData data = FormData.of(execution);
    ledger.signContract(execution.getProcessBusinessKey(), new Contract(data.text("contractNo"),
        data.decimal("contractAmount", "合同金额"), data.text("counterparty"), data.date("contractSignedOn", "签订日期")));
  }
}
