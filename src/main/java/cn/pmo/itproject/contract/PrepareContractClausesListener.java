package cn.pmo.itproject.contract;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-13 with GK-4.3, on creation of 合同初审: what was ticked for an earlier draft says nothing about this one. */
@Component
class PrepareContractClausesListener implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.remove(task, "contractClauses");
  }
}
