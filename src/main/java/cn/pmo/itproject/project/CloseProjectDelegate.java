package cn.pmo.itproject.project;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-36: closes the project in the ledger, with the digest of the archive. */
@Component
public class CloseProjectDelegate implements JavaDelegate {

  private final ProjectLedger ledger;
  private final DocumentRegister documents;

  CloseProjectDelegate(ProjectLedger ledger, DocumentRegister documents) {
    this.ledger = ledger;
    this.documents = documents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = execution.getProcessBusinessKey();
    ledger.close(code, documents.latest(code, DocumentRegister.ARCHIVE_VARIABLE).map(DocumentVersion::sha256).orElseThrow(
        () -> new IllegalStateException("Project " + code + " has no archive")));
  }
}
