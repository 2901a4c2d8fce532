package cn.pmo.itproject.acceptance;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-29, JS-35, on creation of 准备验收材料 and 升级完善: shows the required documents and what is missing. */
@Component
class ListRequiredDocumentsListener implements TaskListener {

  private final RequiredDocuments documents;

  ListRequiredDocumentsListener(RequiredDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void notify(DelegateTask task) {
    documents.show(task);
  }
}
