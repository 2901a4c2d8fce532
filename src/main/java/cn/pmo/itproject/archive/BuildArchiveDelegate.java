package cn.pmo.itproject.archive;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.project.ProjectLedger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** JS-36: builds the archive and hands it to the step that files it. */
@Component
public class BuildArchiveDelegate implements JavaDelegate {

  private final ArchiveService archives;
  private final ProjectLedger ledger;

  BuildArchiveDelegate(ArchiveService archives, ProjectLedger ledger) {
    this.archives = archives;
    this.ledger = ledger;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = execution.getProcessBusinessKey();
    byte[] archive = archives.build(code);
    ledger.archive(code, Sha256.of(archive));
    execution.setVariable(DocumentRegister.ARCHIVE_VARIABLE, Variables.fileValue(code + " 项目档案.zip").file(archive).create());
  }
}
