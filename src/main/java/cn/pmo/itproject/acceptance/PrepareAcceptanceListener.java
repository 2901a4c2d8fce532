package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-21, JS-34, on creation of an acceptance: clears the previous answers and shows the required documents. */
@Component
class PrepareAcceptanceListener implements TaskListener {

  private final RequiredDocuments documents;

  PrepareAcceptanceListener(RequiredDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "criterion1", "criterion2", "criterion3", "criterion4", "verdict");
    StaleVariables.remove(task, "findings");
    documents.show(task);
  }
}
