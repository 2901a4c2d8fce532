package cn.pmo.itproject.acceptance;

import cn.pmo.itproject.form.StaleVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-31, on creation of 项目初验: starts without findings and shows the required documents. */
@Component
class PreparePreliminaryAcceptanceListener implements TaskListener {

  private final RequiredDocuments documents;

  PreparePreliminaryAcceptanceListener(RequiredDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void notify(DelegateTask task) {
    StaleVariables.clear(task, "preliminaryConclusion", "hasFindings");
    StaleVariables.remove(task, "findings");
    documents.show(task);
  }
}
