package cn.pmo.itproject.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the refusal alone, without the beans that could not be made because of it. */
class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettingsException cause) {
    return new FailureAnalysis(cause.getMessage(), "按上述各条修改后重新启动，各项设置见 docs/operations.md。", rootFailure);
  }
}
