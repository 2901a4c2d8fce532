package cn.pmo.itproject.step;

import cn.pmo.itproject.document.DocumentRegister;
import cn.pmo.itproject.document.DocumentVersion;
import cn.pmo.itproject.document.Sha256;
import cn.pmo.itproject.rule.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks the documents a step must deliver: its properties {@code outputs} and {@code newVersion}. */
@Component
class OutputCheck {

  /** Asked for when needed only: the register itself needs the engine, which is being built when this bean is. */
  private final ObjectProvider<DocumentRegister> register;

  OutputCheck(ObjectProvider<DocumentRegister> register) {
    this.register = register;
  }

  /** Every document of {@code outputs} must be there as a file with content that is stored. */
  void check(VariableScope scope, StepProperties step, Violations violations) {
    step.pairs("outputs").forEach((variable, title) -> {
      if (content(scope, variable).isEmpty()) {
        violations.add(variable, "缺少应交文件《" + title + "》(" + variable + ")");
      }
    });
  }

  /** With {@code newVersion}, a document left as it was before this pass through the step counts as not delivered. */
  void checkNewVersions(DelegateTask task, StepProperties step, Violations violations) {
    if (!step.get("newVersion").filter("true"::equals).isPresent()) {
      return;
    }
    String projectCode = task.getExecution().getProcessBusinessKey();
    Instant started = StepPass.startedAt(task);
    step.pairs("outputs").forEach((variable, title) -> content(task, variable).ifPresent(content ->
        previous(projectCode, variable, started).filter(previous -> previous.sha256().equals(Sha256.of(content))).ifPresent(previous ->
            violations.add(variable, "《" + title + "》(" + variable + ")与第 " + previous.version() + " 版（"
                + previous.fileName() + "）内容相同，应提交修改后的新版本"))));
  }

  private Optional<DocumentVersion> previous(String projectCode, String variable, Instant before) {
    return projectCode == null ? Optional.empty() : register.getObject().all(projectCode).stream()
        .filter(version -> version.variable().equals(variable) && version.createdAt().isBefore(before))
        .reduce((first, second) -> second);
  }

  /** Empty if there is no such file, nothing in it, or if it is gone with the transaction. */
  private static Optional<byte[]> content(VariableScope scope, String variable) {
    if (!(scope.getVariableTyped(variable) instanceof FileValue file) || file.isTransient() || file.getValue() == null) {
      return Optional.empty();
    }
    try (InputStream content = file.getValue()) {
      return Optional.of(content.readAllBytes()).filter(bytes -> bytes.length > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
