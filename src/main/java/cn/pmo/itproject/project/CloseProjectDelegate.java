package cn.pmo.itproject.project;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** JS-36: closes the project in the ledger, with the digest of the archive that was built for it. */
@Component
public class CloseProjectDelegate implements JavaDelegate {

  private final ProjectLedger ledger;
  private final ClosingNotices notices;

  CloseProjectDelegate(ProjectLedger ledger, ClosingNotices notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = execution.getProcessBusinessKey();
    ledger.close(code, ledger.require(code).archiveSha256());
    notices.archived(code);
  }
}
