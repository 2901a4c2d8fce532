package cn.pmo.itproject.contract;

import cn.pmo.itproject.form.FormData;
import cn.pmo.itproject.rule.Violations;
import cn.pmo.itproject.step.StepProperties;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-13 with GK-4.3, on completion of 合同初审: a draft passes only with the clauses of the step's property requiredClauses. */
@Component
class CheckContractClausesListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FormData form = FormData.of(task);
    if ("APPROVED".equals(form.text("decision"))) {
      Violations violations = new Violations();
      ContractRule.checkClauses(StepProperties.of(task).pairs("requiredClauses").keySet(), form.strings("contractClauses", "合同条款"),
          violations);
      violations.throwIfAny();
    }
  }
}
