package cn.pmo.itproject.archive;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.project.ProjectLedger;
import cn.pmo.itproject.rule.RuleViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** JS-36: what is filed must be the very archive that was built. */
@Component
public class CheckArchiveListener implements TaskListener {

  private final ProjectLedger ledger;

  CheckArchiveListener(ProjectLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void notify(DelegateTask task) {
    String built = ledger.require(task.getExecution().getProcessBusinessKey()).archiveSha256();
    String found = digest(task.getVariable(DocumentRegister.ARCHIVE_VARIABLE));
    if (built == null || !built.equals(found)) {
      throw new RuleViolationException(DocumentRegister.ARCHIVE_VARIABLE,
          "“项目档案”（SHA-256 " + found + "）不是系统生成的档案（SHA-256 " + built + "），不能替换，应归档系统生成的文件");
    }
  }

  private static String digest(Object archive) {
    if (!(archive instanceof InputStream content)) {
      return null;
    }
    try (content) {
      return Sha256.of(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
